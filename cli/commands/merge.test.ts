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

describe('prozess diff', () => {
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
