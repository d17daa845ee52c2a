import { describe, expect, it } from 'vitest'
import { changesBetween, withReferences } from '#change'
import {
  asKey,
  branch,
  elementsOf,
  end,
  isActivity,
  type Key,
  namedProcess,
  type Process,
  start,
  task,
  xor,
} from '#process'
import { alignKeys } from './align-keys.ts'

const permit = (first: string): Process =>
  namedProcess(
    'Genehmigung',
    start('Antrag da'),
    task(first, { actor: 'Amt' }),
    xor(branch('ja', task('Genehmigen', { actor: 'Amt' })), branch('nein', task('Ablehnen'))),
    end('fertig'),
  )

/** The same process under keys of another house. */
const elsewhere = (process: Process): Process => {
  const to = (key: Key): Key => asKey(`x-${key}`)
  const elements = elementsOf(process).map((one) => ({
    ...withReferences(one, to),
    key: to(one.key),
  }))
  return { ...process, elements: Object.fromEntries(elements.map((one) => [one.key, one])) }
}

const stepPairs = (a: Process) =>
  elementsOf(a)
    .filter(isActivity)
    .map(({ key }) => ({ a: key, b: asKey(`x-${key}`), score: 1 }))

describe('the things of another model under our keys', () => {
  it('differ in nothing where only the keys were others', () => {
    const ours = permit('Antrag prüfen')
    const theirs = elsewhere(permit('Antrag prüfen'))
    expect(changesBetween(ours, alignKeys(ours, theirs, stepPairs(ours)))).toEqual([])
  })

  it('differ in the one name that is another', () => {
    const ours = permit('Antrag prüfen')
    const theirs = elsewhere(permit('Antrag prüfen'))
    const key = stepPairs(ours)[0]?.b ?? asKey('')
    const step = theirs.elements[key]
    if (!step) throw new Error('no step')
    const other = {
      ...theirs,
      elements: { ...theirs.elements, [key]: { ...step, name: 'Angaben prüfen' } },
    }
    expect(changesBetween(ours, alignKeys(ours, other, stepPairs(ours)))).toMatchObject([
      { kind: 'setElement', property: 'name', after: 'Angaben prüfen' },
    ])
  })

  it('have keys of their own where nothing is the same, even where the words of keys are', () => {
    const ours = permit('Antrag prüfen')
    const theirs = namedProcess('Anderes', start('los'), task('Warten'), end('aus'))
    const aligned = alignKeys(ours, theirs, [])
    const steps = elementsOf(aligned).filter(isActivity)
    expect(steps).toHaveLength(1)
    expect(steps.filter(({ key }) => ours.elements[key])).toEqual([])
  })
})
