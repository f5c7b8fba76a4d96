// What the build compiles from the rules (generator/suggest/scripts.py), for the type check alone.
type Any = any
export function check(values: Any, kind: string, state: string, known: Any): {path: (string | number)[], what: string, fix: string, severity: "error" | "warning"}[]
export class Places { constructor(files: Any) }
