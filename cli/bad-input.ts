// Input that cannot be worked with. Thrown where it is found and caught in one place, `runCommand`,
// which prints one line and ends with 2.

export type BadInputCode =
  | 'commandUnknown'
  | 'optionUnknown'
  | 'optionNeedsValue'
  | 'optionTakesNoValue'
  | 'optionValue'
  | 'optionNeeds'
  | 'optionsExclude'
  | 'argumentMissing'
  | 'argumentTooMany'
  | 'argumentsBeyond'
  | 'fileMissing'
  | 'fileIsFolder'
  | 'folderMissing'
  | 'folderIsFile'
  | 'folderHasNoModel'
  | 'folderMixedWithFile'
  | 'fileUnreadable'
  | 'fileTooLarge'
  | 'mergeNeedsBpmn'
  | 'mergeUnrelated'
  | 'fileEmpty'
  | 'notAModel'
  | 'modelRefused'
  | 'modelHasNoSteps'
  | 'formatNeeded'
  | 'fileOrFolder'
  | 'formatUnknown'
  | 'sameFileTwice'
  | 'wouldOverwriteSource'
  | 'cannotWrite'
  | 'queryEmpty'
  | 'notAList'
  | 'listRefused'
  | 'notDecisions'
  | 'decisionOnNothing'
  | 'ontoWithFolder'

export class BadInput extends Error {
  readonly code: BadInputCode
  /** Values for the sentence in `texts/cli.ts`. */
  readonly details: Readonly<Record<string, string>>

  constructor(code: BadInputCode, details: Readonly<Record<string, string>> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}
