// What broke other readers, each with a small file: encodings and line ends, prefixes, missing or
// repeated drawings, lanes without ids, markup in texts.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asKey, type Process, problemsOf } from '#process'
import { checkBpmn } from './check-bpmn.ts'
import { readBpmn } from './read.ts'

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
const DI = `xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"`

const readBytes = (bytes: Uint8Array) => {
  const reading = readBpmn(bytes)
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  expect(problemsOf(reading.process)).toEqual([])
  expect(checkBpmn(reading.process)).toEqual([])
  return { ...reading, codes: reading.remarks.map(({ code }) => code) }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (body: string) =>
  readBytes(utf8(`<definitions xmlns="${MODEL}" ${DI} xmlns:v="urn:v">${body}</definitions>`))

const names = (process: Process) => Object.values(process.elements).map(({ name }) => name)

const shape = (of: string, x = 0, more = '') =>
  `<di:BPMNShape bpmnElement="${of}" ${more}><dc:Bounds x="${x}" y="0" width="100" height="80"/></di:BPMNShape>`
const diagram = (plane: string, shapes: string) =>
  `<di:BPMNDiagram><di:BPMNPlane ${plane}>${shapes}</di:BPMNPlane></di:BPMNDiagram>`

describe('data', () => {
  it('shows what it shows, also where an object and a store have one id', () => {
    const { process } = read(
      `<dataStore id="X" name="Akten"/><process id="P">
      <dataStoreReference id="S" name="Akten" dataStoreRef="X"/>
      <dataObjectReference id="O" name="Ausweis" dataObjectRef="X"/></process>`,
    )
    expect(names(process).filter(Boolean).sort()).toEqual(['Akten', 'Ausweis'])
  })
})

describe('the id of a process behind a pool', () => {
  it.each(['__proto__', 'constructor', 'toString'])('may be %s', (id) => {
    const { process } = read(
      `<collaboration id="C"><participant id="A" processRef="${id}"/>
      <participant id="A" name="Amt" processRef="P"/></collaboration>
      <process id="${id}"/><process id="P"><task id="t"/></process>`,
    )
    const pools = Object.values(process.elements).filter(({ kind }) => kind === 'pool')
    expect(pools).toMatchObject([{ processXmlId: id }, { processXmlId: 'P' }])
  })

  it.each(['..', 'a b', '1x'])('may be no XML name: %s', (id) => {
    const { process } = read(
      `<collaboration id="C"><participant id="A" processRef="${id}"/></collaboration>
      <process id="${id}"><task id="t"/><dataObject id="${id}2"/>
      <dataObjectReference id="r" dataObjectRef="${id}2"/>
      <dataObjectReference id="s" dataObjectRef="${id}2"/></process>`,
    )
    expect(Object.keys(process.elements)).toEqual(['A', 't', 'r', 's'])
  })
})

describe('an event', () => {
  it('is about nothing that its kind of trigger cannot be about', () => {
    const { process } = read(
      `<error id="E" name="Fehler" errorCode="7"/><process id="P">
      <startEvent id="a"><linkEventDefinition errorRef="E"/></startEvent>
      <startEvent id="b"><messageEventDefinition errorRef="E"><condition>x</condition>
      </messageEventDefinition></startEvent>
      <endEvent id="c"><errorEventDefinition errorRef="E"/></endEvent></process>`,
    )
    expect(process.elements[asKey('a')]).not.toHaveProperty('refersTo')
    expect(process.elements[asKey('b')]).not.toHaveProperty('expression')
    expect(process.elements[asKey('c')]).toMatchObject({ refersTo: 'Fehler', code: '7' })
  })
})

describe('a file in another encoding', () => {
  const text = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>\n<definitions xmlns="${MODEL}"><process id="P"><task id="Prüfung_ß" name="Prüfung der Größe – „€“"/></process></definitions>`
  const windows1252 = (given: string) =>
    Uint8Array.from(given, (character) => {
      const code = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—'.indexOf(character)
      return code < 0 ? character.charCodeAt(0) : 0x80 + code
    })
  const utf16 = (given: string, isBig: boolean) => {
    const little = Buffer.from(given, 'utf16le')
    return Uint8Array.from(isBig ? little.swap16() : little)
  }
  const whole = 'Prüfung der Größe – „€“'

  it('is read in Windows-1252, and in ISO-8859-1, which most take for the same', () => {
    for (const encoding of ['windows-1252', 'ISO-8859-1', 'iso-8859-1', 'CP1252']) {
      const { process, codes } = readBytes(windows1252(text(encoding)))
      expect(process.elements[asKey('Prüfung_ß')]?.name).toBe(whole)
      expect(codes).toEqual([])
    }
  })

  it('is read in UTF-16 of both orders, with and without byte order mark', () => {
    for (const isBig of [false, true]) {
      for (const mark of ['', '\uFEFF']) {
        const { process } = readBytes(utf16(`${mark}${text('UTF-16')}`, isBig))
        expect(process.elements[asKey('Prüfung_ß')]?.name).toBe(whole)
      }
    }
  })

  it('is read where it says UTF-8 and is not (GenMyModel), and people are told', () => {
    const { process, codes } = readBytes(windows1252(text('UTF-8')))
    expect(process.elements[asKey('Prüfung_ß')]?.name).toBe(whole)
    expect(codes).toEqual(['encoding-guessed'])
    const real = join(import.meta.dirname, '../../test/models/miwg/C.1.0.genmymodel.bpmn')
    const genMyModel = readBytes(readFileSync(real))
    expect(names(genMyModel.process)).toContain('Rechnung klären')
  })

  it('is the same with Windows line ends, old Macintosh ones and a byte order mark', () => {
    const plain = readBytes(utf8(text('UTF-8'))).process
    expect(readBytes(utf8(text('UTF-8').replaceAll('\n', '\r\n'))).process).toEqual(plain)
    expect(readBytes(utf8(text('UTF-8').replaceAll('\n', '\r'))).process).toEqual(plain)
    expect(readBytes(utf8(`\uFEFF${text('UTF-8')}`)).process).toEqual(plain)
  })

  it('keeps line breaks in texts, whatever the file’s own are', () => {
    const body = `<process id="P"><textAnnotation id="n"><text>eins\r\nzwei</text></textAnnotation>
      <task id="t" name="eins&#13;&#10;zwei"/></process>`
    const { process } = read(body)
    expect(process.elements[asKey('n')]?.name).toBe('eins\nzwei')
    expect(process.elements[asKey('t')]?.name).toBe('eins\r\nzwei')
  })
})

describe('a file with other prefixes', () => {
  const body = (p: string, q: string) =>
    `<${p}process id="P"><${p}task id="a" name="A"/></${p}process><${q}BPMNDiagram><${q}BPMNPlane
      bpmnElement="P"><${q}BPMNShape bpmnElement="a"><dc:Bounds x="1" y="2" width="3" height="4"/>
      </${q}BPMNShape></${q}BPMNPlane></${q}BPMNDiagram>`
  const outer = (p: string, declarations: string, inner: string) =>
    readBytes(
      utf8(
        `<${p}definitions ${declarations} xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">${inner}</${p}definitions>`,
      ),
    ).process
  const DIAGRAM = 'http://www.omg.org/spec/BPMN/20100524/DI'

  it('means the same: it is the namespace that counts', () => {
    const expected = outer('', `xmlns="${MODEL}" xmlns:d="${DIAGRAM}"`, body('', 'd:'))
    expect(Object.keys(expected.elements)).toEqual(['P', 'a'])
    expect(Object.keys(expected.shapes)).toEqual(['a_di'])
    for (const p of ['bpmn:', 'bpmn2:', 'semantic:', 'model:', 'ns0:', '_1-x:']) {
      const declared = `xmlns:${p.slice(0, -1)}="${MODEL}" xmlns="${DIAGRAM}"`
      expect(outer(p, declared, body(p, ''))).toEqual(expected)
    }
  })

  it('means the same where namespaces are declared again further in', () => {
    const process = readBytes(
      utf8(
        `<x:definitions xmlns:x="${MODEL}"><process xmlns="${MODEL}" id="P"><y:task xmlns:y="${MODEL}" id="a"/>
        <task xmlns="urn:other" id="b"/></process></x:definitions>`,
      ),
    ).process
    expect(Object.keys(process.elements)).toEqual(['P', 'a'])
  })
})

