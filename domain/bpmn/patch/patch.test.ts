// Small files of several tools' making, and what a person sees of them after a change.

import { describe, expect, it } from 'vitest'
import type { Element, Key, Process } from '#process'
import { openBpmn } from '../open.ts'
import { checkPatch } from './check-patch.ts'
import { patchBpmn } from './patch.ts'
import { EDITS, without } from './testing/edits.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const opened = (file: string | Uint8Array) => {
  const opening = openBpmn(typeof file === 'string' ? encode(file) : file)
  if (opening.kind === 'refused') throw new Error(JSON.stringify(opening.refusal))
  return opening.source
}

/** The file after an edit; the law is checked each time. */
const written = (file: string, edit: (process: Process) => Process): string => {
  const source = opened(file)
  const { bytes, differences } = checkPatch(source, edit(source.process))
  expect(differences).toEqual([])
  return decode(bytes)
}

const set =
  (key: string, change: object) =>
  (process: Process): Process => {
    const one = process.elements[key as Key]
    if (!one) throw new Error(`no ${key}`)
    return {
      ...process,
      elements: { ...process.elements, [key]: { ...one, ...change } as Element },
    }
  }

const add =
  (...elements: readonly object[]) =>
  (process: Process): Process => ({
    ...process,
    elements: {
      ...process.elements,
      ...Object.fromEntries(elements.map((one) => [(one as Element).key, one as Element])),
    },
  })

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

const DOG = `<?xml version='1.0'?>
<!-- Hundesteuer -->
<b:definitions xmlns:b="${MODEL}" xmlns:x="http://x.example" id="d" targetNamespace="t">
  <b:process id="p" x:farbe='rot'>
    <b:startEvent id="s" name="Anmeldung da"><b:outgoing>f1</b:outgoing></b:startEvent>
    <b:task id="prüfen" name='Anmeldung prüfen'   x:dauer="5">
      <!-- ein Kommentar -->
      <b:extensionElements><x:kosten währung="EUR">12,50</x:kosten></b:extensionElements>
      <b:incoming>f1</b:incoming>
      <b:outgoing>f2</b:outgoing>
    </b:task>
    <b:endEvent id="e"><b:incoming>f2</b:incoming></b:endEvent>
    <b:sequenceFlow id="f1" sourceRef="s" targetRef="prüfen"/>
    <b:sequenceFlow id="f2" sourceRef="prüfen" targetRef="e"/>
  </b:process>
</b:definitions>
`

const replaced = (file: string, ...pairs: readonly (readonly [string, string])[]) =>
  pairs.reduce((text, [from, to]) => {
    expect(text.split(from)).toHaveLength(2)
    return text.replace(from, to)
  }, file)

