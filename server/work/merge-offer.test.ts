// What is offered of another house's changes, where both put steps into the same place.

import { describe, expect, it } from 'vitest'
import { applyGroup, insertAfter } from '#change'
import { asKey, elementsOf, end, type Key, namedProcess, type Process, start, task } from '#process'
import { mergeOffer } from './merge-offer.ts'

const process = (...labels: readonly string[]): Process =>
  namedProcess('Fest', start('da'), ...labels.map((label) => task(label)), end('fertig'))

const keyOf = (model: Process, name: string): Key => {
  const found = elementsOf(model).find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found.key
}

const base = process('Antrag annehmen', 'Genehmigung erteilen')

const withStep = (name: string): Process => {
  let count = 0
  const step = { kind: 'task', taskType: 'none', name } as const
  const edit = insertAfter(base, keyOf(base, 'Antrag annehmen'), step, () => {
    count += 1
    return asKey(`theirs-${count}`)
  })
  if (edit.kind === 'impossible') throw new Error(name)
  const outcome = applyGroup(base, { id: 'theirs', changes: edit.changes })
  if (outcome.kind === 'refused') throw new Error(name)
  return outcome.process
}

/** What is asked where we put `own` and they put `other` between the same two steps. */
const asked = (own: string, other: string, answers = {}) => {
  const offered = mergeOffer({
    ...{ base: JSON.stringify(base), theirs: JSON.stringify(withStep(other)), name: 'Fest' },
    ours: JSON.stringify(process('Antrag annehmen', own, 'Genehmigung erteilen')),
    ...{ isDescendant: false, isOneProcess: true, left: [], answers },
    ...{ glossary: [], language: 'de' },
  })
  return offered.conflicts
}

describe('steps that both sides put in', () => {
  it('are two where only place and one word of like meaning speak for one, and can both stay', () => {
    const [question, ...more] = asked('Anlieger anhören', 'Feuerwehr beteiligen')
    expect(more).toEqual([])
    expect(question?.both).toBe(
      'erst Schritt „Anlieger anhören“, dann Schritt „Feuerwehr beteiligen“',
    )
  })

  it('are one where their words say so, and are asked about where they differ', () => {
    for (const other of ['Feuerwehr anhören', 'Beteiligung der Feuerwehr']) {
      const questions = asked('Feuerwehr beteiligen', other)
      expect(questions.map(({ about }) => about)).toContain('Schritt „Feuerwehr beteiligen“')
      // It cannot follow itself.
      for (const { both } of questions) expect(both).toBe('')
    }
  })
})
