// Who tells processes as text: made once from word lists, then asked for any process in any tongue.

import type { Language, Tongue } from '#language'
import { listSteps } from '#steps'
import { englishStep } from './english/english.ts'
import { readEnglishDoing } from './english/label.ts'
import { englishLabelFix } from './english/label-fix.ts'
import { englishShortWording } from './english/short-wording.ts'
import { readEnglishVerb } from './english/verbs.ts'
import { englishWording } from './english/wording.ts'
import { createGerman, germanStep } from './german/german.ts'
import { germanShortWording } from './german/short-wording.ts'
import { germanWording } from './german/wording.ts'
import type { LabelFix } from './label-fix.ts'
import type { Prose } from './prose.ts'
import { type Told, tellProcess } from './tell-process.ts'
import { tellShortly } from './tell-shortly.ts'
import type { StepSentence, Telling } from './telling.ts'

/** Inflection lists, one entry a line. How they are made: `resources/generate-grammar.ts`. */
export interface GrammarResources {
  /** `noun gender genitive plural`; what goes like its last part is left out. */
  readonly nounForms: string
  /** `infinitive third participle`; regular forms are left out, a bar parts what comes off. */
  readonly verbForms: string
}

export type Subject = Omit<Told, 'lines'>

export interface Narrator {
  /** Every step once, with the numbers of the step list. [] for a process without lines. */
  readonly long: (subject: Subject, tongue: Tongue) => Prose
  /** At most ten short sentences about the normal case, in plain language. */
  readonly short: (subject: Subject, tongue: Tongue) => Prose
  /** One label as a sentence, or quoted where its grammar is not sure. */
  readonly step: (telling: Telling, tongue: Tongue) => StepSentence
  /** How a label could be said better; undefined where it is fine or nothing is sure. */
  readonly fixLabel: (label: string) => LabelFix | undefined
}

export const createNarrator = (resources: GrammarResources, language: Language): Narrator => {
  const german = createGerman(resources.nounForms, resources.verbForms)
  const told = (subject: Subject): Told => ({ ...subject, lines: listSteps(subject.process) })
  /** Labels in another tongue than the text are quoted: their grammar is not that of the text. */
  const isForeign = ({ lines }: Told, tongue: Tongue): boolean => {
    const labels = lines.filter((line) => line.kind === 'step').map((line) => line.label)
    if (language.tongueOf(labels) === tongue) return false
    // Many words are in both tongues; whose grammar fits more labels settles it.
    const inGerman = labels.filter((label) => german.doing(label)).length
    const inEnglish = labels.filter((label) => readEnglishDoing(label)).length
    return tongue === 'de' ? inGerman <= inEnglish : inEnglish <= inGerman
  }
  const isKnown = (word: string): boolean =>
    readEnglishVerb(word.toLowerCase()) !== undefined ||
    language.readLabel(word, 'de').words.every((each) => each.isKnown)
  return {
    long: (subject, tongue) => {
      const all = told(subject)
      const foreign = isForeign(all, tongue)
      return tellProcess(
        all,
        tongue === 'de' ? germanWording(german, foreign) : englishWording(foreign),
      )
    },
    short: (subject, tongue) => {
      const all = told(subject)
      const foreign = isForeign(all, tongue)
      const wording =
        tongue === 'de' ? germanShortWording(german, foreign) : englishShortWording(foreign)
      return tellShortly(all, wording)
    },
    fixLabel: (label) =>
      language.tongueOf([label]) === 'en'
        ? englishLabelFix(label)
        : (german.labelFix(label, isKnown) ?? englishLabelFix(label)),
    step: (telling, tongue) =>
      tongue === 'de' ? germanStep(german, telling) : englishStep(telling, false),
  }
}
