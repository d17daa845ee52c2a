import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asKey,
  process as built,
  type Extension,
  type ExtensionAttribute,
  end,
  type Process,
  start,
  task,
} from '#process'
import { readXml } from '#xml'
import { lostSilently } from '../../test/mutation/census.ts'
import { runs } from '../../test/runs.ts'
import { checkBpmn } from './check-bpmn.ts'
import { readBpmn } from './read.ts'
import { writeBpmn } from './write.ts'

const read = (body: string) => {
  const text = `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:v"
    xmlns:w="urn:w">${body}</b:definitions>`
  const reading = readBpmn(new TextEncoder().encode(text))
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  expect(checkBpmn(reading.process)).toEqual([])
  return reading
}

const textOf = (process: Process) => new TextDecoder().decode(writeBpmn(process))

describe('what vendors added', () => {
  it('is read as a tree: attributes with their namespaces, elements and texts in their order', () => {
    const { process } =
      read(`<b:process id="P"><b:task id="t" v:owner="Amt 50" w:x=""><b:extensionElements>
      <v:costs currency="EUR" w:per="case">etwa <v:sum>12</v:sum> je Fall</v:costs><v:empty/>
      </b:extensionElements></b:task></b:process>`)
    expect(process.elements[asKey('t')]).toMatchObject({
      foreignAttributes: [
        { namespace: 'urn:v', prefix: 'v', local: 'owner', value: 'Amt 50' },
        { namespace: 'urn:w', prefix: 'w', local: 'x', value: '' },
      ],
      extensions: [
        {
          namespace: 'urn:v',
          prefix: 'v',
          local: 'costs',
          attributes: [
            { local: 'currency', value: 'EUR' },
            { namespace: 'urn:w', prefix: 'w', local: 'per', value: 'case' },
          ],
          content: [
            'etwa ',
            { namespace: 'urn:v', prefix: 'v', local: 'sum', content: ['12'] },
            ' je Fall',
          ],
        },
        { namespace: 'urn:v', prefix: 'v', local: 'empty' },
      ],
    })
  })

  it('stands at every sort of element, and at a pool for participant and process apart', () => {
    const more = '<b:extensionElements><v:x/></b:extensionElements>'
    const { process } = read(`<b:collaboration><b:participant id="A" processRef="P" v:a="1">${more}
      </b:participant><b:messageFlow id="m" sourceRef="A" targetRef="t">${more}</b:messageFlow></b:collaboration>
      <b:process id="P" v:ttl="P30D">${more}<b:laneSet><b:lane id="l">${more}</b:lane></b:laneSet>
      <b:task id="t">${more}</b:task><b:startEvent id="e">${more}</b:startEvent>
      <b:exclusiveGateway id="g">${more}</b:exclusiveGateway><b:sequenceFlow id="f" sourceRef="e"
      targetRef="t">${more}</b:sequenceFlow><b:dataObjectReference id="d">${more}</b:dataObjectReference>
      <b:subProcess id="s">${more}</b:subProcess><b:callActivity id="c">${more}</b:callActivity>
      <b:textAnnotation id="n">${more}</b:textAnnotation><b:group id="r">${more}</b:group>
      <b:association id="o" sourceRef="n" targetRef="t">${more}</b:association></b:process>`)
    for (const element of Object.values(process.elements)) {
      expect(element.extensions).toHaveLength(1)
    }
    expect(process.elements[asKey('A')]).toMatchObject({
      foreignAttributes: [{ local: 'a' }],
      processExtensions: {
        extensions: [{ local: 'x' }],
        foreignAttributes: [{ local: 'ttl', value: 'P30D' }],
      },
    })
  })

  it('is absent where there is nothing, so that most elements cost nothing', () => {
    const { process } = read('<b:process id="P"><b:task id="t"/></b:process>')
    expect(Object.keys(process.elements[asKey('t')] ?? {})).not.toContain('extensions')
  })

  it('is written with prefixes declared once, and every one of them declared', () => {
    const { process } = read(`<b:process id="P"><b:task id="t" v:a="1"><b:extensionElements>
      <v:x/><nothing xmlns=""><v:y w:z="1"/></nothing><d xmlns="urn:d"><e/></d></b:extensionElements></b:task>
      <b:task id="u" v:a="2" xmlns:v="urn:other"/></b:process>`)
    const text = textOf(process)
    expect(text.match(/xmlns:v="urn:v"/g)).toHaveLength(1)
    expect(text).toMatch(/<task id="u" xmlns:v="urn:other" v:a="2"/)
    expect(text).toMatch(/<nothing xmlns="">/)
    expect(text).toMatch(/<d xmlns="urn:d">\s*<e \/>/)
  })

  it('never takes the prefixes the file itself needs, nor a name that would break it', () => {
    const odd: readonly ExtensionAttribute[] = [
      { namespace: 'urn:v', prefix: 'prozess', local: 'a', value: '1' },
      { namespace: 'urn:v', prefix: 'xmlns', local: 'b', value: '2' },
      { namespace: 'urn:w', local: 'c', value: '3' },
      { namespace: 'urn:w', prefix: 'q', local: 'd="" onload', value: '4' },
    ]
    const process = built(start(), task('A', { work: { minutes: 5 } }), end())
    const element = process.elements[asKey('A')]
    if (!element) throw new Error('the builder made no task')
    const elements = { ...process.elements, A: { ...element, foreignAttributes: odd } }
    const reading = readBpmn(writeBpmn({ ...process, elements }))
    if (reading.kind === 'refused') throw new Error(reading.refusal.code)
    expect(reading.process.elements[asKey('A')]).toMatchObject({
      work: { minutes: 5 },
      foreignAttributes: [
        { namespace: 'urn:v', local: 'a', value: '1' },
        { namespace: 'urn:v', local: 'b', value: '2' },
        { namespace: 'urn:w', local: 'c', value: '3' },
      ],
    })
  })
})

