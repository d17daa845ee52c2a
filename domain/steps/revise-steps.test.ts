import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { checkChange } from '#change'
import {
  activitiesOf,
  asKey,
  elementsOf,
  isFlowNode,
  lanesOf,
  type Process,
  problemsOf,
} from '#process'
import { keysFrom } from '../../test/changes.ts'
import { modelsIn, testDataPath } from '../../test/data.ts'
import { runs } from '../../test/runs.ts'
import { editText, TEXT_EDITS } from '../../test/step-edits.ts'
import { readSteps, reviseSteps, writeSteps } from './door.ts'
import { built, label, meaning, shapes } from './testing/shapes.ts'

const SEED = 20261122

const revise = (process: Process, text: string) =>
  reviseSteps({ process }, text, { id: 'g', newKey: keysFrom('k') })

/** Pins for every element, so that it shows which ones an edit takes away. */
const pinned = (process: Process): Process => ({
  ...process,
  shapes: Object.fromEntries(
    elementsOf(process).map(({ key, kind }, index) => [
      `${key}_shape`,
      /Flow$|ssociation$/.test(kind)
        ? {
            kind: 'edge' as const,
            element: key,
            plane: '',
            waypoints: [
              { x: index, y: 0 },
              { x: index, y: 9 },
            ],
          }
        : {
            kind: 'node' as const,
            element: key,
            plane: '',
            bounds: { x: index, y: index, width: 9, height: 9 },
          },
    ]),
  ),
})

const read = (text: string) =>
  pinned(readSteps(`Prozess: Probe\nStart: los\nZiel: fertig\n\n${text}`).process)

/** The process after the text was edited by `change`, and the changes. */
const edited = (process: Process, change: (text: string) => string) => {
  const revision = revise(process, change(writeSteps(process)))
  if (revision.kind === 'refused') throw new Error(JSON.stringify(revision.problems))
  const { broken, conflicts } = checkChange(process, revision.group)
  expect([...broken, ...conflicts]).toEqual([])
  return revision
}

