// What kept the platform from starting, backing up or restoring, in the operator's language.

import type { i18n } from 'i18next'
import type { areas } from '#texts'
import { type BackupRefusal, BackupRefused } from './backup/format.ts'
import { ServeRefused } from './settings.ts'
import { type DatabaseRefusal, DatabaseRefused } from './store/database-refused.ts'

type Refusal = BackupRefusal | DatabaseRefusal
type Sentences = typeof areas.refusals.de

/** Names of the values a sentence takes. */
type Places<Sentence> = Sentence extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Places<Rest>
  : never

/** Names of the values a code brings. */
type Brought<Code, One = Refusal> = One extends { code: infer Codes; details: infer Details }
  ? Code extends Codes
    ? keyof Details
    : never
  : never

type Unsaid = Exclude<Refusal['code'], keyof Sentences> | Exclude<keyof Sentences, Refusal['code']>
type Unfilled = {
  [Code in keyof Sentences]: Exclude<Places<Sentences[Code]>, Brought<Code>>
}[keyof Sentences]

/** Nothing at all where a code lacks a sentence, or a sentence its code or a value: it does not compile. */
type Sayable = [Unsaid | Unfilled] extends [never] ? Refusal : never

const say = (texts: i18n, { code, details }: Sayable): string =>
  texts.t(`refusals:${code}`, { ...details })

/** The sentences for what the operator can put right; undefined where it is our fault. */
export const explainRefusal = (error: unknown, texts: i18n): string | undefined => {
  if (error instanceof ServeRefused) return error.message
  return error instanceof DatabaseRefused || error instanceof BackupRefused
    ? say(texts, error.refusal)
    : undefined
}
