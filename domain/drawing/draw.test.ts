import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { defaultMetrics, layout, textWidth } from '#layout'
import { asKey, type Element, type Key, type Process, type Shape } from '#process'
import { readSteps } from '#steps'
import { areas } from '#texts'
import { testDataPath } from '../../test/data.ts'
import { anyProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import type { DrawingOptions } from './context.ts'
import { draw } from './draw.ts'

const words = areas.drawing.de

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parent: Tag | undefined
  text: string
}

/** All elements of a drawing, in document order; throws when it is not well-formed. */
const parse = (svg: string): readonly Tag[] => {
  const tags: Tag[] = []
  const stack: Tag[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const tag: Tag = { name, attributes, parent: stack.at(-1), text: '' }
    tags.push(tag)
    stack.push(tag)
  })
  parser.on('text', (text) => {
    const top = stack.at(-1)
    if (top) top.text += text
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  parser.write(svg).close()
  return tags
}

const drawn = (process: Process, options: Partial<DrawingOptions> = {}) =>
  draw(process, layout(process), { title: 'Ablauf', words, ...options })

const number = (tag: Tag, name: string) => Number(tag.attributes[name])

/** What must hold for every drawing. */
const expectSound = (
  process: Process,
  shapes: Readonly<Record<Key, Shape>>,
  options: Partial<DrawingOptions> = {},
) => {
  const svg = draw(process, shapes, { title: 'Ablauf', words, idPrefix: 'a-', ...options })
  const tags = parse(svg)
  const keys = tags.flatMap((tag) => tag.attributes['data-key'] ?? [])
  const wanted = Object.values(shapes)
    .filter((shape) => shape.plane === '' && process.elements[shape.element])
    .map((shape) => shape.element)
  expect([...keys].sort()).toEqual([...wanted].sort())
  const forbidden = ['style', 'script', 'foreignObject', 'image', 'use', 'marker']
  expect(tags.filter(({ name }) => forbidden.includes(name))).toEqual([])
  for (const { attributes } of tags) {
    expect(attributes.style).toBeUndefined()
    expect(Object.values(attributes).join(' ')).not.toMatch(/NaN|undefined|Infinity|url\(/)
  }
  const ids = tags.flatMap((tag) => tag.attributes.id ?? [])
  expect(ids.every((id) => id.startsWith('a-'))).toBe(true)
  expectTextInside(tags)
  return { svg, tags }
}

/** Every line of text lies in the drawing; a text with a rect before it lies in that rect. */
const expectTextInside = (tags: readonly Tag[]) => {
  const [left = 0, top = 0, width = 0, height = 0] = (tags[0]?.attributes.viewBox ?? '')
    .split(' ')
    .map(Number)
  for (const line of tags.filter(({ name }) => name === 'tspan')) {
    const text = line.parent
    if (!text || text.attributes.transform) continue
    const size = number(text, 'font-size')
    const half = textWidth(defaultMetrics, line.text, size) / 2
    const isMiddle = text.attributes['text-anchor'] === 'middle'
    const from = isMiddle ? number(line, 'x') - half : number(line, 'x')
    const to = isMiddle ? number(line, 'x') + half : number(line, 'x') + 2 * half
    expect(from).toBeGreaterThanOrEqual(left)
    expect(to).toBeLessThanOrEqual(left + width)
    expect(number(line, 'y')).toBeGreaterThanOrEqual(top)
    expect(number(line, 'y')).toBeLessThanOrEqual(top + height)
    const group = text.parent?.attributes.class?.startsWith('pd-on')
      ? text.parent?.parent
      : text.parent
    const isStep = /^pd-(task|call-activity|sub-process)/.test(group?.attributes.class ?? '')
    const box = isStep
      ? tags.find((tag) => tag.name === 'rect' && tag.parent === text.parent)
      : undefined
    if (!box) continue
    expect(from).toBeGreaterThanOrEqual(number(box, 'x') - 0.1)
    expect(to).toBeLessThanOrEqual(number(box, 'x') + number(box, 'width') + 0.1)
    expect(number(line, 'y') - size * 0.8).toBeGreaterThanOrEqual(number(box, 'y') - 0.1)
    expect(number(line, 'y')).toBeLessThanOrEqual(number(box, 'y') + number(box, 'height') + 0.1)
  }
}

describe('draw', () => {
  it('is well-formed, holds each element once and keeps every text inside, whatever the model', () => {
    fc.assert(
      fc.property(anyProcess, fc.boolean(), fc.boolean(), (process, isInteractive, isSmall) => {
        expectSound(process, layout(process), { isInteractive, isSmall })
      }),
      { seed: 3, numRuns: runs(120) },
    )
  })

  it('escapes every word that comes from outside', () => {
    const evil = `<script>"&'\u0007]]>`
    const pool: Element = {
      kind: 'pool',
      key: asKey('p'),
      name: evil,
      isDrawn: true,
      isBlackBox: false,
    }
    const key = asKey('a"b<c>&')
    const task: Element = { kind: 'task', taskType: 'user', key, name: evil, parent: asKey('p') }
    const process: Process = {
      name: evil,
      elements: { [pool.key]: pool, [key]: task },
      shapes: {},
    }
    const svg = draw(process, layout(process), {
      title: evil,
      description: evil,
      words,
      isInteractive: true,
      overlay: {
        marks: {
          [key]: [
            { kind: 'badge', text: evil, title: evil },
            { kind: 'heat', value: Number.NaN, text: evil, title: evil },
            { kind: 'difference', change: 'changed', title: evil },
            { kind: 'presence', initials: evil, name: evil, colour: -1 },
          ],
        },
        heat: { title: evil, least: evil, most: evil },
      },
      hasLegend: true,
    })
    const tags = parse(svg)
    expect(tags.some(({ name }) => name === 'script')).toBe(false)
    expect(tags.some((tag) => tag.attributes['data-key'] === key)).toBe(true)
    expect(tags.find(({ name }) => name === 'title')?.text).toBe(`<script>"&']]>`)
  })

  it('shortens only what does not fit at the smallest size, and then says it whole in a title', () => {
    const name = 'Sehr langer Text '.repeat(60).trim()
    const task: Element = {
      kind: 'task',
      taskType: 'none',
      key: asKey('t'),
      name,
      parent: asKey('p'),
    }
    const shape: Shape = {
      kind: 'node',
      element: task.key,
      plane: '',
      bounds: { x: 0, y: 0, width: 100, height: 80 },
    }
    const process: Process = {
      name: '',
      elements: { [task.key]: task },
      shapes: { [asKey('s')]: shape },
    }
    const { tags } = expectSound(process, process.shapes)
    expect(tags.filter((tag) => tag.name === 'title').map((tag) => tag.text)).toContain(name)
  })
})

describe('a drawing that can be walked through', () => {
  const { process } = readSteps(
    [
      'Prozess: Hund anmelden',
      'Start: Hund da',
      'Ziel: erfasst',
      '',
      '1. Angaben prüfen @Steueramt',
      '? vollständig',
      '  ja: weiter',
      '  nein:',
      '    2. Angaben nachfordern @Bürgerbüro',
      '    zurück zu 1',
      '3. Bescheid senden @Steueramt',
    ].join('\n'),
  )

  it('names each step with kind, number, label and actor, in the order of the flow', () => {
    const spoken = parse(drawn(process, { isInteractive: true })).flatMap(
      (tag) => tag.attributes['aria-label'] ?? [],
    )
    expect(spoken[0]).toBe('Start: Hund da')
    const steps = spoken.filter((text) => text.startsWith('Schritt'))
    expect(steps).toHaveLength(3)
    expect(steps[0]).toBe('Schritt 1: Angaben prüfen, Steueramt')
    expect(spoken.find((text) => text.startsWith('Entscheidung'))).toContain(
      'Wege: ja führt zu Bescheid senden; nein führt zu Angaben nachfordern',
    )
    expect(steps.find((text) => text.includes('nachfordern'))).toMatch(
      /, Bürgerbüro, danach zurück zu Angaben prüfen$/,
    )
    expect(spoken).toContain('Ende: erfasst')
  })

  it('reads one branch after the other before what follows both, and the way back not at all', () => {
    const { process: branches } = readSteps(
      [
        'Prozess: Zwei Wege',
        'Start: Antrag da',
        '1. Annehmen @Amt',
        '? wie',
        '  Papier:',
        '    2. Abtippen @Amt',
        '    3. Ablegen @Amt',
        '  digital:',
        '    4. Übernehmen @Amt',
        '5. Entscheiden @Amt',
        '? in Ordnung',
        '  nein:',
        '    zurück zu 1',
        '  ja: weiter',
        '6. Senden @Amt',
      ].join('\n'),
    )
    const spoken = parse(drawn(branches, { isInteractive: true })).flatMap(
      (tag) => tag.attributes['aria-label']?.match(/^Schritt \d: ([^,]+),/)?.[1] ?? [],
    )
    expect(spoken).toEqual([
      'Annehmen',
      'Abtippen',
      'Ablegen',
      'Übernehmen',
      'Entscheiden',
      'Senden',
    ])
  })

  it('reads a way that only leads back right after its decision, before what follows', () => {
    const { process: looping } = readSteps(
      [
        'Prozess: Schleife',
        'Start: Antrag da',
        '1. Annehmen @Amt',
        '? vollständig',
        '  ja: weiter',
        '  nein:',
        '    2. Nachfordern @Amt',
        '    zurück zu 1',
        '3. Senden @Amt',
      ].join('\n'),
    )
    const spoken = parse(drawn(looping, { isInteractive: true })).flatMap(
      (tag) => tag.attributes['aria-label']?.match(/^Schritt \d: ([^,]+),/)?.[1] ?? [],
    )
    expect(spoken).toEqual(['Annehmen', 'Nachfordern', 'Senden'])
  })

  it('makes steps reachable by keyboard and leaves lines out', () => {
    const tags = parse(drawn(process, { isInteractive: true }))
    const reachable = tags.filter((tag) => tag.attributes.tabindex === '0')
    expect(reachable.every((tag) => tag.attributes.role === 'button')).toBe(true)
    expect(reachable.every((tag) => (tag.attributes['aria-label'] ?? '') !== '')).toBe(true)
    const flows = tags.filter((tag) => tag.attributes.class?.startsWith('pd-flow'))
    expect(flows.length).toBeGreaterThan(0)
    expect(flows.every((tag) => tag.attributes['aria-hidden'] === 'true')).toBe(true)
    expect(tags[0]?.attributes.role).toBe('group')
  })

  it('is one picture with a name where it is not interactive', () => {
    const tags = parse(drawn(process, { description: 'Was geschieht' }))
    expect(tags[0]?.attributes.role).toBe('img')
    expect(tags.filter((tag) => tag.attributes.tabindex)).toEqual([])
    expect(tags[1]).toMatchObject({ name: 'title', text: 'Ablauf' })
    expect(tags[2]).toMatchObject({ name: 'desc', text: 'Was geschieht' })
  })

  it('shows no text in a thumbnail', () => {
    const tags = parse(drawn(process, { isSmall: true, isInteractive: true }))
    expect(tags.filter(({ name }) => name === 'text')).toEqual([])
    expect(tags.filter((tag) => tag.attributes.tabindex)).toEqual([])
  })

  it('marks what is selected', () => {
    const step = Object.values(process.elements).find((one) => one.kind === 'task')
    if (!step) throw new Error('no step')
    const tags = parse(drawn(process, { selected: [step.key] }))
    const marked = tags.filter((tag) => tag.attributes['data-selected'] === 'true')
    expect(marked.map((tag) => tag.attributes['data-key'])).toEqual([step.key])
  })
})

const models = [
  'bpmn/miwg/Reference',
  'bpmn/public-sector',
  'matching/admission-de/models',
].flatMap((folder) => {
  const path = testDataPath(...folder.split('/'))
  if (!path) return []
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => join(path, name))
})

describe.skipIf(models.length === 0)('drawings of real models (need PROZESS_TEST_DATA)', () => {
  it('are sound with the shapes of the file and with our own', () => {
    for (const file of models) {
      const reading = readBpmn(readFileSync(file))
      if (reading.kind !== 'read') continue
      const { process } = reading
      expectSound(process, layout(process), { isInteractive: true })
      const bare = { ...process, shapes: {} }
      expectSound(bare, layout(bare), { isInteractive: true })
    }
  })
})
