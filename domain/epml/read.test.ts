import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEpml } from '#epml'
import { asKey, elementsOf, type Process, problemsOf } from '#process'
import { testDataPath } from '../../test/data.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const SMALL = `<?xml version="1.0" encoding="UTF-8"?>
<epml:epml xmlns:epml="http://www.epml.de"><epc EpcId="1" name="Antrag">
<event id="1"><graphics><position x="10" y="20" width="81" height="41"/></graphics><name>Antrag ist da</name></event>
<function id="2"><name>Antrag\\nprüfen</name><description>Nach Liste</description></function>
<xor id="3"><name/></xor><event id="4"><name>vollständig</name></event><event id="5"><name/></event>
<participant id="9"><name>Amt</name></participant>
<arc id="6"><flow source="1" target="2"/></arc><arc id="7"><flow source="2" target="3"/></arc>
<arc id="8"><flow source="3" target="4"/></arc><arc><flow source="3" target="5"/></arc>
<arc id="10"><flow source="4" target="77"/></arc></epc></epml:epml>`

const read = (text: string | Uint8Array): Process => {
  const reading = readEpml(typeof text === 'string' ? bytes(text) : text)
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  return reading.process
}

describe('reading EPML', () => {
  it('makes tasks of functions, events of events and gateways of connectors', () => {
    const { elements } = read(SMALL)
    expect(elements[asKey('_1')]).toMatchObject({ kind: 'event', position: 'start', xmlId: '1' })
    expect(elements[asKey('_2')]).toMatchObject({
      kind: 'task',
      name: 'Antrag\nprüfen',
      documentation: 'Nach Liste',
    })
    expect(elements[asKey('_3')]).toMatchObject({ kind: 'gateway', gatewayType: 'exclusive' })
    expect(elements[asKey('_5')]).toMatchObject({ kind: 'event', position: 'end' })
  })

  it('keeps where things stand, leaves out arcs that lead nowhere, and says both', () => {
    const reading = readEpml(bytes(SMALL))
    if (reading.kind === 'refused') throw new Error(reading.refusal.code)
    expect(Object.values(reading.process.shapes)).toHaveLength(1)
    expect(reading.remarks.map(({ code }) => code)).toEqual(['flow-without-end', 'element-kept'])
    expect(problemsOf(reading.process)).toEqual([])
  })

  it('refuses what is no EPML, or has no chain in it', () => {
    const codes = ['<bpmn/>', '<epml/>', '<epml>', ''].map((text) => {
      const reading = readEpml(bytes(text))
      return reading.kind === 'refused' ? reading.refusal.code : 'read'
    })
    expect(codes).toEqual(['not-epml', 'no-process', 'not-well-formed', 'empty'])
  })

  const folder = testDataPath('matching', 'asset')
  it.skipIf(!folder)('reads the 72 chains of the asset set, soundly and with all gold ids', () => {
    const root = folder ?? ''
    const cases = readdirSync(root).filter((name) => name.startsWith('testcase'))
    expect(cases).toHaveLength(36)
    for (const name of cases) {
      const gold = join(root, 'gold', `${name}.rdf`)
      const text = existsSync(gold) ? readFileSync(gold, 'utf8') : ''
      for (const side of ['source', 'target']) {
        const process = read(readFileSync(join(root, name, `${side}-model.epml`)))
        expect(problemsOf(process), `${name} ${side}`).toEqual([])
        const ids = new Set(elementsOf(process).map(({ xmlId }) => xmlId))
        const named = [...text.matchAll(new RegExp(`/${side}/(\\d+)"`, 'g'))].map(([, id]) => id)
        expect(
          named.filter((id) => !ids.has(id)),
          `${name} ${side}`,
        ).toEqual([])
      }
    }
  })
})