describe('a file whose drawing', () => {
  it('is missing is read without shapes', () => {
    const { process, codes } = read(
      '<process id="P"><task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>',
    )
    expect(process.shapes).toEqual({})
    expect(codes).toEqual([])
  })

  it('is empty, or shows only what is not there, leaves the first that shows something', () => {
    const { process, remarks } = read(`<process id="P"><task id="a"/></process>
      ${diagram('bpmnElement="P"', '')}${diagram('bpmnElement="P"', shape('gone'))}
      ${diagram('bpmnElement="P"', shape('a'))}`)
    expect(Object.values(process.shapes)).toMatchObject([{ element: 'a', plane: '' }])
    expect(remarks).toEqual([{ code: 'shape-without-element', details: { count: 1 } }])
  })

  it('hangs on the definitions, on nothing or on a prefixed id, is the main one (Modelio)', () => {
    for (const plane of ['bpmnElement="D"', '', 'bpmnElement="bpmn2:P"', 'bpmnElement="gone"']) {
      const { process } = read(
        `<process id="P"><task id="a"/></process>${diagram(plane, shape('a'))}`,
      )
      expect(Object.values(process.shapes)).toMatchObject([{ element: 'a', plane: '' }])
    }
  })

  it('shows one step three times, in two drawings, keeps all three', () => {
    const { process } = read(`<process id="P"><task id="a"/></process>
      ${diagram('bpmnElement="P"', shape('a') + shape('a', 200))}${diagram('bpmnElement="P"', shape('a', 400))}`)
    expect(Object.entries(process.shapes).map(([key, { plane }]) => `${key}@${plane}`)).toEqual([
      'a_di@',
      'a_di.2@',
      'a_di.3@diagram-2',
    ])
  })

  it('shows a sub-process closed, and its inside on a plane of its own', () => {
    const { process } =
      read(`<process id="P"><subProcess id="S"><task id="t"/></subProcess></process>
      ${diagram('bpmnElement="P"', shape('S', 0, 'isExpanded="false"'))}
      ${diagram('bpmnElement="S"', shape('t'))}`)
    expect(process.shapes).toMatchObject({
      S_di: { plane: '', isExpanded: false },
      t_di: { plane: 'S' },
    })
  })
})

