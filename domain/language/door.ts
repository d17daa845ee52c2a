export { createLanguage } from './create-language.ts'
export { fold } from './fold.ts'
export type * from './language.ts'
export { plainLanguage } from './plain-language.ts'
