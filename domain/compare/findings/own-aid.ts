// Something to work with (a catalogue, a template, a guide) that only one house names in a step that others have, too,
// and that need no fewer minutes for it: worth sharing. Told by the heads of compounds, ordinary words of both tongues.

import type { Label, Language, Tongue, Word } from '#language'
import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import { addresses, namesOf, type Observer, quoted, stepsIn, workOf } from './material.ts'

/** No words that mean other things as well: a Vorlage is also what goes to the council, a Rechner stands on the desk. */
const AIDS: Readonly<Record<Tongue, string>> = {
  de: 'Katalog Muster Textbaustein Leitfaden Matrix Merkblatt Handreichung Schema Entscheidungshilfe Prüfliste Checkliste',
  en: 'catalogue template guideline checklist matrix handout',
}

const aidsIn = (language: Language): ((label: Label) => readonly Word[]) => {
  const heads = new Set(
    (['de', 'en'] as const).flatMap((tongue) =>
      language.readLabel(AIDS[tongue], tongue).words.map(({ key }) => key),
    ),
  )
  return ({ words }) =>
    words.filter(({ key, parts }) => heads.has(key) || heads.has(parts.at(-1) ?? key))
}

/** Related by more than this, two words mean one thing. */
const SAME = 0.5

const minutesOf = (steps: readonly Step[]): number | undefined => {
  const known = steps.flatMap((step) => workOf(step)?.minutes ?? [])
  return known.length < steps.length || known.length === 0
    ? undefined
    : known.reduce((sum, minutes) => sum + minutes, 0)
}

export const ownAid: Observer = (material) => {
  const { language, alignment, subjects, said } = material
  const aidsOf = aidsIn(language)
  const isNamedIn = (aid: Word, column: number): boolean =>
    (alignment.columns[column] ?? []).some(({ label }) => said(aid, label) > SAME)
  const columns = subjects.map((_, column) => column)
  return alignment.rows.flatMap((row, rowAt) =>
    row.flatMap(({ column, step }): readonly Finding[] => {
      const others = columns.filter((other) => other !== column && stepsIn(row, other).length > 0)
      const [aid] = aidsOf(step.label).filter((word) =>
        columns.every((other) => other === column || !isNamedIn(word, other)),
      )
      if (!aid || others.length < (columns.length - 1) / 2) return []
      const own = minutesOf([step])
      const theirs = others.flatMap((other) => minutesOf(stepsIn(row, other)) ?? [])
      const least = theirs.length === 0 ? undefined : Math.min(...theirs)
      if (own !== undefined && least !== undefined && own >= least) return []
      return [
        {
          observation: {
            code: 'ownAid',
            step: quoted(step),
            aid: aid.text,
            names: namesOf(material, [column]),
            ...(own === undefined || least === undefined
              ? {}
              : { minutes: { own, others: least } }),
          },
          weight: own === undefined || least === undefined ? 0.3 : 0.45,
          cells: addresses(rowAt, [column, ...others]),
        },
      ]
    }),
  )
}
