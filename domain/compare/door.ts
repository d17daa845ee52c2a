export type * from './comparison.ts'
