// What the build compiles from the writing of entries (generator/suggest/scripts.py), for the type check alone.
export function written(values: any): string