describe('writing over an original', () => {
  it('gives the very same bytes where nothing changed', () => {
    const source = opened(DOG)
    expect(patchBpmn(source, structuredClone(source.process))).toBe(source.bytes)
  })

  it('gives a new step with another tool’s attributes the prefix that BPMN has in the file', () => {
    const dauer = { namespace: 'http://x.example', prefix: 'x', local: 'dauer', value: '7' }
    const text = written(
      DOG,
      add({
        kind: 'task',
        taskType: 'none',
        key: 'neu',
        name: 'Neu',
        parent: 'p',
        documentation: 'Wie der andere',
        foreignAttributes: [dauer],
      }),
    )
    expect(text).toContain(
      '<b:task id="neu" name="Neu" xmlns:x="http://x.example" x:dauer="7">\n' +
        '      <b:documentation>Wie der andere</b:documentation>',
    )
  })

  it('keeps the prefix of BPMN where another tool’s attribute comes with the same one', () => {
    const attribute = { namespace: 'http://y.example', prefix: 'b', local: 'art', value: '7' }
    const foreignAttributes = [attribute]
    const neu = { kind: 'task', taskType: 'none', key: 'neu', name: 'Neu', parent: 'p' }
    expect(opened(written(DOG, add({ ...neu, foreignAttributes }))).process.elements).toMatchObject(
      {
        neu: { foreignAttributes: [{ ...attribute, prefix: 'b2' }] },
      },
    )
    expect(opened(written(DOG, set('s', { foreignAttributes }))).process.elements).toMatchObject({
      s: { kind: 'event', foreignAttributes: [{ ...attribute, prefix: 'b2' }] },
    })
  })

  it('puts a new corner before those that a line has already', () => {
    const drawn = replaced(DOG, [
      '</b:definitions>',
      `<D:BPMNDiagram xmlns:D="http://www.omg.org/spec/BPMN/20100524/DI"><D:BPMNPlane bpmnElement="p">
<D:BPMNEdge bpmnElement="f1" xmlns:w="http://www.omg.org/spec/DD/20100524/DI">
  <w:extension><x:linie/></w:extension>
  <w:waypoint x="10" y="20"/>
  <w:waypoint x="30" y="20"/>
</D:BPMNEdge></D:BPMNPlane></D:BPMNDiagram></b:definitions>`,
    ])
    const longer = (process: Process): Process => ({
      ...process,
      shapes: Object.fromEntries(
        Object.entries(process.shapes).map(([key, shape]) => [
          key,
          shape.kind === 'node'
            ? shape
            : { ...shape, waypoints: [{ x: 1, y: 2 }, { x: 10, y: 2 }, ...shape.waypoints] },
        ]),
      ),
    })
    expect(written(drawn, longer)).toContain(`  <w:extension><x:linie/></w:extension>
  <w:waypoint x="1" y="2"/>
  <w:waypoint x="10" y="2"/>
  <w:waypoint x="10" y="20"/>`)
  })

  it('renames a process that is called like its pool together with it', () => {
    const pooled = replaced(
      DOG,
      ['<b:process id="p"', '<b:process id="p" name="Amt"'],
      [
        '<b:process',
        '<b:collaboration id="c"><b:participant id="amt" name="Amt" processRef="p"/></b:collaboration>\n  <b:process',
      ],
    )
    const text = written(pooled, set('amt', { name: 'Kreis' }))
    expect(text).toContain('<b:participant id="amt" name="Kreis"')
    expect(text).toContain('<b:process id="p" name="Kreis"')
    expect(written(pooled, set('amt', { name: 'Kreis', processName: 'Amt' }))).toContain(
      '<b:process id="p" name="Amt"',
    )
  })

  it('takes name and state from one of two that show an object, not from the other', () => {
    const shared = replaced(DOG, [
      '<b:startEvent',
      `<b:dataObject id="o" name="Akte"><b:dataState name="offen"/></b:dataObject>
    <b:dataObjectReference id="r1" dataObjectRef="o"/>
    <b:dataObjectReference id="r2" dataObjectRef="o"/>
    <b:startEvent`,
    ])
    const text = written(shared, set('r1', { name: '', state: undefined }))
    expect(text).toContain('<b:dataObjectReference id="r2" dataObjectRef="o" name="Akte">')
    expect(text.split('offen')).toHaveLength(2)
  })

  it('keeps the order of lanes when one of them is drawn no more', () => {
    const place = (lane: string, y: number) =>
      `<D:BPMNShape bpmnElement="${lane}"><C:Bounds xmlns:C="http://www.omg.org/spec/DD/20100524/DC" x="0" y="${y}" width="9" height="9"/></D:BPMNShape>`
    const drawn = replaced(
      DOG,
      ['<b:startEvent', '<b:laneSet><b:lane id="u"/><b:lane id="o"/></b:laneSet><b:startEvent'],
      [
        '</b:definitions>',
        `<D:BPMNDiagram xmlns:D="http://www.omg.org/spec/BPMN/20100524/DI"><D:BPMNPlane bpmnElement="p">${place('u', 50)}${place('o', 10)}</D:BPMNPlane></D:BPMNDiagram></b:definitions>`,
      ],
    )
    const unpinned = (process: Process): Process => ({
      ...process,
      shapes: Object.fromEntries(
        Object.entries(process.shapes).filter(([, { element }]) => element !== 'u'),
      ),
    })
    expect(written(drawn, unpinned)).toContain('<b:laneSet><b:lane id="o"/><b:lane id="u"/>')
  })

  it('leads a step out of the outer lanes that list it, too', () => {
    const member = '<b:flowNodeRef>s</b:flowNodeRef>'
    const nested = replaced(DOG, [
      '<b:startEvent',
      `<b:laneSet><b:lane id="a">${member}<b:childLaneSet><b:lane id="b">${member}</b:lane></b:childLaneSet></b:lane><b:lane id="c"/></b:laneSet><b:startEvent`,
    ])
    expect(written(nested, set('s', { lane: 'c' })).split(member)).toHaveLength(2)
    expect(written(nested, set('s', { lane: 'a' })).split(member)).toHaveLength(2)
  })

  it('changes a name and nothing else', () => {
    expect(written(DOG, set('prüfen', { name: `Hund's Daten` }))).toBe(
      replaced(DOG, [`'Anmeldung prüfen'`, `'Hund&apos;s Daten'`]),
    )
  })

  it('takes a name away and gives one', () => {
    expect(written(DOG, set('s', { name: '' }))).toBe(replaced(DOG, [' name="Anmeldung da"', '']))
    expect(written(DOG, set('e', { name: 'Fertig' }))).toBe(
      replaced(DOG, ['<b:endEvent id="e">', '<b:endEvent id="e" name="Fertig">']),
    )
  })

  it('puts our extension beside that of another tool and declares it once', () => {
    const text = written(DOG, (process) =>
      set('prüfen', { work: { minutes: 12 } })(set('prüfen', { name: 'Prüfen' })(process)),
    )
    expect(text).toContain(
      '<x:kosten währung="EUR">12,50</x:kosten><prozess:work minutes="12"/></b:extensionElements>',
    )
    expect(text.match(/xmlns:prozess=/g)).toHaveLength(1)
  })

  it('changes a value inside another tool’s extension at its place', () => {
    const source = opened(DOG)
    const extensions = source.process.elements['prüfen' as Key]?.extensions?.map((one) => ({
      ...one,
      attributes: one.attributes?.map((attribute) => ({ ...attribute, value: 'CHF' })),
      content: ['13'],
    }))
    expect(written(DOG, set('prüfen', { extensions }))).toBe(
      replaced(DOG, ['währung="EUR">12,50', 'währung="CHF">13']),
    )
  })

  it('renames the tags when a step gets another type, and keeps what is in it', () => {
    expect(written(DOG, set('prüfen', { taskType: 'user' }))).toBe(
      replaced(DOG, ['<b:task ', '<b:userTask '], ['</b:task>', '</b:userTask>']),
    )
  })

  it('inserts a step with its flows where the schema wants it, in the file’s own prefix', () => {
    const text = written(DOG, (process) =>
      add(
        { kind: 'task', key: 'neu', name: 'Marke senden', taskType: 'none', parent: 'p' },
        { kind: 'sequenceFlow', key: 'f3', name: '', parent: 'p', source: 'neu', target: 'e' },
      )(set('f2', { target: 'neu' })(process)),
    )
    expect(text).toBe(
      replaced(
        DOG,
        ['<b:incoming>f2</b:incoming></b:endEvent>', '<b:incoming>f3</b:incoming></b:endEvent>'],
        [
          'sourceRef="prüfen" targetRef="e"/>\n',
          `sourceRef="prüfen" targetRef="neu"/>
    <b:task id="neu" name="Marke senden">
      <b:incoming>f2</b:incoming>
      <b:outgoing>f3</b:outgoing>
    </b:task>
    <b:sequenceFlow id="f3" sourceRef="neu" targetRef="e"/>\n`,
        ],
      ),
    )
  })

  it('deletes a step with its flows and every mention of them', () => {
    const text = written(DOG, (process) => without(process, 'prüfen' as Key))
    expect(text).toBe(`<?xml version='1.0'?>
<!-- Hundesteuer -->
<b:definitions xmlns:b="${MODEL}" xmlns:x="http://x.example" id="d" targetNamespace="t">
  <b:process id="p" x:farbe='rot'>
    <b:startEvent id="s" name="Anmeldung da"></b:startEvent>
    <b:endEvent id="e"></b:endEvent>
  </b:process>
</b:definitions>
`)
  })

  it('lists no flows in a file whose nodes do not', () => {
    const plain = DOG.replace(/<b:(incoming|outgoing)>.*?<\/b:\1>/g, '')
    const text = written(plain, (process) =>
      add({ kind: 'sequenceFlow', key: 'f3', name: '', parent: 'p', source: 's', target: 'e' })(
        process,
      ),
    )
    expect(text).not.toMatch(/incoming|outgoing/)
  })

  it('makes a collaboration where a process becomes one of two pools', () => {
    const text = written(DOG, EDITS['add a pool'] as (process: Process) => Process)
    expect(text).toContain(
      '<b:participant id="Neu_Pool" name="Kreis" processRef="Neu_Pool_process"/>',
    )
    expect(text.indexOf('<b:collaboration')).toBeLessThan(text.indexOf('<b:process'))
  })

  it('moves steps into a new sub-process as they stand, comments included', () => {
    const text = written(DOG, (process) => {
      const sub = {
        kind: 'subProcess',
        key: 'teil',
        name: 'Teil',
        subProcessType: 'embedded',
        parent: 'p',
      }
      const moved = set('prüfen', { parent: 'teil' })(add(sub)(process))
      return set('f1', { target: 'teil' })(set('f2', { source: 'teil' })(moved))
    })
    expect(text).toMatch(
      /<b:subProcess id="teil"[\s\S]*<!-- ein Kommentar -->[\s\S]*<\/b:subProcess>/,
    )
    expect(text.match(/<b:task /g)).toHaveLength(1)
  })
})