const named = (process: Process, name: string) => {
  const found = elementsOf(process).find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

const LIST = [
  '1. Annehmen @Amt',
  '2. Prüfen [10 Min.] // genau',
  '? vollständig',
  '  nein (20 %):',
  '    3. Nachfordern',
  '    zurück zu „Prüfen“',
  '  ja (80 %): weiter',
  'gleichzeitig:',
  '  4. Beteiligen @Rat',
  '  5. Rechnen @Amt',
  '6. Entscheiden',
].join('\n')

describe('reviseSteps', () => {
  it('changes nothing where nothing was edited', () => {
    const process = read(LIST)
    expect(edited(process, (text) => text).group.changes).toEqual([])
    expect(edited(process, (text) => `# nur hier\n${text}\n# und hier`).group.changes).toEqual([])
    const renumbered = (text: string) =>
      text.replace('2. Prüfen', '- Prüfen').replace('6. ', '17) ')
    expect(edited(process, renumbered).group.changes).toEqual([])
  })

  it('writes one property where one word was edited', () => {
    const process = read(LIST)
    const { group } = edited(process, (text) => text.replace('10 Min.', '10 Min. (5–20)'))
    const key = named(process, 'Prüfen').key
    expect(group.changes).toEqual([
      { kind: 'setElement', key, property: 'work.minutesRange', after: { min: 5, max: 20 } },
    ])
  })

  it('makes a step another process, a sub-process, or something repeated, and plain again', () => {
    const process = read(LIST)
    const { key } = named(process, 'Entscheiden')
    const asCall = edited(process, (text) =>
      text.replace('6. Entscheiden', '6. Entscheiden [Aufruf: P_7 · für jeden nacheinander: Fall]'),
    ).process
    expect(asCall.elements[key]).toMatchObject({
      kind: 'callActivity',
      calledElement: 'P_7',
      loop: 'sequential',
      loopDetails: { inputItem: 'Fall' },
    })
    expect(asCall.shapes).toEqual(process.shapes)
    const asPart = edited(asCall, (text) =>
      text.replace(/Aufruf: P_7.*Fall/, 'Teilprozess'),
    ).process
    expect(asPart.elements[key]).toMatchObject({ kind: 'subProcess', subProcessType: 'embedded' })
    expect(asPart.elements[key]).not.toHaveProperty('loop')
    expect(asPart.elements[key]).not.toHaveProperty('calledElement')
    const plain = edited(asPart, (text) => text.replace(' [Teilprozess]', '')).process
    expect(plain.elements[key]).toEqual(process.elements[key])
  })

  it('keeps what the list does not say of a repetition until it is another one', () => {
    const read0 = read('1. Prüfen [wiederholen bis fertig]')
    const { key } = named(read0, 'Prüfen')
    const mine = read0.elements[key]
    if (mine?.kind !== 'task') throw new Error('no task')
    const loopDetails = { condition: 'bis fertig', maximum: 3 }
    const process = { ...read0, elements: { ...read0.elements, [key]: { ...mine, loopDetails } } }
    const later = edited(process, (text) => text.replace('bis fertig', 'bis klar')).process
    expect(later.elements[key]).toMatchObject({
      loopDetails: { condition: 'bis klar', maximum: 3 },
    })
    const other = edited(process, (text) =>
      text.replace('wiederholen bis fertig', 'für jeden gleichzeitig'),
    ).process
    expect(other.elements[key]).toMatchObject({ loop: 'parallel' })
    expect(other.elements[key]).not.toHaveProperty('loopDetails')
  })

  it('ties data and remarks to steps, and keeps those that only have another name', () => {
    const process = read('1. a [ergibt: Antrag]\n  /// nur montags\n2. b [braucht: Antrag]\n3. c')
    const data = named(process, 'Antrag')
    const remark = named(process, 'nur montags')
    const other = edited(process, (text) =>
      text.replaceAll(': Antrag', ': Antrag (neu)').replace('montags', 'dienstags'),
    ).process
    expect(other.elements[data.key]).toEqual({ ...data, name: 'Antrag (neu)' })
    expect(other.elements[remark.key]).toEqual({ ...remark, name: 'nur dienstags' })
    expect(other.shapes).toEqual(process.shapes)
    const more = edited(process, (text) => text.replace('3. c', '3. c [braucht: Antrag]')).process
    const ties = elementsOf(more).filter(
      (one) => one.kind === 'dataAssociation' && one.source === data.key,
    )
    expect(ties).toHaveLength(2)
    const none = edited(process, (text) =>
      text.replace(/ \[(ergibt|braucht): Antrag\]/g, '').replace('  /// nur montags\n', ''),
    ).process
    expect(elementsOf(none).filter(({ kind }) => /data|annot|association/.test(kind))).toEqual([])
  })

  it('renames a step although jumps still call it by its old name', () => {
    const process = read(LIST)
    const { group } = edited(process, (text) => text.replace('2. Prüfen', '2. Sichten'))
    const key = named(process, 'Prüfen').key
    expect(group.changes).toEqual([
      { kind: 'setElement', key, property: 'name', before: 'Prüfen', after: 'Sichten' },
    ])
  })

  it('follows a jump to the old name before one that only begins like it', () => {
    const process = read(
      '1. Prüfen\n2. Prüfen lassen\n? gut\n  nein: zurück zu „Prüfen“\n  ja: weiter\n3. Gehen',
    )
    const { group } = edited(process, (text) => text.replace('1. Prüfen', '1. Sichten'))
    const key = named(process, 'Prüfen').key
    expect(group.changes).toEqual([
      { kind: 'setElement', key, property: 'name', before: 'Prüfen', after: 'Sichten' },
    ])
  })

  it('leaves arrows alone that lead where no line can be named', () => {
    const process = read(
      '1. a\n! Frist [3 Tage]:\n  2. b\n  Ende\n3. c\n? gut\n  nein:\n    4. d\n    zurück zu „c“\n  ja: weiter',
    )
    const into = (goal: string): Process => {
      const [from, to] = [named(process, 'd').key, named(process, goal).key]
      const flow = elementsOf(process).find(
        (one) => one.kind === 'sequenceFlow' && one.source === from,
      )
      if (flow?.kind !== 'sequenceFlow') throw new Error('no arrow')
      return { ...process, elements: { ...process.elements, [flow.key]: { ...flow, target: to } } }
    }
    const toBeginning = into('los')
    expect(writeSteps(toBeginning)).toContain('4. d\n    zurück zu „a“')
    const toInterruption = into('Frist')
    expect(writeSteps(toInterruption)).toContain('4. d\n    Ende: -')
    for (const each of [toBeginning, toInterruption]) {
      expect(edited(each, (text) => `${text}# nur hier\n`).group.changes).toEqual([])
      const { group } = edited(each, (text) => text.replace('3. c', '3. C'))
      expect(group.changes.map(({ kind }) => kind)).toEqual(['setElement'])
    }
  })

  it('takes an interruption along to the step it stands below now', () => {
    const process = read('1. a\n! Frist [3 Tage]:\n  2. b\n3. c @Amt\n4. d')
    const { process: next } = edited(process, (text) =>
      text.replace(/1\. a\n(!.*\n.*\n)(3\. c @Amt\n)/, '1. a\n$2$1'),
    )
    const [event, host] = [named(process, 'Frist').key, named(process, 'c')]
    expect(next.elements[event]).toMatchObject({ attachedTo: host.key, position: 'boundary' })
    expect(next.shapes[asKey(`${event}_shape`)]).toBeUndefined()
    expect(next.shapes[asKey(`${host.key}_shape`)]).toBeDefined()
    expect(writeSteps(next)).toContain('! "Frist" [3 Tage]:')
  })

  it('lets ways wait for each other only where the list says so, though steps have no names', () => {
    const process = read('1. ""\n?+\n  a:\n    2. ""\n    zurück zu 1\n  : weiter\n3. ""')
    const text = writeSteps(process)
    const moved = text.replace('1. ""\n', '').replace('\n3. ""', '\n1. ""\n3. ""')
    const revision = revise(process, moved)
    if (revision.kind === 'refused') throw new Error(JSON.stringify(revision.problems))
    const joins = (one: Process) =>
      elementsOf(one).filter((each) => each.kind === 'gateway' && each.gatewayType === 'inclusive')
        .length
    expect(joins(revision.process)).toBe(1)
    expect(joins(readSteps(writeSteps(revision.process)).process)).toBe(1)
  })

  it('does not take one of two steps of one name for the other', () => {
    const process = read('1. vor\n  2. a @Amt\n  ! Frist:\n    3. a\n4. nach')
    const { text } = editText(writeSteps(process), { what: 3, at: 2, to: 1 })
    expect(text).toContain('  3. a\n  2. a @Amt\n  ! "Frist":\n')
    const revision = edited(process, () => text)
    expect(meaning(readSteps(writeSteps(revision.process)).process)).toEqual(
      meaning(readSteps(text).process),
    )
  })

  it('puts a step where the line stands, and leads one arrow elsewhere', () => {
    const process = read(LIST)
    const { group, process: next } = edited(process, (text) =>
      text.replace('6. Entscheiden', '- Vorlegen\n6. Entscheiden'),
    )
    expect(group.changes.map(({ kind }) => kind).sort()).toEqual([
      'addElement',
      'addElement',
      'removeShape',
      'setElement',
    ])
    expect(writeSteps(next)).toContain('6. Vorlegen\n7. Entscheiden')
  })

  it('takes a step out, with its arrow and nothing else', () => {
    const process = read(LIST)
    const { group } = edited(process, (text) =>
      text.replace('1. Annehmen @Amt\n2. Prüfen', '2. Prüfen @Amt'),
    )
    const gone = group.changes.flatMap((one) =>
      one.kind === 'removeElement' ? [one.element.kind] : [],
    )
    expect(gone.sort()).toEqual(['sequenceFlow', 'task'])
  })

  it('keeps a step that moves, with its documentation and what vendors wrote', () => {
    const process = read(LIST)
    const step = named(process, 'Entscheiden')
    const rich = {
      ...process,
      elements: {
        ...process.elements,
        [step.key]: {
          ...step,
          documentation: 'lang',
          extensions: [{ namespace: 'urn:v', local: 'x' }],
        },
      },
    } as Process
    const { process: next } = edited(rich, (text) =>
      text
        .replace('6. Entscheiden\n', '')
        .replace('1. Annehmen', '- Entscheiden @Amt\n1. Annehmen'),
    )
    expect(next.elements[step.key]).toEqual(rich.elements[step.key])
  })

  it('renames a lane where all its steps have a new name for it, and makes one where only some have', () => {
    const process = read(LIST)
    const lane = named(process, 'Rat')
    const all = edited(process, (text) => text.replace('@Rat', '@Beirat'))
    expect(all.group.changes).toEqual([
      { kind: 'setElement', key: lane.key, property: 'name', before: 'Rat', after: 'Beirat' },
    ])
    const some = edited(process, (text) =>
      text.replace('6. Entscheiden', '6. Entscheiden @Leitung'),
    )
    expect(lanesOf(some.process).map(({ name }) => name)).toEqual(['Amt', 'Rat', 'Leitung'])
  })

  it('leaves alone what no line tells of', () => {
    const process = read(LIST)
    const step = named(process, 'Rechnen').key
    const elements = {
      ...process.elements,
      [asKey('data')]: {
        kind: 'data',
        key: asKey('data'),
        name: 'Akte',
        dataType: 'object',
        parent: asKey('p1'),
      },
      [asKey('note')]: { kind: 'annotation', key: asKey('note'), name: 'Achtung' },
      [asKey('a1')]: {
        kind: 'dataAssociation',
        key: asKey('a1'),
        name: '',
        source: asKey('data'),
        target: step,
      },
    }
    const rich = { ...process, elements } as Process
    const { process: next } = edited(rich, (text) =>
      text.replace('5. Rechnen', '5. Berechnen').replace('1. Annehmen', '1. Annehmen und stempeln'),
    )
    for (const key of ['data', 'note', 'a1'])
      expect(next.elements[asKey(key)]).toBe(rich.elements[asKey(key)])
  })

  it('waits for another organisation, as a party of which nothing more is known', () => {
    const process = read('1. Anfragen')
    const { process: next } = edited(process, (text) => `${text}warten auf Antwort (von Kreis)\n`)
    expect(writeSteps(next)).toContain('warten auf Antwort (von "Kreis")')
    const party = named(next, 'Kreis')
    expect(party).toMatchObject({ kind: 'pool', isBlackBox: true })
    const back = edited(next, (text) => text.replace(' (von "Kreis")', ''))
    expect(elementsOf(back.process).some(({ name }) => name === 'Kreis')).toBe(false)
  })

  it('says the line and changes nothing where something of the text would be lost', () => {
    const process = read(LIST)
    const text = writeSteps(process).replace('zurück zu „Prüfen“', 'zurück zu „Gibt es nicht“')
    const revision = revise(process, text)
    const line = text.split('\n').findIndex((each) => each.includes('Gibt es nicht')) + 1
    expect(revision).toMatchObject({
      kind: 'refused',
      problems: [{ line, code: 'steps/target-unknown' }],
    })
  })

  it('does any edit of any list: the group applies, inverts, and the list says it', () => {
    const wish = fc.record({ what: fc.nat(1000), at: fc.nat(50), to: fc.nat(50) })
    let done = 0
    fc.assert(
      fc.property(shapes, label, wish, (shapes, end, wish) => {
        const process = pinned(built(shapes, end, true))
        if (problemsOf(process).length > 0) return
        const before = writeSteps(process)
        const { text, name } = editText(before, wish)
        const revision = revise(process, text)
        if (revision.kind === 'refused') return
        done += 1
        const checked = checkChange(process, revision.group)
        expect([...checked.broken, ...checked.conflicts]).toEqual([])
        expect(checked.process).toEqual(revision.process)
        if (name === 'nothing' || name === 'note' || text === before)
          expect(revision.group.changes).toEqual([])
        const alone = readSteps(text)
        // Only whoever knows the text before knows what a jump to an old name means.
        if (alone.problems.some(({ code }) => code === 'steps/target-unknown')) return
        expect(meaning(readSteps(writeSteps(checked.process)).process)).toEqual(
          meaning(alone.process),
        )
      }),
      { seed: SEED, numRuns: runs(300) },
    )
    expect(done).toBeGreaterThan(250)
  })
})

/** Every edit once on each model; what happened, by edit. */
const tryAll = (files: readonly string[]) => {
  const counts = { done: 0, refused: 0 }
  const broken: string[] = []
  files.forEach((file, index) => {
    const reading = readBpmn(readFileSync(file), { name: file })
    if (reading.kind !== 'read' || problemsOf(reading.process).length > 0) return
    const { process } = reading
    const before = writeSteps(process)
    TEXT_EDITS.forEach((name, what) => {
      const { text } = editText(before, { what, at: index + what * 3, to: index * 5 + what })
      const revision = revise(process, text)
      if (revision.kind === 'refused') {
        counts.refused += text === before ? 0 : 1
        return
      }
      counts.done += text === before ? 0 : 1
      const { changes } = revision.group
      const checked = checkChange(process, revision.group)
      broken.push(...checked.conflicts.map(({ code }) => `${file}: ${name} ${code}`))
      broken.push(...checked.broken.map((law) => `${file}: ${name} ${law}`))
      const gone = changes.flatMap((one) => (one.kind === 'removeElement' ? [one.element] : []))
      const isQuiet = ['nothing', 'note'].includes(name) && changes.length > 0
      const isAdding = [
        'insert',
        'optional',
        'decision',
        'parallel',
        'wait',
        'way',
        'rename',
        'details',
        'share',
        'post',
        'party',
        'trigger',
        'interruption',
        'repeat',
        'question',
        'data',
        'message',
      ]
      const isLosing = isAdding.includes(name) && gone.some((one) => isFlowNode(one))
      if (isQuiet || isLosing) broken.push(`${file}: ${name} touches what it need not`)
    })
  })
  return { counts, broken }
}

describe('reviseSteps on real models', () => {
  const own = modelsIn(join(import.meta.dirname, '../../test/models'))
  const all = modelsIn(testDataPath('bpmn'))

  it('does every edit of those in the repository', () => {
    const { counts, broken } = tryAll(own)
    expect(broken).toEqual([])
    expect(counts.done).toBeGreaterThan(20 * counts.refused)
  })

  it.skipIf(all.length === 0)(
    'does those of all tools and houses (needs PROZESS_TEST_DATA)',
    () => {
      const step = runs(1) > 1 ? 1 : 12
      const { counts, broken } = tryAll(all.filter((_, index) => index % step === 0))
      expect(broken).toEqual([])
      expect(counts.done).toBeGreaterThan(15 * counts.refused)
    },
  )

  it('keeps every activity of a model whose first step is renamed', () => {
    for (const file of own.slice(0, 12)) {
      const reading = readBpmn(readFileSync(file), { name: file })
      if (reading.kind !== 'read') continue
      const { text } = editText(writeSteps(reading.process), { what: 0, at: 0, to: 0 })
      const revision = revise(reading.process, text)
      if (revision.kind === 'refused') continue
      expect(activitiesOf(revision.process).map(({ key }) => key)).toEqual(
        activitiesOf(reading.process).map(({ key }) => key),
      )
      expect(revision.process.shapes).toEqual(reading.process.shapes)
    }
  })
})
