import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBpmn, writeBpmn } from '#bpmn'
import type { Subject } from '#compare'
import { draw } from '#drawing'
import { layout } from '#layout'
import {
  activitiesOf,
  asKey,
  branch,
  elementsOf,
  end,
  flowsOf,
  isFlowNode,
  type Key,
  namedProcess,
  type Part,
  type Process,
  problemsOf,
  start,
  task,
  xor,
} from '#process'
import { listSteps, readSteps, writeSteps } from '#steps'
import { areas } from '#texts'
import { loadLanguage } from '../../resources/load-language.ts'
import { admissionSubjects, exampleSubjects } from '../../test/matching-gold.ts'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { asProcess, type Digest, type FamilyModel, mergeFamily, mergeVariants } from './door.ts'

const language = loadLanguage()

const subject = (id: string, process: Process): Subject => ({
  ...{ id, name: id, process },
  organisation: { id, name: `Stadt ${id}` },
})

const family = (...variants: readonly (readonly Part[])[]): readonly Subject[] =>
  variants.map((parts, at) =>
    subject('ABCDEFGH'[at] ?? '?', namedProcess('Ablauf', start(), ...parts, end())),
  )

const merged = (...variants: readonly (readonly Part[])[]): FamilyModel =>
  mergeFamily(family(...variants), language)

/** Plays tokens until everything that can happen has: true when every run can still end cleanly. */
const isSound = (process: Process): boolean => {
  const { outgoing, incoming } = flowsOf(process)
  const into = (key: Key) => (incoming.get(key) ?? []).map((flow) => flow.key)
  const out = (key: Key) => (outgoing.get(key) ?? []).map((flow) => flow.key)
  const nodes = elementsOf(process).filter(isFlowNode)
  const inside = (parent: Key) => nodes.filter((node) => node.parent === parent)
  const containers = [...new Set(nodes.map(({ parent }) => parent))]
  return containers.every((container) => {
    const mine = inside(container)
    const begin = mine.find((node) => node.kind === 'event' && node.position === 'start')
    if (!begin) return false
    const first = out(begin.key).toSorted().join()
    const seen = new Map<string, readonly string[]>()
    const queue = [first]
    const taken = new Set<Key>([begin.key])
    const without = (marks: readonly string[], used: readonly string[]) =>
      used.reduce((left, one) => left.toSpliced(left.indexOf(one), 1), [...marks])
    for (const state of queue) {
      if (seen.has(state) || seen.size > 4000) continue
      const marks = state === '' ? [] : state.split(',')
      const next: string[] = []
      const go = (key: Key, used: readonly string[], given: readonly (readonly string[])[]) => {
        taken.add(key)
        for (const each of given) next.push([...without(marks, used), ...each].toSorted().join())
      }
      for (const node of mine) {
        const [ins, outs] = [into(node.key), out(node.key)]
        const type = node.kind === 'gateway' ? node.gatewayType : 'task'
        const sitting = mine.flatMap((one) =>
          one.kind === 'event' && one.attachedTo === node.key ? [out(one.key)] : [],
        )
        const held = ins.filter((flow) => marks.includes(flow))
        if (held.length === 0) continue
        if (type === 'parallel') {
          if (held.length === ins.length) go(node.key, ins, [outs])
          // A join of several may wait for what never comes: that shows as a state without an end.
        } else if (type === 'inclusive') {
          // Some of the ways: none of our drafts tells them apart further.
          if (ins.length > 1) go(node.key, held, [outs])
          else go(node.key, held.slice(0, 1), [outs, ...outs.map((one) => [one])])
        } else {
          for (const flow of held) {
            const ways = type === 'task' ? [outs] : outs.map((one) => [one])
            go(node.key, [flow], [...(ways.length === 0 ? [[]] : ways), ...sitting])
            for (const one of mine)
              if (one.kind === 'event' && one.attachedTo === node.key) taken.add(one.key)
          }
        }
      }
      seen.set(state, next)
      queue.push(...next)
    }
    if (seen.size > 4000) return true
    // From every state the empty one can be reached, and every node has been taken.
    const good = new Set(seen.has('') ? [''] : [])
    for (let grew = true; grew; ) {
      grew = false
      for (const [state, next] of seen) {
        if (good.has(state) || !next.some((one) => good.has(one))) continue
        good.add(state)
        grew = true
      }
    }
    return good.size === seen.size && mine.every(({ key }) => taken.has(key))
  })
}