describe('odd files', () => {
  it('get an id of its own for an element whose id is repeated, when something new leads to it', () => {
    const twice = DOG.replace('id="e"', 'id="s"').replace('targetRef="e"', 'targetRef="s"')
    const source = opened(twice)
    const ends = Object.values(source.process.elements).filter(({ kind }) => kind === 'event')
    const [start, end] = ends
    if (!start || !end) throw new Error('two events expected')
    const text = written(twice, (process) =>
      add({
        kind: 'sequenceFlow',
        key: 'f3',
        name: '',
        parent: 'p',
        source: start.key,
        target: end.key,
      })(process),
    )
    expect(text.match(/id="s"/g) ?? []).toHaveLength(0)
  })

  it('keep prefixed references, and new ones are written plainly', () => {
    const prefixed = DOG.replaceAll('sourceRef="', 'sourceRef="b:').replaceAll(
      'targetRef="',
      'targetRef="b:',
    )
    const text = written(prefixed, set('f2', { source: 's' }))
    expect(text).toContain('<b:sequenceFlow id="f1" sourceRef="b:s" targetRef="b:prüfen"/>')
    expect(text).toContain('<b:sequenceFlow id="f2" sourceRef="s" targetRef="b:e"/>')
  })

  it('write down who is in a lane where only the drawing said so', () => {
    const file = `<definitions xmlns="${MODEL}" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="t">
  <process id="p">
    <laneSet id="l"><lane id="a" name="A"/><lane id="b" name="B"/></laneSet>
    <task id="t" name="T"/>
  </process>
  <di:BPMNDiagram id="x"><di:BPMNPlane id="y" bpmnElement="p">
    <di:BPMNShape id="a_di" bpmnElement="a"><dc:Bounds x="0" y="0" width="500" height="100"/></di:BPMNShape>
    <di:BPMNShape id="b_di" bpmnElement="b"><dc:Bounds x="0" y="100" width="500" height="100"/></di:BPMNShape>
    <di:BPMNShape id="t_di" bpmnElement="t"><dc:Bounds x="50" y="10" width="100" height="80"/></di:BPMNShape>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`
    const moved = written(file, (process) => ({
      ...process,
      shapes: Object.fromEntries(
        Object.entries(process.shapes).map(([key, shape]) => [
          key,
          shape.kind === 'node' && shape.element === 't'
            ? { ...shape, bounds: { ...shape.bounds, y: 110 } }
            : shape,
        ]),
      ),
    }))
    // It is drawn elsewhere, but nobody said that somebody else does it.
    expect(moved).toContain('<lane id="a" name="A"><flowNodeRef>t</flowNodeRef></lane>')
  })

  it('keep what the model does not know, and lose what led to a deleted step', () => {
    const file = DOG.replace(
      '  </b:process>',
      `    <b:textAnnotation id="n"><b:text>Frist</b:text></b:textAnnotation>
    <b:association id="a" sourceRef="prüfen" targetRef="n"/>
    <b:correlationSubscription id="c" correlationKeyRef="k"/>
  </b:process>`,
    )
    const text = written(file, (process) => without(process, 'prüfen' as Key))
    expect(text).toContain('<b:correlationSubscription id="c" correlationKeyRef="k"/>')
    expect(text).toContain('Frist')
    expect(text).not.toContain('prüfen')
  })

  it('leave another tool’s extension alone, also where it mentions a deleted step', () => {
    const file = DOG.replace(
      '<b:endEvent id="e">',
      '<b:endEvent id="e"><b:extensionElements><x:nach><b:incoming>prüfen</b:incoming></x:nach><b:outgoing>prüfen</b:outgoing></b:extensionElements>',
    )
    const text = written(file, (process) => without(process, 'prüfen' as Key))
    expect(text).toContain('<x:nach><b:incoming>prüfen</b:incoming></x:nach>')
  })

  it('name the source of a flow that becomes the default way', () => {
    const listed = DOG.replace('<b:task ', '<b:exclusiveGateway ')
      .replace('</b:task>', '</b:exclusiveGateway>')
      .replace(' sourceRef="prüfen"', '')
    const text = written(listed, set('f2', { isDefault: true }))
    expect(text).toMatch(/<b:exclusiveGateway [^>]*default="f2"/)
    expect(text).toMatch(/<b:sequenceFlow id="f2" [^>]*sourceRef="prüfen"/)
  })

  it('give a process its participant and leave it where it stands, with all the model does not know', () => {
    const file = DOG.replace(
      '<b:startEvent',
      `<b:property id="frist" name="Frist"/>
    <!-- nur eine Akte -->
    <b:dataObject id="o" name="Akte"/>
    <b:dataObjectReference id="r" dataObjectRef="o"/>
    <b:startEvent`,
    ).replace(
      '<b:outgoing>f2</b:outgoing>',
      '<b:outgoing>f2</b:outgoing><b:dataOutputAssociation id="a"><b:targetRef>o</b:targetRef></b:dataOutputAssociation>',
    )
    const other = { kind: 'pool', key: 'Kreis', name: 'Kreis', isDrawn: true, isBlackBox: true }
    const text = written(file, (process) => add(other)(set('p', { isDrawn: true })(process)))
    const start = file.indexOf('<b:property')
    expect(text).toContain(file.slice(start, file.indexOf('</b:process>')))
    expect(text).toMatch(/<b:participant id="p" [^>]*processRef="p_process"/)
  })
})
