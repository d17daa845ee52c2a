import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  and,
  asKey,
  branch,
  process as built,
  type Element,
  end,
  MEDIA,
  type Part,
  type Process,
  type Profile,
  start,
  task,
  type Work,
  wait,
  xor,
} from '#process'
import { runs } from '../../test/runs.ts'
import { checkBpmn } from './check-bpmn.ts'
import { EXTENSION } from './names.ts'
import { readBpmn } from './read.ts'
import { writeBpmn } from './write.ts'

const textOf = (process: Process, profile?: Profile) =>
  new TextDecoder().decode(writeBpmn(process, process.shapes, profile))

const work: Work = {
  stepKind: 'checkForm',
  familyCode: 'H2',
  referenceActivityGroup: 3,
  medium: 'paper',
  minutes: 12.5,
  minutesRange: { min: 5, max: 40.5 },
  share: 0.25,
  waiting: { minDays: 2, maxDays: 5 },
  prescribedBy: 'law',
  isDiscretionary: true,
  systems: ['Fachverfahren "A&B"'],
  documents: ['Bescheid', 'Anhang'],
  handover: 'Ü1-1',
  note: 'Nur <montags>',
  openQuestion: 'Wer vertritt & wann?',
}

const profile: Profile = {
  trigger: 'Antrag geht ein',
  result: 'Bescheid',
  productArea: '02',
  processType: 'core',
  participants: ['Bürgeramt'],
  legalBases: [{ text: '§ 1 HundStG', certainty: 'toCheck' }, { text: 'Satzung' }],
  casesPerYear: 340,
  leadTime: { days: 10, minDays: 2, maxDays: 30, note: 'mit Nachforderung' },
  serviceKey: '99001001000000',
  owner: 'Amt 20',
  contact: 'Steueramt, steuern@stadt.example',
  task: 'Steuern',
  systems: ['Finanzverfahren'],
  notice: 'Erfundenes Beispiel',
}

const anyWork: fc.Arbitrary<Work> = fc.record(
  {
    familyCode: fc.stringMatching(/^[A-Z]\d{1,2}$/),
    medium: fc.constantFrom(...MEDIA),
    minutes: fc.double({ min: 0, max: 1e6, noNaN: true }).map((minutes) => minutes + 0),
    share: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0),
    isDiscretionary: fc.boolean(),
    systems: fc.array(fc.stringMatching(/^\S+( \S+)?$/), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['familyCode'] },
)

// Characters that XML cannot hold are left out when written; labels here are what people can type.
const label = fc
  .string({ unit: 'grapheme' })
  .filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text))

const anyProcess: fc.Arbitrary<Process> = fc
  .letrec<{ parts: readonly Part[]; part: Part }>((tie) => ({
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .record({ name: label, actor: fc.constantFrom('Amt', 'Kasse'), work: anyWork })
        .map(({ name, ...options }): Part => task(name, options)),
      label.map((name): Part => wait(name)),
      fc
        .array(tie('parts'), { minLength: 1, maxLength: 3 })
        .map((ways): Part => xor(...ways.map((way, index) => branch(`Weg ${index}`, ...way)))),
      fc.array(tie('parts'), { minLength: 1, maxLength: 3 }).map((ways): Part => and(...ways)),
    ),
    parts: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
  }))
  .parts.map((parts) => built(start(), ...parts, end()))

