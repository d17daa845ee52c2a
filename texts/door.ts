// Every sentence people read, in German and English: web, mails, command line, documents. An area is
// one file with two tables of the same shape; `{{name}}` takes a value, `_one`/`_other` count.

import i18next, { type i18n } from 'i18next'
import { activity } from './activity.ts'
import { audit } from './audit.ts'
import { board } from './board.ts'
import { bpmn } from './bpmn.ts'
import { carryOn } from './carry-on.ts'
import { changes } from './changes.ts'
import { cli } from './cli.ts'
import { comments } from './comments.ts'
import { common } from './common.ts'
import { compare } from './compare.ts'
import { deputies } from './deputies.ts'
import { differences } from './differences.ts'
import { documents } from './documents.ts'
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
import { introduction } from './introduction.ts'
import { lawChanges } from './law-changes.ts'
import { library } from './library.ts'
import { lineage } from './lineage.ts'
import { measures } from './measures.ts'
import { mergeTexts } from './merge.ts'
import { minutes } from './minutes.ts'
import { notices } from './notices.ts'
import { ownData } from './own-data.ts'
import { pair } from './pair.ts'
import { pictures } from './pictures.ts'
import { process } from './process.ts'
import { publication } from './publication.ts'
import { questions } from './questions.ts'
import { refusals } from './refusals.ts'
import { reorganise } from './reorganise.ts'
import { review } from './review.ts'
import { serve } from './serve.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { signed } from './signed.ts'
import { stepKinds } from './step-kinds.ts'
import { stepNotes } from './step-notes.ts'
import { steps } from './steps.ts'
import { takeChanges } from './take-changes.ts'
import { upkeep } from './upkeep.ts'
import { workshopPlan } from './workshop-plan.ts'
import { workshopTemplates } from './workshop-templates.ts'
import { workshops } from './workshops.ts'

export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** All areas; a key is written `area:group.key`. */
export const areas = {
  activity,
  audit,
  bpmn,
  board,
  carryOn,
  changes,
  merge: mergeTexts,
  cli,
  comments,
  common,
  compare,
  deputies,
  differences,
  documents,
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
  introduction,
  lawChanges,
  library,
  lineage,
  measures,
  minutes,
  notices,
  ownData,
  pair,
  pictures,
  process,
  publication,
  questions,
  reorganise,
  review,
  refusals,
  serve,
  session,
  settings,
  setup,
  signed,
  stepKinds,
  stepNotes,
  steps,
  takeChanges,
  upkeep,
  workshopPlan,
  workshopTemplates,
  workshops,
} as const

/**
 * What every page is sent, a part of `areas`: what only servers and command lines say is not, and areas that few pages say
 * come along with those (web/client/bring-texts.ts).
 */
export const pageAreas = {
  common,
  drawing,
  errors,
  importsWeb,
  library,
  process,
  review,
  session,
} as const

type Areas = Readonly<Record<string, Readonly<Record<Language, object>>>>

/** An instance that speaks one language; German is the fallback for unknown ones. */
export const createTexts = (language: Language): i18n => speak(areas, language)

/** As `createTexts`, for pages. */
export const createPageTexts = (language: Language): i18n => speak(pageAreas, language)

const speak = (spoken: Areas, language: Language): i18n => {
  const instance = i18next.createInstance()
  const table = (wanted: Language) =>
    Object.fromEntries(Object.entries(spoken).map(([area, texts]) => [area, texts[wanted]]))
  // Everything is at hand, so this is done before it returns.
  instance.init({
    lng: language,
    fallbackLng: 'de',
    initAsync: false,
    ns: Object.keys(spoken),
    defaultNS: 'common',
    resources: { de: table('de'), en: table('en') },
    interpolation: { escapeValue: false },
  })
  return instance
}

export { activity, sayActivity } from './activity.ts'
export { audit, sayAudit } from './audit.ts'
export { board } from './board.ts'
export { isAboutKept, type ReportPart, sayRefusal, sayRemark, sayReport } from './bpmn.ts'
export { carryOn } from './carry-on.ts'
export { changes, sayDeed } from './changes.ts'
export { comments } from './comments.ts'
export { compare } from './compare.ts'
export { deputies } from './deputies.ts'
export { differences } from './differences.ts'
export { documents } from './documents.ts'
export { editor } from './editor.ts'
export { families } from './families.ts'
export { familyModel, markDigest, sayChoice, sayOpenQuestion } from './family-model.ts'
export { sayFinding, sayReason } from './findings.ts'
export { glossary } from './glossary.ts'
export { interview } from './interview.ts'
export { introduction } from './introduction.ts'
export { lawChanges } from './law-changes.ts'
export { lineage } from './lineage.ts'
export { measures } from './measures.ts'
export { sayBoth, sayMergeConflict, type ToldConflict, tellMergeConflict } from './merge.ts'
export { minutes } from './minutes.ts'
export { nameOfChosen } from './name-of-chosen.ts'
export { notices, sayNotice } from './notices.ts'
export { ownData } from './own-data.ts'
export { pair } from './pair.ts'
export { publication } from './publication.ts'
export { questions } from './questions.ts'
export { reorganise } from './reorganise.ts'
export { settings } from './settings.ts'
export { setup } from './setup.ts'
export { signed } from './signed.ts'
export { stepGuide } from './step-guide.ts'
export { stepKinds } from './step-kinds.ts'
export { stepNotes } from './step-notes.ts'
export { takeChanges } from './take-changes.ts'
export { upkeep } from './upkeep.ts'
export { workshopPlan } from './workshop-plan.ts'
export { workshops } from './workshops.ts'
