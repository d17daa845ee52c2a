// Who begins with what others of the comparison hand over: a partner, whose work follows theirs. Laid beside it as a
// variant, it makes gaps and orders of all that the one does and the other does not.

import type { Finding } from '../comparison.ts'
import { handoversOf } from '../partners.ts'
import { type Material, namesOf, type Observer } from './material.ts'

interface Following {
  readonly column: number
  readonly givers: readonly number[]
  readonly numbers: readonly string[]
}

const followingOf = ({ subjects }: Material): readonly Following[] => {
  const handovers = subjects.map(({ process }) => handoversOf(process))
  return subjects.flatMap((subject, column): readonly Following[] => {
    const mine = [...(handovers[column] ?? [])].flatMap(([number, isFirst]) =>
      isFirst ? [number] : [],
    )
    const house = subject.organisation?.id
    const gives = (number: string, giver: number): boolean =>
      handovers[giver]?.get(number) === false &&
      (house === undefined || subjects[giver]?.organisation?.id !== house)
    const numbers = mine.filter((number) => subjects.some((_, giver) => gives(number, giver)))
    const givers = subjects.flatMap((_, giver) =>
      numbers.some((number) => gives(number, giver)) ? [giver] : [],
    )
    return givers.length === 0 ? [] : [{ column, givers, numbers }]
  })
}

export const partnerBeside: Observer = (material) => {
  const byGivers = Map.groupBy(followingOf(material), ({ givers, numbers }) =>
    JSON.stringify([givers, numbers]),
  )
  return [...byGivers.values()].flatMap((all): readonly Finding[] => {
    const [first] = all
    if (!first) return []
    return [
      {
        observation: {
          code: 'partnerBeside',
          names: namesOf(
            material,
            all.map(({ column }) => column),
          ),
          others: namesOf(material, first.givers),
          handovers: [...first.numbers].sort(),
        },
        // Before all that is said of variants of one work.
        weight: 2.1,
        cells: [],
      },
    ]
  })
}
