// `prozess diff` and `prozess merge` on real BPMN bytes.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, root, run } from '../testing.ts'

const model = join(root, 'test/models/miwg/C.1.0.reference.bpmn')
const { path: cwd, remove } = makeFolder()
afterAll(remove)

const read = (name: string) => readFileSync(join(cwd, name), 'utf8')
let base = ''
/** The names of tasks, as they stand in the file. */
let names: readonly string[] = []

beforeAll(() => {
  base = readFileSync(model, 'utf8')
  names = [...base.matchAll(/<(?:\w+:)?(?:task|userTask|manualTask)[^>]*\bname="([^"]+)"/g)].map(
    ([, name]) => name ?? '',
  )
  writeFileSync(join(cwd, 'base.bpmn'), base)
})

const renamed = (file: string, ...pairs: readonly (readonly [string, string])[]) => {
  const text = pairs.reduce(
    (all, [from, to]) => all.replace(`name="${from}"`, `name="${to}"`),
    base,
  )
  expect(text).not.toBe(base)
  writeFileSync(join(cwd, file), text)
  return text
}

describe('prozess merge', () => {
  it('of two renames of different steps gives the base file with exactly these two renames', async () => {
    const [first = '', second = ''] = [names[0], names.at(-1)]
    renamed('ours.bpmn', [first, 'Eins anders'])
    renamed('theirs.bpmn', [second, 'Zwei anders'])
    const both = renamed('both.bpmn', [first, 'Eins anders'], [second, 'Zwei anders'])
    const { code, out } = await run(
      ['merge', 'base.bpmn', 'ours.bpmn', 'theirs.bpmn', 'out.bpmn'],
      { cwd },
    )
    expect(code).toBe(0)
    expect(out).toContain('ohne Widerspruch')
    expect(read('out.bpmn')).toBe(both)
  })

  it('of two names for one step says both, writes ours or theirs, and exits with 1', async () => {
    const [first = ''] = names
    const ours = renamed('ours.bpmn', [first, 'Bei uns so'])
    const theirs = renamed('theirs.bpmn', [first, 'Bei ihnen so'])
    const words = ['merge', 'base.bpmn', 'ours.bpmn', 'theirs.bpmn', 'out.bpmn']
    const one = await run(words, { cwd })
    expect(one.code).toBe(1)
    expect(one.out.replace(/\s+/g, ' ')).toContain(
      'ist bei uns „Bei uns so“, bei ihnen „Bei ihnen so“',
    )
    expect(read('out.bpmn')).toBe(ours)
    const other = await run([...words, '--theirs', '--json'], { cwd })
    expect(JSON.parse(other.out).conflicts).toMatchObject([{ kind: 'set', property: 'name' }])
    expect(read('out.bpmn')).toBe(theirs)
  })

  it('may write over one of the three, as a merge driver of git does', async () => {
    const [first = ''] = names
    const theirs = renamed('theirs.bpmn', [first, 'Neu'])
    writeFileSync(join(cwd, 'ours'), base)
    const { code } = await run(['merge', 'base.bpmn', 'ours', 'theirs.bpmn', 'ours'], { cwd })
    expect(code).toBe(0)
    expect(read('ours')).toBe(theirs)
  })

  it('refuses what does not stem from one another, and what is no BPMN', async () => {
    writeFileSync(
      join(cwd, 'andere.bpmn'),
      base
        .replace(/\b(id|bpmnElement|sourceRef|targetRef|processRef)="/g, '$1="x_')
        .replace(/>([\w-]+)<\/(\w+:)?(incoming|outgoing|flowNodeRef)>/g, '>x_$1</$2$3>'),
    )
    const unrelated = await run(['merge', 'base.bpmn', 'base.bpmn', 'andere.bpmn', 'out'], { cwd })
    expect(unrelated.code).toBe(2)
    expect(unrelated.err).toContain('keine Fassung von')
    writeFileSync(join(cwd, 'liste.steps.txt'), 'Prozess: Liste\n\n1. Prüfen @Amt\n')
    const list = await run(['merge', 'base.bpmn', 'base.bpmn', 'liste.steps.txt', 'out'], { cwd })
    expect(list.code).toBe(2)
    expect(list.err).toContain('keine BPMN-Datei')
  })
})

/** A small process without a name, as many tools write it: with lanes, a time, a condition and a vendor's note. */
const SMALL = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:v" id="D" targetNamespace="x">
<process id="P"><laneSet id="LS"><lane id="L1" name="Amt"><flowNodeRef>S</flowNodeRef><flowNodeRef>A</flowNodeRef><flowNodeRef>G</flowNodeRef><flowNodeRef>B</flowNodeRef><flowNodeRef>W</flowNodeRef></lane>
<lane id="L2" name="Kasse"><flowNodeRef>C</flowNodeRef></lane></laneSet>
<startEvent id="S" name="Antrag"/><task id="A" name="Prüfen"><extensionElements><v:cost>12</v:cost></extensionElements></task>
<exclusiveGateway id="G" name="ok?"/><task id="B" name="Genehmigen"/><task id="C" name="Buchen"/>
<intermediateCatchEvent id="W" name="Frist"><timerEventDefinition id="T"><timeDuration>P14D</timeDuration></timerEventDefinition></intermediateCatchEvent>
<sequenceFlow id="f1" sourceRef="S" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="G"/>
<sequenceFlow id="f3" sourceRef="G" targetRef="B"><conditionExpression>betrag &lt; 100</conditionExpression></sequenceFlow>
<sequenceFlow id="f4" sourceRef="G" targetRef="C"/><sequenceFlow id="f5" sourceRef="B" targetRef="W"/></process></definitions>`

const small = (file: string, ...pairs: readonly (readonly [string, string])[]) =>
  writeFileSync(
    join(cwd, file),
    pairs.reduce((text, [from, to]) => text.replace(from, to), SMALL),
  )

describe('files that name no process', () => {
  it('do not differ in a name, and merge without one', async () => {
    small('eins.bpmn')
    small('zwei.bpmn')
    small('drei.bpmn', ['P14D', 'P21D'])
    expect((await run(['diff', 'eins.bpmn', 'zwei.bpmn'], { cwd })).code).toBe(0)
    const words = ['merge', 'eins.bpmn', 'zwei.bpmn', 'drei.bpmn', 'out.bpmn']
    expect((await run(words, { cwd })).code).toBe(0)
    expect(read('out.bpmn')).toBe(read('drei.bpmn'))
  })
})

describe('prozess diff', () => {
  it('says times, conditions, lanes, ways and what other tools noted, each beside the others', async () => {
    small('a.bpmn')
    small(
      'b.bpmn',
      ['P14D', 'P21D'],
      ['&lt; 100', '&lt; 250'],
      ['>12<', '>15<'],
      ['<flowNodeRef>B</flowNodeRef>', ''],
      ['<flowNodeRef>C</flowNodeRef>', '<flowNodeRef>C</flowNodeRef><flowNodeRef>B</flowNodeRef>'],
      ['sourceRef="G" targetRef="C"', 'sourceRef="A" targetRef="C"'],
    )
    const { out } = await run(['diff', 'a.bpmn', 'b.bpmn'], { cwd })
    const said = out.replace(/\s+/g, ' ')
    expect(said).toContain('5 Änderungen')
    expect(said).toContain('Ereignis „Frist“: Zeit oder Bedingung von „P14D“ auf „P21D“')
    expect(said).toContain('Bedingung von „betrag < 100“ auf „betrag < 250“')
    expect(said).toContain('Schritt „Genehmigen“ verschoben von „Amt“ zu „Kasse“')
    expect(said).toContain('von „cost: 12“ auf „cost: 15“')
    expect(said).toContain('Beginn von „ok?“ auf „Prüfen“')
  })

  it('says what changed in sentences and as changes', async () => {
    const [first = ''] = names
    renamed('neu.bpmn', [first, 'Ganz neu'])
    const { code, out } = await run(['diff', 'base.bpmn', 'neu.bpmn'], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('1 Änderung')
    expect(out).toContain('Ganz neu')
    const { changes } = JSON.parse(
      (await run(['diff', 'base.bpmn', 'neu.bpmn', '--json'], { cwd })).out,
    )
    expect(changes).toMatchObject([{ kind: 'setElement', property: 'name', after: 'Ganz neu' }])
  })

  it('of the same says so and exits with 0', async () => {
    writeFileSync(join(cwd, 'gleich.bpmn'), base)
    const { code, out } = await run(['diff', 'base.bpmn', 'gleich.bpmn'], { cwd })
    expect(code).toBe(0)
    expect(out).toContain('sind gleich')
  })

  it('pairs steps by meaning where ids do not agree', async () => {
    const list = (...steps: readonly string[]) =>
      `Prozess: Hund\n\n${steps.map((step, at) => `${at + 1}. ${step} @Steueramt`).join('\n')}\n`
    writeFileSync(
      join(cwd, 'a.steps.txt'),
      list('Anmeldung prüfen', 'Steuer festsetzen', 'Marke ausgeben'),
    )
    writeFileSync(join(cwd, 'b.bpmn'), '')
    const made = await run(['convert', 'a.steps.txt', 'b.bpmn'], { cwd })
    expect(made.code).toBe(0)
    const other = read('b.bpmn').replace('Anmeldung prüfen', 'Prüfung der Anmeldung')
    writeFileSync(
      join(cwd, 'b.bpmn'),
      other
        .replace(/(\bid|bpmnElement|sourceRef|targetRef|processRef)="/g, '$1="n_')
        .replace(/>([\w-]+)<\/(\w+:)?(incoming|outgoing|flowNodeRef)>/g, '>n_$1</$2$3>'),
    )
    const { out } = await run(['diff', 'a.steps.txt', 'b.bpmn'], { cwd })
    expect(out).toContain('nach ihrer Bedeutung')
    expect(out).toContain('1 Änderung')
    expect(out).toContain('Prüfung der Anmeldung')
  })
})
