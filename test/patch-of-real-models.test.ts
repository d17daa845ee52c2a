// Changes written over every real file there is: what did not change keeps its bytes, what is read again
// is the changed process, and a file that fitted the schema still does. Needs PROZESS_TEST_DATA; the
// schema check needs xmllint as well. `npm test` tries the six usual edits on all files and the others
// on a sample, the soak tries all on all.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type BpmnSource, openBpmn, patchBpmn } from '#bpmn'
import { layout } from '#layout'
import { type Key, type Process, problemsOf } from '#process'
import { checkPatch } from '../domain/bpmn/patch/check-patch.ts'
import { EDITS } from '../domain/bpmn/patch/testing/edits.ts'
import { tokenDifference, tokensOf } from '../domain/bpmn/patch/testing/token-difference.ts'
import { testDataPath } from './data.ts'
import { runs } from './runs.ts'

const filesIn = (...parts: readonly string[]): readonly string[] => {
  const folder = testDataPath(...parts)
  if (!folder) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn') || name.endsWith('.bpmn20.xml'))
    .sort()
    .map((name) => join(folder, name))
}

const miwg = filesIn('bpmn', 'miwg')
const publicSector = filesIn('bpmn', 'public-sector')
const files = [...miwg, ...publicSector]

const open = (file: string): BpmnSource => {
  const opening = openBpmn(readFileSync(file), { name: 'Ohne Namen' })
  if (opening.kind === 'refused') throw new Error(`${file}: ${opening.refusal.code}`)
  return opening.source
}

const shortName = (file: string) => file.split('/').slice(-2).join('/')

describe('an unchanged process', () => {
  it.skipIf(files.length === 0)('gives the very bytes it came from, for every file', () => {
    const identical = { miwg: 0, publicSector: 0 }
    const otherEncodings = new Set<string>()
    const guessed: string[] = []
    for (const file of files) {
      const bytes = readFileSync(file)
      const source = open(file)
      // Not the same value, so that nothing can be told from its identity.
      const again = patchBpmn(source, structuredClone(source.process))
      if (Buffer.compare(bytes, again) === 0) {
        identical[miwg.includes(file) ? 'miwg' : 'publicSector'] += 1
      }
      if (!/^utf-?8$/.test(source.xml.encoding.label)) otherEncodings.add(file)
      if (source.xml.encoding.isGuessed) guessed.push(shortName(file))
    }
    expect(identical).toEqual({ miwg: 831, publicSector: 35 })
    // Declared as UTF-8 and yet Windows-1252: read so with a remark, and written so again.
    expect(guessed).toHaveLength(4)
    expect(guessed.every((name) => name.startsWith('GenMyModel'))).toBe(true)
    expect(otherEncodings.size).toBe(37)
  })
})

const shallowSame = (a: object | undefined, b: object | undefined) =>
  JSON.stringify(a) === JSON.stringify(b)

/** So many tags may differ at most: those of what left or moved, and a few for each touched element. */
const budgetOf = (source: BpmnSource, after: Process) => {
  const before = source.process
  const { findings, drawn } = source.whereabouts
  const tokens = (node: { start: number; end: number } | undefined) =>
    node ? tokensOf(source.xml.text.slice(node.start, node.end)).length + 1 : 0
  let [deleted, inserted] = [2, 2]
  const touch = (times = 1) => {
    deleted += 4 * times
    inserted += 16 * times
  }
  const parentOf = (process: Process, key: Key) => {
    const one = process.elements[key]
    return one && 'parent' in one ? one.parent : undefined
  }
  for (const entry of findings.entries) {
    const key = entry.key as Key
    const [was, one] = [before.elements[key], after.elements[key]]
    if (!was || shallowSame(was, one)) continue
    touch(3)
    const all = tokens(entry.node) + tokens(findings.processOf.get(entry))
    if (!one) deleted += all
    else if (parentOf(before, key) !== parentOf(after, key)) {
      deleted += all
      inserted += all
    }
  }
  for (const key of Object.keys(after.elements) as Key[]) {
    if (before.elements[key]) continue
    touch(3)
    inserted += 30
  }
  for (const [key, node] of drawn.nodes) {
    if (shallowSame(before.shapes[key], after.shapes[key])) continue
    deleted += tokens(node)
    inserted += 10
  }
  return { deleted, inserted }
}

const USUAL: readonly string[] = Object.keys(EDITS).slice(0, 7)
/** Every so many files the other edits are tried. */
const SAMPLE = Math.max(1, Math.round(12 / runs(1)))

interface Tally {
  readonly applied: Record<string, number>
  readonly broken: string[]
  readonly wide: string[]
}

