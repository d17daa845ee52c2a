// What a gesture comes to, with the library that reads and writes for bpmn-js, and over real models.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyGroup } from '#change'
import { asKey, elementsOf, end, type Key, namedProcess, type Process, start, task } from '#process'
import { runs } from '../../../test/runs.ts'
import { type Gesture, gestureOf, seeXml } from './gesture.ts'
import { project } from './projection.ts'
import { idOfKey, keyOfId } from './safe-id.ts'

/** A gesture that edits the file as text. */
const gesture = (process: Process, edit: (xml: string) => string): Gesture => {
  const { xml, shapes } = project(process)
  return gestureOf(process, shapes, seeXml(xml), seeXml(edit(xml)))
}

const applied = (process: Process, { changes }: Gesture): Process => {
  const outcome = applyGroup(process, { id: 'one', changes })
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.conflicts))
  return outcome.process
}

describe('an id that bpmn-js takes', () => {
  it('leads back to its key, whatever letters that has', () => {
    const key = fc.string({ unit: 'grapheme', minLength: 1 }).map(asKey)
    fc.assert(
      fc.property(key, (one) => {
        expect(idOfKey(one)).toMatch(/^[a-z_][\w-.]*$/i)
        expect(keyOfId(idOfKey(one))).toBe(one)
      }),
      { numRuns: runs(500), seed: 7 },
    )
  })

  it('is another for every key', () => {
    for (const [one, other] of [
      ['Prüfung_1', 'Pr.fc.fung_1'],
      ['key..a', 'a'],
      ['1', 'key..1'],
      ['key...31.', '1'],
    ] as const)
      expect(idOfKey(asKey(one))).not.toBe(idOfKey(asKey(other)))
  })

  it('is the key itself wherever that can be', () => {
    expect(idOfKey(asKey('Activity_0ab'))).toBe('Activity_0ab')
  })
})

const small = (): Process =>
  namedProcess('Antrag', start(), task('Antrag prüfen'), task('Bescheid'), end())

describe('a gesture in bpmn-js', () => {
  it('that comes to nothing is no change', () => {
    expect(gesture(small(), (xml) => xml).changes).toEqual([])
  })

  it('that renames one step changes its name alone and pins nothing', () => {
    const process = small()
    const { changes } = gesture(process, (xml) =>
      xml.replace('name="Bescheid"', 'name="Bescheid senden"'),
    )
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ property: 'name', after: 'Bescheid senden' })
    expect(
      applied(
        process,
        gesture(process, (xml) => xml),
      ).shapes,
    ).toEqual({})
  })

  it('keeps what is not shown: minutes, extensions, the id in the file', () => {
    const process = small()
    const step = elementsOf(process).find(({ name }) => name === 'Bescheid')
    if (step?.kind !== 'task') throw new Error('There is no such step.')
    const extensions = [{ namespace: 'urn:vendor', local: 'secret' }]
    const rich = { ...step, xmlId: 'T-1', extensions, work: { medium: 'paper' as const } }
    const full = { ...process, elements: { ...process.elements, [step.key]: rich } }
    expect(project(full).xml).not.toContain('secret')
    const renamed = applied(
      full,
      gesture(full, (xml) => xml.replace('name="Bescheid"', 'name="Senden"')),
    )
    expect(renamed.elements[step.key]).toEqual({ ...rich, name: 'Senden' })
    const turned = applied(
      full,
      gesture(full, (xml) =>
        xml.replace(
          new RegExp(`<task id="${step.key}"([^]*?)</task>`),
          `<callActivity id="${step.key}"$1</callActivity>`,
        ),
      ),
    )
    expect(turned.elements[step.key]).toMatchObject({
      kind: 'callActivity',
      ...{ name: 'Bescheid', extensions, xmlId: 'T-1', work: { medium: 'paper' } },
    })
  })

  it('that moves one step of a process nobody has placed leaves the others where they were seen', () => {
    const process = small()
    const before = project(process).shapes
    const step = elementsOf(process).find(({ name }) => name === 'Bescheid')?.key as Key
    const shape = before.get(step)?.shape
    if (shape?.kind !== 'node') throw new Error('The step is not drawn.')
    const { x, y } = shape.bounds
    const moved = applied(
      process,
      gesture(process, (xml) => xml.replace(`x="${x}" y="${y}"`, `x="${x}" y="${y + 200}"`)),
    )
    const after = project(moved).shapes
    for (const [key, drawn] of before) {
      const expected =
        key === step ? { ...shape, bounds: { ...shape.bounds, y: y + 200 } } : drawn.shape
      expect(after.get(key)?.shape).toEqual(expected)
    }
  })

  it('that removes a step takes along its arrows and what is drawn of it', () => {
    const process = small()
    const step = elementsOf(process).find(({ name }) => name === 'Bescheid')?.key as Key
    const removed = applied(
      process,
      gesture(process, (xml) =>
        xml
          .replace(new RegExp(`<task id="${step}"[^]*?</task>`), '')
          .replace(
            new RegExp(`<bpmndi:BPMNShape[^>]*bpmnElement="${step}"[^]*?</bpmndi:BPMNShape>`),
            '',
          ),
      ),
    )
    expect(removed.elements[step]).toBeUndefined()
    expect(
      elementsOf(removed).some((one) => 'source' in one && [one.source, one.target].includes(step)),
    ).toBe(false)
  })
})
