// Every real file there is: each is read or refused for a stated reason, keeps the laws, loses nothing
// without a word, and what is written of it fits the schema. Needs PROZESS_TEST_DATA; the schema check needs xmllint as well.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '#process'
import { readXml } from '#xml'
import { testDataPath } from '../../test/data.ts'
import { lostSilently } from '../../test/mutation/census.ts'
import { checkBpmn } from './check-bpmn.ts'
import { readBpmn } from './read.ts'
import { writeBpmn } from './write.ts'

const filesIn = (...parts: readonly string[]): readonly string[] => {
  const folder = testDataPath(...parts)
  if (!folder) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn') || name.endsWith('.bpmn20.xml'))
    .map((name) => join(folder, name))
}

interface Tally {
  read: number
  readonly refused: string[]
  readonly broken: string[]
  readonly guessed: string[]
  /** What is neither in the process nor in a remark. */
  readonly lost: string[]
}

const tally = (files: readonly string[], withLaw: boolean): Tally => {
  const result: Tally = { read: 0, refused: [], broken: [], guessed: [], lost: [] }
  for (const file of files) {
    const name = file.split('/').slice(-2).join('/')
    const bytes = readFileSync(file)
    const reading = readBpmn(bytes, { name: basename(file) })
    if (reading.kind === 'refused') {
      result.refused.push(`${reading.refusal.code} ${name}`)
      continue
    }
    result.read += 1
    if (reading.remarks.some(({ code }) => code === 'encoding-guessed')) result.guessed.push(name)
    const xml = readXml(bytes)
    if (xml.kind === 'tree') {
      result.lost.push(...lostSilently(xml.root, reading).map((what) => `${name}: ${what}`))
    }
    const isSound = problemsOf(reading.process).length === 0
    if (!isSound || (withLaw && checkBpmn(reading.process).length > 0)) result.broken.push(name)
  }
  return result
}

const miwg = filesIn('bpmn', 'miwg')

describe('the MIWG suite', () => {
  it.skipIf(miwg.length === 0)('is read, all 831 files but two that hold no process', () => {
    expect(miwg).toHaveLength(831)
    const { read, refused, broken, guessed, lost } = tally(miwg, true)
    expect(read).toBe(829)
    expect(refused.sort()).toEqual([
      'no-process iGrafx FlowCharter 2013 15.1.1.1580/B.2.0-roundtrip.bpmn',
      'no-process iGrafx Process 2013 for Six Sigma 15.0.4.1565/B.2.0-roundtrip.bpmn',
    ])
    expect(broken).toEqual([])
    expect(lost).toEqual([])
    // Four files declare UTF-8 and hold Windows-1252; strict parsers refuse them.
    expect(guessed).toHaveLength(4)
    expect(guessed.every((name) => name.startsWith('GenMyModel'))).toBe(true)
  })
})

const others: readonly (readonly [string, readonly string[], number])[] = [
  ['public-sector models', filesIn('bpmn', 'public-sector'), 35],
  ['exercise variants', filesIn('matching', 'variants'), 200],
  ['admission models', filesIn('matching', 'admission'), 9],
]

describe('the laws hold for', () => {
  for (const [what, files, number] of others) {
    it.skipIf(files.length === 0)(`the ${what}`, () => {
      expect(files).toHaveLength(number)
      expect(tally(files, true)).toMatchObject({
        read: number,
        refused: [],
        broken: [],
        lost: [],
      })
    })
  }
})

const schema = testDataPath(
  'bpmn/miwg/itp-commerce Process Modeler for Microsoft Visio 6/schemas/BPMN20.xsd',
)
const canValidate = schema !== undefined && spawnSync('xmllint', ['--version']).status === 0

describe('a written file', () => {
  it.skipIf(!canValidate)('fits the BPMN schema (needs xmllint, package libxml2-utils)', () => {
    const files = [...miwg, ...filesIn('bpmn', 'public-sector')]
    const folder = mkdtempSync(join(tmpdir(), 'prozess-bpmn-'))
    try {
      const written = files.flatMap((file, index) => {
        const reading = readBpmn(readFileSync(file))
        if (reading.kind === 'refused') return []
        const path = join(folder, `${index}.bpmn`)
        writeFileSync(path, writeBpmn(reading.process))
        return [path]
      })
      const { stderr } = spawnSync(
        'xmllint',
        ['--noout', '--nonet', '--schema', schema ?? '', ...written],
        { encoding: 'utf8', maxBuffer: 1e8 },
      )
      const complaints = stderr
        .split('\n')
        .filter((line) => / (error|parser error|fails to validate)/.test(line))
      expect(complaints).toEqual([])
      expect(written).toHaveLength(829 + 35)
      expect(stderr.match(/ validates$/gm)).toHaveLength(written.length)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
