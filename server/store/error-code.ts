// What went wrong, as the database or the system calls it: a SQLSTATE or a name such as ENOENT.

/** Undefined where an error has no code. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

/** Something has this key already: it was done before, or somebody was faster. */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505'