const checkDraft = (model: FamilyModel, digest: Digest): void => {
  const { process } = digest
  expect(problemsOf(process)).toEqual([])
  const { incoming, outgoing } = flowsOf(process)
  for (const node of elementsOf(process).filter(isFlowNode)) {
    if (node.kind === 'gateway') continue
    expect(incoming.get(node.key)?.length ?? 0, node.key).toBeLessThanOrEqual(1)
    expect(outgoing.get(node.key)?.length ?? 0, node.key).toBeLessThanOrEqual(1)
  }
  expect(isSound(process)).toBe(true)
  const shapes = layout(process)
  for (const node of elementsOf(process).filter(isFlowNode)) {
    expect(Object.values(shapes).some(({ element }) => element === node.key)).toBe(true)
  }
  // Every class is shown, or left out with a reason.
  const shown = new Set(
    Object.values(digest.sources).flatMap(({ element, folded = [] }) => [element, ...folded]),
  )
  for (const element of Object.values(model.elements)) {
    const isLeft = digest.leftOut.some((one) => one.element === element.key)
    const isPool = element.kind === 'pool'
    if (!isPool) expect(isLeft !== shown.has(element.key), element.key).toBe(true)
    const isStep = ['task', 'subProcess', 'callActivity'].includes(element.kind)
    if (isStep && element.from.length >= digest.atLeast) {
      expect(shown.has(element.key), element.key).toBe(true)
    }
  }
}

const names = ({ process }: Digest): readonly string[] =>
  listSteps(process)
    .filter(({ kind }) => kind === 'step')
    .map(({ label }) => label)

const codes = ({ questions }: Digest): readonly string[] => questions.map(({ code }) => code)

