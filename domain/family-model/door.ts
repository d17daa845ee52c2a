export {
  asProcess,
  type Digest,
  type DigestOptions,
  type DigestSource,
  type LeftOut,
  readableAtLeast,
} from './as-process.ts'
export { deriveVariant } from './derive-variant.ts'
export type * from './family-model.ts'
export { nameOf, namesOf } from './family-model.ts'
export { linksOfComparison, mergeFamily } from './links-of-comparison.ts'
export { mergeVariants } from './merge-variants.ts'
export type { OpenQuestion } from './questions.ts'