const name = fc.stringMatching(/^[a-zß_][\w.-]{0,6}$/)
const namespace = fc.constantFrom('urn:a', 'urn:b', 'http://c/?x=1&y', 'unbound:q')
const prefix = fc.constantFrom('v', 'w', 'prozess', 'xsi', 'ns1')
const words = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((text) => text.trim() !== '' && !/[^\t\n\r\x20-\x7e]/.test(text))

const attribute: fc.Arbitrary<ExtensionAttribute> = fc.oneof(
  fc.record({
    local: name,
    value: fc
      .string({ unit: 'binary-ascii' })
      .map((text) => text.replace(/[^\x20-\x7e\t\n\r]/g, '')),
  }),
  fc.record({ namespace, prefix, local: name, value: words }),
)

/** As they are read: each once, those without namespace first. */
const unique = (list: readonly ExtensionAttribute[]): readonly ExtensionAttribute[] => {
  const once = new Map(list.map((one) => [`${one.namespace} ${one.local}`, one])).values()
  const all = [...once]
  return [
    ...all.filter(({ namespace: given }) => given === undefined),
    ...all.filter(({ namespace: given }) => given !== undefined),
  ]
}

/** Texts side by side are one text when read. */
const content = (list: readonly (Extension | string)[]): readonly (Extension | string)[] =>
  list.filter((one, index) => typeof one !== 'string' || typeof list[index - 1] !== 'string')

const extension: fc.Arbitrary<Extension> = fc.letrec<{ one: Extension }>((tie) => ({
  one: fc
    .record({
      namespace: fc.oneof(namespace, fc.constant('')),
      prefix: fc.option(prefix, { nil: undefined }),
      local: name,
      attributes: fc.array(attribute, { maxLength: 3 }).map(unique),
      content: fc
        .array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, words, tie('one')), {
          maxLength: 3,
        })
        .map(content),
    })
    .map(
      (given): Extension => ({
        namespace: given.namespace,
        ...(given.prefix === undefined || given.namespace === '' ? {} : { prefix: given.prefix }),
        local: given.local,
        ...(given.attributes.length > 0 ? { attributes: given.attributes } : {}),
        ...(given.content.length > 0 ? { content: given.content } : {}),
      }),
    ),
})).one

describe('any extension', () => {
  it('is the same after writing and reading, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(extension, { minLength: 1, maxLength: 3 }),
        fc.array(attribute, { maxLength: 3 }),
        (extensions, attributes) => {
          const foreignAttributes = unique(attributes).filter((one) => one.namespace !== undefined)
          const process = built(start(), task('A'), end())
          const element = process.elements[asKey('A')]
          if (!element) throw new Error('the builder made no task')
          const extended = {
            ...element,
            extensions,
            ...(foreignAttributes.length > 0 ? { foreignAttributes } : {}),
          }
          const elements = { ...process.elements, A: extended }
          expect(checkBpmn({ ...process, elements })).toEqual([])
        },
      ),
      { seed: 20261122, numRuns: runs(300) },
    )
  })
})

const folder = join(import.meta.dirname, '../../test/models/miwg/vendors')

describe('a model of', () => {
  for (const file of readdirSync(folder).sort()) {
    const tool = file.replace(/^[A-Z]\.\d\.\d\.|\.bpmn$/g, '')
    it(`${tool} is read whole, and is the same after writing and reading`, () => {
      const bytes = readFileSync(join(folder, file))
      const [reading, xml] = [readBpmn(bytes, { name: tool }), readXml(bytes)]
      if (reading.kind === 'refused' || xml.kind === 'refused') throw new Error('refused')
      expect(Object.keys(reading.process.elements).length).toBeGreaterThan(5)
      expect(checkBpmn(reading.process)).toEqual([])
      expect(lostSilently(xml.root, reading)).toEqual([])
      expect(reading.remarks.map(({ code }) => code)).not.toContain('element-misplaced')
    })
  }
})