describe('what at least k administrations do', () => {
  it('is a sound process, whatever the variants are and however they are linked', () => {
    const picks = fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.nat(99)), { maxLength: 30 })
    fc.assert(
      fc.property(
        fc.array(fc.oneof(blockProcess, blockProcess, anyProcess), { minLength: 1, maxLength: 4 }),
        picks,
        fc.boolean(),
        (processes, chosen, foldOwnWays) => {
          const subjects = processes.map((process, at) => subject(`v${at}`, process))
          const steps = subjects.flatMap(({ id, process }) =>
            activitiesOf(process).map(({ key }) => ({ variant: id, key })),
          )
          const links = chosen.flatMap(([x, y, score]) => {
            const [a, b] = [steps[x % steps.length], steps[y % steps.length]]
            return a && b && a.variant !== b.variant ? [{ a, b, score }] : []
          })
          const model = mergeVariants(subjects, { links, elsewhere: [] })
          for (let atLeast = 1; atLeast <= subjects.length; atLeast += 1) {
            checkDraft(model, asProcess(model, { atLeast, foldOwnWays }))
          }
        },
      ),
      { numRuns: runs(120), seed: 51 },
    )
  })

  it('does not depend on the order of the variants', () => {
    fc.assert(
      fc.property(fc.array(blockProcess, { minLength: 2, maxLength: 4 }), (processes) => {
        const subjects = processes.map((process, at) => subject(`v${at}`, process))
        const [one, other] = [subjects, subjects.toReversed()].map((given) =>
          asProcess(mergeFamily(given, language), { atLeast: 2 }),
        )
        expect(other?.process).toEqual(one?.process)
        expect(other?.questions.map(({ code, elements }) => [code, elements])).toEqual(
          one?.questions.map(({ code, elements }) => [code, elements]),
        )
      }),
      { numRuns: runs(25), seed: 52 },
    )
  })

  it.each(['F1', 'F2', 'F4', 'F5', 'F6', 'F7', 'F8'])('is sound for the examples (%s)', (name) => {
    const subjects = exampleSubjects().filter(({ id }) => id.startsWith(`${name}-`))
    const model = mergeFamily(subjects, language)
    for (let atLeast = 1; atLeast <= subjects.length; atLeast += 1) {
      const digest = asProcess(model, { atLeast })
      checkDraft(model, digest)
      const { process } = digest
      const shapes = layout(process)
      const again = readBpmn(writeBpmn(process, shapes), { name })
      expect(again.kind).toBe('read')
      expect(draw(process, shapes, { title: name, words: areas.drawing.de })).toContain('<svg')
      if (activitiesOf(process).length > 0) {
        expect(readSteps(writeSteps(process)).problems).toEqual([])
      }
    }
  })

  it('is sound for models people drew', ({ skip }) => {
    const subjects = admissionSubjects('admission')
    if (!subjects) return skip('PROZESS_TEST_DATA is not set')
    expect(subjects).toHaveLength(9)
    const model = mergeFamily(subjects, language)
    for (const atLeast of [1, 2, 3, 5, 9]) {
      checkDraft(model, asProcess(model, { atLeast, foldOwnWays: atLeast === 1 }))
    }
  })

  const [check, extra, print] = [
    task('Antrag prüfen'),
    task('Rechnungsprüfung beteiligen'),
    task('Bescheid drucken'),
  ]

  it('keeps what enough do, asks about it, and about what too few do', () => {
    const model = merged([check, print], [check, extra, print], [check, extra, print])
    const two = asProcess(model, { atLeast: 2 })
    expect(names(two)).toEqual(['Antrag prüfen', 'Rechnungsprüfung beteiligen', 'Bescheid drucken'])
    expect(two.questions).toMatchObject([{ code: 'notAll', names: ['B', 'C'], others: ['A'] }])
    const three = asProcess(model, { atLeast: 3 })
    expect(names(three)).toEqual(['Antrag prüfen', 'Bescheid drucken'])
    expect(three.questions).toMatchObject([
      { code: 'tooFew', steps: ['Rechnungsprüfung beteiligen'], names: ['B', 'C'] },
    ])
  })

  it('lays ways beside each other that no administration goes both of', () => {
    const other = task('Vermerk schreiben')
    const model = merged([check, extra, print], [check, other, print], [check, print])
    const digest = asProcess(model, { choiceName: 'je nach Verwaltung' })
    const [choice] = digest.choices
    expect(digest.process.elements[choice ?? asKey('')]?.name).toBe('je nach Verwaltung')
    const { outgoing } = flowsOf(digest.process)
    expect(outgoing.get(choice ?? asKey(''))?.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
  })

  it('takes the order of most, and asks about the other', () => {
    const model = merged([check, extra, print], [check, extra, print], [check, print, extra])
    const digest = asProcess(model, { atLeast: 3 })
    expect(names(digest)).toEqual([
      'Antrag prüfen',
      'Rechnungsprüfung beteiligen',
      'Bescheid drucken',
    ])
    expect(digest.questions).toMatchObject([
      {
        code: 'order',
        first: 'Rechnungsprüfung beteiligen',
        second: 'Bescheid drucken',
        names: ['A', 'B'],
        others: ['C'],
      },
    ])
  })

  it('asks about no order between what is done one instead of the other', () => {
    const either = (one: Part, other: Part) =>
      xor('Eingang', branch('Post', one), branch('E-Mail', other))
    const model = merged([check, either(extra, print)], [check, either(print, extra)])
    expect(codes(asProcess(model, { atLeast: 2 }))).not.toContain('order')
  })

  it('asks who does it and with what, where they differ, and decides neither', () => {
    const by = (actor: string, medium: 'paper' | 'eFile') => [
      task('Antrag prüfen', { actor, work: { medium, minutes: 5 } }),
      task('Bescheid drucken', { actor: 'Amt' }),
    ]
    const model = merged(by('Amt', 'paper'), by('Bürgerbüro', 'eFile'))
    const digest = asProcess(model, { atLeast: 2 })
    expect(codes(digest)).toEqual(['actor', 'medium'])
    const [step] = activitiesOf(digest.process)
    expect(step?.work).toBeUndefined()
  })

  it('keeps a decision with its question, its ways and its way back', () => {
    const { process } = readSteps(
      '1. Antrag prüfen\n? vollständig\n  nein:\n    2. Unterlagen nachfordern\n    zurück zu 1\n  ja: weiter\n3. Bescheid drucken',
    )
    const model = mergeFamily([subject('A', process), subject('B', process)], language)
    const digest = asProcess(model, { atLeast: 2 })
    expect(digest.questions).toEqual([])
    expect(writeSteps(digest.process)).toContain(
      '1. Antrag prüfen\n? vollständig\n  nein:\n    2. Unterlagen nachfordern\n    zurück zu „Antrag prüfen“\n  ja: weiter\n3. Bescheid drucken',
    )
  })

  it('goes on where a way back would lead round for ever, and keeps one that can be left', () => {
    const draftOf = (text: string) => {
      const { process } = readSteps(text)
      const model = mergeFamily([subject('A', process), subject('B', process)], language)
      const digest = asProcess(model, { atLeast: 2 })
      checkDraft(model, digest)
      return writeSteps(digest.process)
    }
    const interrupted = '1. Antrag prüfen\n! Frist [3 Tage]:\n  2. Bescheid drucken\n'
    expect(draftOf(`${interrupted}  zurück zu 2\n3. Akte ablegen`)).not.toContain('zurück')
    expect(draftOf(`${interrupted}  zurück zu 1\n3. Akte ablegen`)).toContain('zurück')
    const asked = '? vollständig\n  ja: weiter\n  nein:\n    1. Bescheid drucken\n'
    expect(draftOf(`${asked}    zurück zu 1\n2. Akte ablegen`)).not.toContain('zurück')
    const left = `${asked}    ? bezahlt\n      ja: Ende: fertig\n    zurück zu 1\n2. Akte ablegen`
    expect(draftOf(left)).toContain('zurück')
  })

  it('asks where some do a step only in certain cases', () => {
    const sometimes = xor('Bedarf', branch('ja', extra), branch('nein'))
    const model = merged([check, sometimes, print], [check, extra, print])
    const digest = asProcess(model, { atLeast: 2 })
    expect(digest.questions).toMatchObject([{ code: 'sometimes', names: ['A'], others: ['B'] }])
  })

  it('does not call a gap what another is competent for', () => {
    const bau = task('Bauakte prüfen', { actor: 'Bauaufsicht' })
    const take = task('Antrag annehmen', { actor: 'Bürgerbüro' })
    const model = mergeFamily(family([take, bau], [take]), language, {
      competences: [{ task: 'Bauaufsicht', organisation: 'B', by: 'K' }],
      organisations: [{ id: 'K', name: 'Kreis K' }],
    })
    const digest = asProcess(model)
    expect(digest.questions).toEqual([])
    const step = Object.values(digest.sources).find(({ element }) => element === 'Bauakte_prüfen')
    expect(step).toMatchObject({ variants: ['A'], of: 1 })
  })

  it('draws many steps of one administration as one, and names what is in it', () => {
    const own = [task('Risiko einstufen'), task('Erstkontrolle einplanen'), task('Mängel melden')]
    const model = merged([check, print], [check, print], [check, ...own, print])
    const digest = asProcess(model, { foldOwnWays: true })
    const folded = Object.entries(digest.sources).find(([, source]) => source.folded)
    expect(folded?.[1]).toMatchObject({ variants: ['C'] })
    expect(folded?.[1].folded).toHaveLength(3)
    expect(digest.process.elements[asKey(folded?.[0] ?? '')]?.name).toBe(
      'Risiko einstufen … Mängel melden (3)',
    )
  })

  it('says who goes which way', () => {
    const model = merged([check, print], [check, extra, print])
    const { process, sources } = asProcess(model)
    const flow = (from: string, to: string) =>
      elementsOf(process).find(
        (one) => one.kind === 'sequenceFlow' && one.source === from && one.target === to,
      )?.key ?? asKey('')
    expect(sources[flow('Bescheid_drucken', 'event.2')]?.variants).toEqual(['A', 'B'])
    expect(sources[asKey('Antrag_prüfen')]).toMatchObject({ variants: ['A', 'B'], of: 2 })
    expect(sources[flow('Antrag_prüfen', 'Rechnungsprüfung_beteiligen')]?.variants).toEqual(['B'])
  })

  it('is nothing for a family of nobody', () => {
    const digest = asProcess(mergeVariants([], { links: [], elsewhere: [] }))
    expect(digest.process.elements).toEqual({})
    expect(digest.questions).toEqual([])
  })
})
