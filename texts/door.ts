// Every sentence people read, in German and English: web, mails, command line, documents. An area is
// one file with two tables of the same shape; `{{name}}` takes a value, `_one`/`_other` count.

import i18next, { type i18n } from 'i18next'
import { bpmn } from './bpmn.ts'
import { changes } from './changes.ts'
import { cli } from './cli.ts'
import { comments } from './comments.ts'
import { common } from './common.ts'
import { compare } from './compare.ts'
import { differences } from './differences.ts'
import { drawing } from './drawing.ts'
import { editor } from './editor.ts'
import { errors } from './errors.ts'
import { families } from './families.ts'
import { familyModel } from './family-model.ts'
import { findings } from './findings.ts'
import { glossary } from './glossary.ts'
import { imports } from './imports.ts'
import { importsWeb } from './imports-web.ts'
import { interview } from './interview.ts'
import { library } from './library.ts'
import { mergeTexts } from './merge.ts'
import { pictures } from './pictures.ts'
import { process } from './process.ts'
import { refusals } from './refusals.ts'
import { review } from './review.ts'
import { serve } from './serve.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { stepKinds } from './step-kinds.ts'
import { steps } from './steps.ts'

export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** All areas; a key is written `area:group.key`. */
export const areas = {
  bpmn,
  changes,
  merge: mergeTexts,
  cli,
  comments,
  common,
  compare,
  differences,
  drawing,
  editor,
  errors,
  families,
  familyModel,
  findings,
  glossary,
  imports,
  importsWeb,
  interview,
  library,
  pictures,
  process,
  review,
  refusals,
  serve,
  session,
  settings,
  setup,
  stepKinds,
  steps,
} as const

/** An instance that speaks one language; German is the fallback for unknown ones. */
export const createTexts = (language: Language): i18n => {
  const instance = i18next.createInstance()
  const table = (wanted: Language) =>
    Object.fromEntries(Object.entries(areas).map(([area, texts]) => [area, texts[wanted]]))
  // Everything is at hand, so this is done before it returns.
  instance.init({
    lng: language,
    fallbackLng: 'de',
    initAsync: false,
    ns: Object.keys(areas),
    defaultNS: 'common',
    resources: { de: table('de'), en: table('en') },
    interpolation: { escapeValue: false },
  })
  return instance
}

export { isAboutKept, type ReportPart, sayRefusal, sayRemark, sayReport } from './bpmn.ts'
export { sayDeed } from './changes.ts'
export { markDigest, sayChoice, sayOpenQuestion } from './family-model.ts'
export { sayFinding, sayReason } from './findings.ts'
export { sayMergeConflict } from './merge.ts'
export { stepGuide } from './step-guide.ts'