describe('writing', () => {
  it('and reading again gives the same process, for whatever is built', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        expect(checkBpmn(process)).toEqual([])
      }),
      { seed: 20261122, numRuns: runs(200) },
    )
  })

  it('keeps how steps are done, how often ways are taken, and the facts sheet', () => {
    const process = built(start(), task('Prüfen', { work }), end())
    const flow = Object.values(process.elements).find(({ kind }) => kind === 'sequenceFlow')
    if (flow?.kind !== 'sequenceFlow') throw new Error('the builder made no flow')
    const elements = { ...process.elements, [flow.key]: { ...flow, share: 0.3 } }
    expect(checkBpmn({ ...process, elements }, profile)).toEqual([])
    expect(checkBpmn(built(start(), end()), { casesPerYear: 0 })).toEqual([])
  })

  it('writes no facts sheet where there is none', () => {
    expect(textOf(built(start(), task('a'), end()), {})).not.toContain('profile')
  })

  it('lists incoming and outgoing flows, which other tools need to draw anything', () => {
    const text = textOf(built(start(), task('A'), end()))
    expect(text).toMatch(/<task id="A"[^>]*>\s*<incoming>start-A<\/incoming>\s*<outgoing>A-end</)
  })

  it('uses keys as ids, so that a file keeps the ids it came with', () => {
    const file =
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P"><task id="Prüfung_1"/></process></definitions>'
    const reading = readBpmn(new TextEncoder().encode(file))
    if (reading.kind === 'refused') throw new Error(reading.refusal.code)
    expect(textOf(reading.process)).toMatch(/<process id="P"[\s\S]*<task id="Prüfung_1"/)
  })

  it('does not change what it writes', () => {
    const process = built(start(), task('A', { work, actor: 'Amt' }), end())
    const before = structuredClone(process)
    writeBpmn(Object.freeze(process), process.shapes, profile)
    expect(process).toEqual(before)
  })

  it('gives every id once, also where the elements came with the same', () => {
    const process = built(start(), task('A', { key: 'one' }), task('B', { key: 'two' }), end())
    const elements = Object.fromEntries(
      Object.entries(process.elements).map(([key, element]) => [key, { ...element, xmlId: 'x' }]),
    )
    const text = textOf({ ...process, elements: elements as Record<string, Element> })
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('draws what the caller laid out, not only what is pinned', () => {
    const process = built(start(), task('A'), end())
    const bounds = { x: 1, y: 2, width: 100, height: 80 }
    const shapes = { s: { kind: 'node', element: asKey('A'), plane: '', bounds } } as const
    const text = new TextDecoder().decode(writeBpmn(process, shapes))
    expect(text).toContain('bpmnElement="A"')
    expect(text).toContain('<dc:Bounds x="1" y="2" width="100" height="80" />')
  })
})

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0

describe('our extension', () => {
  it.skipIf(!hasXmllint)('fits its published schema (needs xmllint, package libxml2-utils)', () => {
    const process = built(start(), task('Prüfen', { work }), end())
    const text = textOf(process, profile)
    const folder = mkdtempSync(join(tmpdir(), 'prozess-extension-'))
    try {
      const parts = [...text.matchAll(/<prozess:(work|profile)\b[\s\S]*?<\/prozess:\1>/g)]
      expect(parts).toHaveLength(2)
      for (const [part, name] of parts) {
        const file = join(folder, `${name}.xml`)
        writeFileSync(file, part.replace(/^<prozess:\w+/, `$& xmlns:prozess="${EXTENSION}"`))
        const schema = join(import.meta.dirname, '../../docs/prozess-extension-1.xsd')
        const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, file])
        expect(stderr.toString()).toContain(`${name}.xml validates`)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('keeps the order of lanes of which only one says that it stands upright', () => {
    const lane = (key: string, order: string) =>
      ({ kind: 'lane', key: asKey(key), name: key, parent: asKey('Pool'), order }) as const
    const box = (element: string, x: number, more: object = {}) => ({
      kind: 'node' as const,
      element: asKey(element),
      plane: '',
      bounds: { x, y: 500 - x, width: 100, height: 300 },
      ...more,
    })
    const pool: Element = {
      kind: 'pool',
      key: asKey('Pool'),
      name: 'Amt',
      isDrawn: true,
      isBlackBox: false,
    }
    const columns: Process = {
      name: 'Spalten',
      elements: Object.fromEntries(
        [pool, lane('A', 'a0'), lane('B', 'a1')].map((one) => [one.key, one]),
      ),
      shapes: Object.fromEntries([
        ['A_di', box('A', 0)],
        ['B_di', box('B', 100, { isHorizontal: false })],
      ]),
    }
    expect(checkBpmn(columns)).toEqual([])
  })
})

describe('files of older versions', () => {
  it('held the family code where the kind of step stands now, and are read so', () => {
    const text = textOf(built(start(), task('A', { work: { familyCode: 'H2' } }), end()))
    const old = text.replace('familyCode="H2"', 'stepKind="H2"')
    expect(old).not.toBe(text)
    const reading = readBpmn(new TextEncoder().encode(old))
    if (reading.kind !== 'read') throw new Error('refused')
    const works = Object.values(reading.process.elements).flatMap((one) =>
      one.kind === 'task' ? [one.work] : [],
    )
    expect(works).toEqual([{ familyCode: 'H2' }])
  })
})