describe('a file whose elements', () => {
  it('are lanes in a lane set without id, or without any id at all (Bonita)', () => {
    const { process } =
      read(`<process id="P"><laneSet><lane name="Amt"><flowNodeRef>a</flowNodeRef></lane>
      <lane id="L" name="Kasse"/></laneSet><task id="a"/></process>`)
    expect(process.elements[asKey('lane')]).toMatchObject({ name: 'Amt' })
    expect(process.elements[asKey('a')]).toMatchObject({ lane: 'lane' })
  })

  it('have ids with umlauts, blanks, leading digits or dots keep them, and are found by them', () => {
    for (const id of ['Größe', 'a b', '4711', '1.2.3', '{x}', 'a:b', 'ähnlich wie/dies', '…']) {
      const { process } = read(
        `<process id="P"><task id="${id}"/><task id="z"/><sequenceFlow id="f" sourceRef="${id}" targetRef="z"/></process>`,
      )
      const found = Object.values(process.elements).find(({ xmlId }) => xmlId === id)
      expect(process.elements[asKey('f')]).toMatchObject({ source: found?.key, target: 'z' })
    }
  })

  it('share one id with a flow, a lane and a shape are told apart by what may stand where', () => {
    const { process, codes } =
      read(`<process id="P"><laneSet><lane id="x"><flowNodeRef>x</flowNodeRef></lane>
      </laneSet><task id="x"/><task id="y"/><sequenceFlow id="x" sourceRef="x" targetRef="y"/></process>
      ${diagram('bpmnElement="P"', shape('y'))}`)
    expect(process.elements[asKey('x.3')]).toMatchObject({
      kind: 'sequenceFlow',
      source: 'x.2',
      target: 'y',
    })
    expect(process.elements[asKey('x.2')]).toMatchObject({ kind: 'task', lane: 'x.1' })
    expect(codes).toEqual(['id-repeated'])
  })

  it('list flows wrongly, or not at all, are connected as the flows say', () => {
    const { process } =
      read(`<process id="P"><task id="a"><incoming>f</incoming><outgoing>gone</outgoing></task>
      <task id="b"><outgoing>f</outgoing></task><sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>`)
    expect(process.elements[asKey('f')]).toMatchObject({ source: 'a', target: 'b' })
  })

  it('are described with markup keep the words: of HTML, not of vendors', () => {
    const { process, remarks } =
      read(`<process id="P"><task id="a"><documentation textFormat="text/html">
      <p xmlns="http://www.w3.org/1999/xhtml">Erst <b>prüfen</b></p><v:hint>intern</v:hint></documentation>
      <documentation><![CDATA[<b>wörtlich</b> & so]]></documentation></task></process>`)
    expect(process.elements[asKey('a')]?.documentation).toMatch(
      /^Erst\s+prüfen\s*\n\n<b>wörtlich<\/b> & so$/,
    )
    expect(remarks.map(({ code, details }) => `${code} ${details.vendor ?? details.list}`)).toEqual(
      ['extension-kept HTML', 'extension-kept urn:v', 'attributes-kept textFormat (1)'],
    )
  })

  it('stand in a participant whose process is not there, or is named twice, are not lost', () => {
    const { process, codes } = read(`<collaboration><participant id="A" processRef="gone"/>
      <participant id="B" processRef="x:P"/></collaboration><process id="P"><task id="t"/></process>
      <process id="P"><task id="u"/></process>`)
    expect(process.elements[asKey('A')]).toMatchObject({ isBlackBox: true })
    expect(process.elements[asKey('t')]).toMatchObject({ parent: 'B' })
    expect(process.elements[asKey('u')]?.kind).toBe('task')
    expect(codes).toEqual(['reference-dangling'])
  })
})

describe('a drawing', () => {
  it.each(['1e308', '-1e308', '1e400', 'Infinity', 'NaN', '10000001'])(
    'has no place at %s',
    (x) => {
      const { process, codes } = read(
        `<process id="P"><task id="t"/><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/></process>${diagram(
          'bpmnElement="P"',
          `${shape('t')}<di:BPMNShape bpmnElement="u"><dc:Bounds x="${x}" y="0" width="100" height="80"/></di:BPMNShape>
        <di:BPMNEdge bpmnElement="f"><v:waypoint xmlns:v="http://www.omg.org/spec/DD/20100524/DI" x="0" y="0"/><v:waypoint xmlns:v="http://www.omg.org/spec/DD/20100524/DI" x="${x}" y="0"/></di:BPMNEdge>`,
        )}`,
      )
      expect(codes).toEqual(['shape-without-place'])
      expect(Object.values(process.shapes).map(({ element }) => element)).toEqual(['t'])
    },
  )
})
