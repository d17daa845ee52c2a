// The first look at what came in, whether all is there: every administration has one, and each calls it by another
// word (Vollständigkeit prüfen, Anmeldung sichten, Antrag formell prüfen). Told by ordinary words of both tongues.

import type { Label, Language, Tongue } from '#language'
import { frequencies } from './choices.ts'
import type { Step } from './step.ts'

interface Words {
  /** What comes in, in general. */
  readonly cameIn: string
  /** To look at that without judging it. */
  readonly look: string
  /** A check that speaks of this is a first look, whatever else it says. */
  readonly formal: string
}

const WORDS: Readonly<Record<Tongue, Words>> = {
  de: {
    cameIn:
      'Antrag Anmeldung Anzeige Meldung Angaben Daten Unterlagen Nachweise Formular Vordruck Eingang Post',
    look: 'sichten durchsehen ansehen vorprüfen durchgehen',
    formal: 'Vollständigkeit vollständig formell formal',
  },
  en: {
    cameIn: 'application registration notice information data documents form submission evidence',
    look: 'screen skim scan view',
    formal: 'completeness complete formal formally',
  },
}

/** In fewer cases it is a check of something special. */
const USUAL = 0.5

/** By step, whether it is the check of what came in. */
export const intakeChecksIn = (
  steps: readonly Step[],
  language: Language,
  tongue: Tongue,
): readonly boolean[] => {
  const keysOf = (words: string) =>
    new Set(language.readLabel(words, tongue).words.map(({ key }) => key))
  const { cameIn, look, formal } = WORDS[tongue]
  const [things, looks, formalities] = [keysOf(cameIn), keysOf(look), keysOf(formal)]
  const often = frequencies(steps)
  const isIntake = ({ words, acts }: Label): boolean => {
    if (!acts.has('check')) return false
    if (words.some(({ parts }) => parts.some((part) => formalities.has(part)))) return true
    const others = words.filter(({ key }) => !looks.has(key))
    return (
      others.length > 0 &&
      others.length < words.length &&
      others.every(({ key }) => things.has(key))
    )
  }
  return steps.map(({ label }, at) => isIntake(label) && (often?.[at] ?? 1) >= USUAL)
}
