// What became of a task given to a worker thread. A thread that takes too long or too much memory is
// ended, and the next task gets a fresh one.

export type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'outOfMemory' }
  /** The task threw; `message` is for the log, not for people. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'closed' }
