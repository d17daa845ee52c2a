// Variants larger than any worked-out example: made up of few words, and joined from the examples, whose words
// are as many and as different as administrations write them.

import type { Subject } from '#compare'
import {
  activitiesOf,
  actorOf,
  branch,
  end,
  namedProcess,
  type Part,
  start,
  task,
  xor,
} from '#process'
import { exampleSubjects } from '../../test/matching-gold.ts'

const ACTS = ['prüfen', 'erfassen', 'drucken', 'versenden', 'ablegen', 'buchen', 'zeichnen']
const THINGS = ['Antrag', 'Bescheid', 'Gebühr', 'Akte', 'Nachweis', 'Stellungnahme', 'Termin']
const ACTORS = ['Bürgerbüro', 'Fachamt', 'Kasse']

const idOf = (number: number): string => `v${String(number).padStart(2, '0')}`

/** Of `steps` steps each leaves out a tenth and does a tenth in another order; some are in decisions. */
export const madeUpVariant = (number: number, steps: number): Subject => {
  const step = (at: number): Part =>
    task(
      `${THINGS[at % 7]} ${ACTS[(at * 3 + Math.floor(at / 7)) % 7]}${at < 49 ? '' : ' und melden'}`,
      { actor: ACTORS[Math.floor(at / 5) % 3] ?? 'Fachamt' },
    )
  const order = Array.from({ length: steps }, (_, at) => at)
    .filter((at) => (at * 7 + number) % 10 !== 0)
    .toSorted((a, b) => a - b + ((b * 7 + number) % 10 === 1 && b - a === 1 ? 2 : 0))
  const parts = order.flatMap((at): Part[] => {
    if (at % 10 === 4) return [xor('vollständig', branch('nein', step(at)), branch('ja'))]
    return [step(at)]
  })
  const id = idOf(number)
  return { id, name: id, process: namedProcess('Antrag', start(), ...parts, end()) }
}

/** All work of one administration in the examples, one family after the other, thinned out to `steps` steps. */
const joined = (number: number, organisation: string, steps: number): Subject => {
  const all = exampleSubjects()
    .filter(({ id }) => id.endsWith(`-${organisation}`))
    .flatMap(({ process }) =>
      activitiesOf(process).map((activity) =>
        task(activity.name, { actor: actorOf(process, activity), work: activity.work ?? {} }),
      ),
    )
  const kept = all.filter((_, at) => ((at + number) * steps) % all.length < steps).slice(0, steps)
  const id = idOf(number)
  return { id, name: id, process: namedProcess('Vorgang', start(), ...kept, end()) }
}

const ORGANISATIONS = ['K', 'A', 'H', 'B', 'Q', 'W']

/** As many variants in the words of the six administrations in turn. */
export const joinedVariants = (count: number, steps: number): readonly Subject[] =>
  Array.from({ length: count }, (_, at) =>
    joined(at, ORGANISATIONS[at % ORGANISATIONS.length] ?? 'K', steps),
  )
