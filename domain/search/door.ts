export { markText, type Span } from './mark.ts'
export { packIndex, unpackIndex } from './packed.ts'
export { type Query, queryOfTerms } from './query.ts'
export {
  type Hit,
  makeSearchIndex,
  type SearchIndex,
  type SearchOptions,
} from './search-index.ts'
export {
  type StepTerms,
  TERMS_FORMAT,
  type Terms,
  type TermsOf,
  termsOfProcess,
  termsOfSteps,
} from './terms.ts'
export {
  type AskedWords,
  type Marks,
  type Meeting,
  queryOfWords,
  readWords,
  type WordQuery,
} from './words.ts'