const tryAll = (withLayout: boolean, names: readonly string[], every: number): Tally => {
  const tally: Tally = { applied: {}, broken: [], wide: [] }
  for (const [index, file] of files.entries()) {
    if (index % every !== 0) continue
    const source = open(file)
    for (const name of names) {
      const after = EDITS[name]?.(source.process)
      if (!after) continue
      if (problemsOf(after).length > 0) throw new Error(`${name} makes ${file} unsound`)
      tally.applied[name] = (tally.applied[name] ?? 0) + 1
      const options = withLayout ? { shapes: layout(after) } : {}
      const { bytes, differences } = checkPatch(source, after, options)
      if (differences.length > 0) tally.broken.push(`${name}: ${shortName(file)}`)
      if (withLayout) continue
      const label = source.xml.encoding.label
      const text = new TextDecoder(label, { ignoreBOM: false }).decode(bytes)
      const difference = tokenDifference(source.xml.text, text)
      const budget =
        name === 'rename a step' ? { deleted: 1, inserted: 1 } : budgetOf(source, after)
      const isBounded =
        difference && difference.deleted <= budget.deleted && difference.inserted <= budget.inserted
      if (!isBounded) {
        tally.wide.push(`${name}: ${shortName(file)} ${JSON.stringify([difference, budget])}`)
      }
    }
  }
  return tally
}

describe('a changed process', () => {
  it.skipIf(files.length === 0)(
    'is read again from the file it was written over, which differs nowhere else (usual edits, all files)',
    () => {
      const { applied, broken, wide } = tryAll(false, USUAL, 1)
      expect(broken).toEqual([])
      expect(wide).toEqual([])
      expect(applied).toEqual({
        'rename a step': 861,
        'add a step': 861,
        'delete a step': 861,
        'move a step to another lane': 371,
        'reroute a flow': 859,
        'change a value of our extension': 861,
        'change a value of another tool’s extension': 254,
      })
    },
    240_000,
  )

  it.skipIf(files.length === 0)(
    'does so for every other kind of edit (a sample of the files)',
    () => {
      const names = Object.keys(EDITS).filter((name) => !USUAL.includes(name))
      const { applied, broken, wide } = tryAll(false, names, SAMPLE)
      expect(broken).toEqual([])
      expect(wide).toEqual([])
      // Each was really tried, but for the rare empty lane.
      const rare = new Set(['delete a lane', 'dissolve a sub-process'])
      for (const name of names) if (!rare.has(name)) expect(applied[name], name).toBeGreaterThan(2)
    },
    600_000,
  )

  it.skipIf(files.length === 0)(
    'is drawn as the layout says where something is new (a sample of the files)',
    () => {
      const { broken } = tryAll(
        true,
        ['add a step', 'add a pool', 'note something at a step'],
        SAMPLE,
      )
      expect(broken).toEqual([])
    },
    600_000,
  )
})

const schema = testDataPath(
  'bpmn/miwg/itp-commerce Process Modeler for Microsoft Visio 6/schemas/BPMN20.xsd',
)
const canValidate = schema !== undefined && spawnSync('xmllint', ['--version']).status === 0

const validOnes = (paths: readonly string[]): ReadonlySet<string> => {
  const valid = new Set<string>()
  for (let at = 0; at < paths.length; at += 400) {
    const { stderr } = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', schema ?? '', ...paths.slice(at, at + 400)],
      { encoding: 'utf8', maxBuffer: 1e9 },
    )
    for (const line of stderr.split('\n')) {
      if (line.endsWith(' validates')) valid.add(line.slice(0, -' validates'.length))
    }
  }
  return valid
}

describe('a file that fits the schema', () => {
  it.skipIf(!canValidate)(
    'still does after every kind of edit (needs xmllint, package libxml2-utils)',
    () => {
      const valid = [...validOnes(files)].sort()
      expect(valid).toHaveLength(737)
      const folder = mkdtempSync(join(tmpdir(), 'prozess-patch-'))
      try {
        const written: string[] = []
        for (const [index, file] of valid.entries()) {
          const isReference = file.includes('/Reference/') || publicSector.includes(file)
          if (!isReference && index % SAMPLE !== 0) continue
          const source = open(file)
          for (const [at, edit] of Object.values(EDITS).entries()) {
            const after = edit(source.process)
            if (!after) continue
            const path = join(folder, `${index}-${at}.bpmn`)
            writeFileSync(path, patchBpmn(source, after))
            written.push(path)
          }
        }
        expect(written.length).toBeGreaterThan(1000)
        const fine = validOnes(written)
        expect(written.filter((path) => !fine.has(path))).toEqual([])
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    600_000,
  )
})
