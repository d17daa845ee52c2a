// The library: whose a process is, who may do what with it, and what others get to see of it.

export * from './actor.ts'
export * from './can.ts'
export * from './overwrite.ts'
export * from './redact.ts'
export * from './review.ts'
