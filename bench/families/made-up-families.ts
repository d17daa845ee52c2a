// A made-up library of families: what the work is about differs, steps and wordings recur, as they do in
// administrations. The id begins with the family.

import type { Subject } from '#compare'
import { process, task } from '#process'

const SYLLABLES = 'ba de fi go hu ka le mi no pu ra se ti vo wu za be do ga ku'.split(' ')

/** A made-up word for each family: what the work is about. */
const subjectOf = (family: number): string => {
  // Neighbouring numbers must not make words that look like typing errors of each other.
  const mixed = (family * 93_187 + 51_749) % 160_000
  const at = (digit: number) => SYLLABLES[Math.floor(mixed / 20 ** digit) % 20] ?? ''
  const word = `${at(0)}${at(1)}${at(2)}${at(3)}`
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const OBJECTS = ['Angaben', 'Unterlagen', 'Bescheid', 'Gebühr', 'Vorgang', 'Nachweise', 'Frist']

const ACTIONS =
  'annehmen prüfen nachfordern erfassen entscheiden festsetzen erstellen unterschreiben versenden ablegen'.split(
    ' ',
  )
const WORDINGS: Readonly<Record<string, readonly string[]>> = {
  annehmen: ['annehmen', 'entgegennehmen', 'Annahme'],
  prüfen: ['prüfen', 'Prüfung', 'kontrollieren'],
  erfassen: ['erfassen', 'eintragen', 'Erfassung'],
  versenden: ['versenden', 'Versand', 'zusenden'],
  ablegen: ['ablegen', 'Ablage', 'archivieren'],
}

/** Synthetic library: families of five variants with other wordings; the id begins with the family. */
export const madeUpFamilies = (count: number): readonly Subject[] =>
  Array.from({ length: count }, (_, at) => {
    const family = Math.floor(at / 5)
    const variant = at % 5
    const subject = subjectOf(family)
    const actions = ACTIONS.filter((_action, index) => (index + variant) % 5 !== 4)
    const steps = actions.map((action, index) => {
      const words = WORDINGS[action] ?? [action]
      const common = OBJECTS[(family + index) % OBJECTS.length] ?? ''
      const what = index % 3 === 0 ? subject : common
      return task(`${what} ${words[variant % words.length] ?? action}`, {
        actor: `Amt ${index % 3}`,
      })
    })
    return {
      id: `${family}/${variant}`,
      name: variant % 2 === 0 ? `${subject} bearbeiten` : `Bearbeitung ${subject}`,
      process: process(...steps),
      organisation: { id: `o${variant}`, name: `Stadt ${variant}` },
    }
  })
