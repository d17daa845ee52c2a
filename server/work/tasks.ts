// What worker threads can do, by name. Inputs and results are plain values that can be copied.

import { comparisonFile } from './comparison-file.ts'
import { deviations, differences } from './differences.ts'
import { familyLikeness } from './family-likeness.ts'
import { followFamilies, missingSubjects, takeSubjects } from './follow-families.ts'
import { mergeOffer } from './merge-offer.ts'
import { mergedModel } from './merged-model.ts'
import { minutesFile } from './minutes-file.ts'
import { prepareStored, shareModels } from './prepare-model.ts'
import { readModel } from './read-model.ts'
import { comparison, index, likeness, twins } from './relate.ts'
import { render } from './render.ts'
import { reorganise } from './reorganise.ts'
import { askedWords, markTexts } from './search.ts'
import { openSigned, showSigned, signedText } from './signed-file.ts'
import { askTakeOver, takeOver } from './take-over.ts'
import { teach } from './teach.ts'
import { fixLabel, tell } from './tell.ts'

export const tasks = {
  readModel,
  shareModels,
  prepareStored,
  index,
  missingSubjects,
  takeSubjects,
  followFamilies,
  likeness,
  familyLikeness,
  comparison,
  comparisonFile,
  minutesFile,
  differences,
  deviations,
  mergedModel,
  mergeOffer,
  twins,
  askedWords,
  markTexts,
  render,
  tell,
  fixLabel,
  teach,
  askTakeOver,
  takeOver,
  signedText,
  openSigned,
  showSigned,
  reorganise,
} as const

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
