// What the build compiles from the rules between entries (generator/suggest/scripts.py), for the type check alone.
type Any = any
export function duplicates(values: Any, kind: string, state: string, id: string, known: Any, book: Book): Any[]
export class Book { constructor(files: Any) }
