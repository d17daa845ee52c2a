// The laws of taking over what others changed, over processes and edits by chance; and what happens in the open.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyGroup,
  changesBetween,
  type Edit,
  insertAfter,
  insertBefore,
  removeStep,
  rename,
  valueAt,
} from '#change'
import { alignStates, merge } from '#merge'
import {
  asKey,
  type Element,
  elementsOf,
  end,
  isActivity,
  isSame,
  namedProcess,
  type Process,
  problemsOf,
  start,
  task,
} from '#process'
import { keysFrom } from '../../test/changes.ts'
import { runs } from '../../test/runs.ts'
import { threeStates } from '../../test/three-states.ts'
import { type ForeignMerge, mergeForeign } from './merge-foreign.ts'
import { isPostKey, redact, type Sharing } from './redact.ts'

const SEED = 20261128
const post = (n: number) => `Stelle ${n}`

const states = threeStates(6)
const chance = fc.infiniteStream(fc.boolean())
const sharings: fc.Arbitrary<Sharing> = fc.record({
  minutes: fc.boolean(),
  cases: fc.boolean(),
  posts: fc.boolean(),
})

const ours = () => 'ours' as const
const flip = (stream: fc.Stream<boolean>) => {
  const said = new Map<string, boolean>()
  return (what: string): boolean => {
    const known = said.get(what) ?? stream.next().value === true
    said.set(what, known)
    return known
  }
}

const content = (process: Process) => ({
  name: process.name,
  elements: Object.fromEntries(
    elementsOf(process).map((one) => [one.key, one.kind === 'lane' ? { ...one, order: '' } : one]),
  ),
})

describe('what others changed, taken in parts', () => {
  it('F1: gives what merging gives when all is taken, and ours when nothing is', () => {
    let clean = 0
    fc.assert(
      fc.property(states, (three) => {
        const whole = merge(three.base, three.ours, three.theirs)
        const all = mergeForeign(three.ours, three, () => false, ours)
        if (!all.parts.some(({ isBlocked }) => isBlocked)) {
          expect(all.conflicts).toEqual(expect.arrayContaining([...whole.conflicts]))
          if (whole.conflicts.length === 0) {
            clean += 1
            expect(content(all.process)).toEqual(content(whole.process))
          }
        }
        const none = mergeForeign(three.ours, three, () => true, ours)
        if (none.parts.some(({ isTaken }) => isTaken)) throw new Error('taken unasked')
        expect(content(none.process)).toEqual(content(three.ours))
        expect(none.conflicts).toEqual([])
      }),
      { seed: SEED, numRuns: runs(150) },
    )
    expect(clean).toBeGreaterThan(20)
  })

  it('F2, F3: gives a sound process for any choice, and leaves alone what is not spoken of', () => {
    let some = 0
    fc.assert(
      fc.property(states, chance, chance, (three, choices, answers) => {
        const [side, both] = [flip(answers), flip(answers)]
        const taken = mergeForeign(three.ours, three, flip(choices), (id) =>
          both(id) ? 'both' : side(id) ? 'ours' : 'theirs',
        )
        const broken = new Set(problemsOf(three.ours).map((one) => JSON.stringify(one)))
        expect(problemsOf(taken.process).filter((one) => !broken.has(JSON.stringify(one)))).toEqual(
          [],
        )
        const applied = applyGroup(three.ours, { id: 'take', changes: taken.changes })
        expect(applied.kind).toBe('applied')
        if (applied.kind === 'applied')
          expect(content(applied.process)).toEqual(content(taken.process))
        if (taken.parts.some((one) => one.isTaken) && taken.parts.some((one) => !one.isTaken))
          some += 1
        const told = new Set(taken.parts.filter((one) => one.isTaken).flatMap(({ keys }) => keys))
        const asked = new Set([
          ...taken.conflicts.flatMap((one) =>
            one.kind === 'together' ? one.elements.map(({ key }) => key) : (one.key ?? []),
          ),
          ...[...taken.seams.values()].map(({ flow }) => flow),
        ])
        const silent = ['xmlId', 'isDrawn', 'order']
        for (const change of changesBetween(three.ours, taken.process)) {
          const key =
            change.kind === 'setElement'
              ? change.key
              : change.kind === 'addElement' || change.kind === 'removeElement'
                ? change.element.key
                : undefined
          if (key === undefined || ('property' in change && silent.includes(change.property)))
            continue
          expect(told.has(key) || asked.has(key)).toBe(true)
        }
      }),
      { seed: SEED, numRuns: runs(200) },
    )
    expect(some).toBeGreaterThan(20)
  })
})

/** Everything in-house that a step may have, different for each side. */
const withSecrets = (process: Process, secret: string, minutes: number): Process => ({
  ...process,
  elements: Object.fromEntries(
    elementsOf(process).map((one) => {
      const vendors = { extensions: [{ namespace: 'urn:v', local: 'note', content: [secret] }] }
      const known: Element = { ...one, documentation: secret, ...vendors }
      if (known.kind === 'lane') return [one.key, { ...known, name: `Amt-${secret} ${one.name}` }]
      if (known.kind === 'sequenceFlow') return [one.key, { ...known, share: minutes / 1000 }]
      if (!isActivity(known)) return [one.key, known]
      const work = {
        minutes,
        share: minutes / 1000,
        waiting: { minDays: minutes, maxDays: minutes },
      }
      return [one.key, { ...known, work: { ...known.work, ...work, note: secret } }]
    }),
  ),
})

const IN_HOUSE = ['documentation', 'extensions', 'work.note']
const hiddenBy = (sharing: Sharing) => [
  ...IN_HOUSE,
  ...(sharing.minutes ? [] : ['work.minutes', 'work.waiting']),
  ...(sharing.cases ? [] : ['work.share', 'share']),
]

const foreign = (three: { base: Process; ours: Process; theirs: Process }, sharing: Sharing) => {
  const aligned = alignStates(
    three.ours,
    redact(withSecrets(three.base, 'GEHEIM', 411), sharing, post),
    redact(withSecrets(three.theirs, 'GEHEIM', 413), sharing, post),
    { pairsOf: () => [], isDescendant: true, isOneProcess: true, isNumbered: isPostKey },
  )
  return { ...aligned, sharing }
}

const looksOf = (taken: ForeignMerge) => JSON.stringify({ ...taken, base: 0, theirs: 0 })

describe('what their house keeps to itself', () => {
  it('F4: never reaches ours', () => {
    fc.assert(
      fc.property(states, sharings, chance, (three, sharing, answers) => {
        if (sharing.minutes && sharing.cases && sharing.posts) return
        const side = flip(answers)
        const taken = mergeForeign(
          three.ours,
          foreign(three, sharing),
          () => false,
          (id) => (side(id) ? 'ours' : 'theirs'),
        )
        const looks = looksOf(taken).replaceAll('Amt-GEHEIM', sharing.posts ? '' : 'GEHEIM')
        expect(looks).not.toContain('GEHEIM')
        if (!sharing.minutes) expect(looks).not.toMatch(/(?<!\.)\b41[13]\b/)
        if (!sharing.cases) expect(looks).not.toMatch(/0\.41[13]/)
      }),
      { seed: SEED, numRuns: runs(100) },
    )
  })

  it('F5: is not taken away from ours, whatever is taken and answered', () => {
    let kept = 0
    fc.assert(
      fc.property(states, sharings, chance, chance, (three, sharing, choices, answers) => {
        if (sharing.minutes && sharing.cases && sharing.posts) return
        const mine = withSecrets(three.ours, 'UNSER', 12)
        const side = flip(answers)
        const taken = mergeForeign(
          mine,
          foreign({ ...three, ours: mine }, sharing),
          flip(choices),
          (id) => (side(id) ? 'ours' : 'theirs'),
        )
        for (const element of elementsOf(taken.process)) {
          const before = mine.elements[element.key]
          if (before?.kind !== element.kind) continue
          kept += 1
          for (const path of hiddenBy(sharing))
            expect(valueAt(element, path), `${element.key} ${path}`).toEqual(valueAt(before, path))
          if (element.kind === 'lane' && !sharing.posts) expect(element.name).toBe(before.name)
        }
        const isLeft = taken.parts.every((one) => !one.isTaken)
        if (isLeft) expect(isSame(content(taken.process), content(mine))).toBe(true)
      }),
      { seed: SEED, numRuns: runs(150) },
    )
    expect(kept).toBeGreaterThan(500)
  })
})

const NOTHING: Sharing = { minutes: false, cases: false, posts: false }
const origin = namedProcess(
  'Wohngeld',
  start('Antrag'),
  task('Antrag prüfen', { actor: 'Amt 50' }),
  task('Bescheid senden', { actor: 'Poststelle' }),
  end('fertig'),
)
const laneOf = (process: Process, name: string) => {
  const found = elementsOf(process).find((one) => one.kind === 'lane' && one.name === name)
  if (!found) throw new Error(name)
  return found
}
const stepOf = (process: Process, name: string) => {
  const found = elementsOf(process).find((one) => isActivity(one) && one.name === name)
  if (!found) throw new Error(name)
  return found
}

describe('posts that are only counted', () => {
  it('F6: stay the same posts when another one comes before them', () => {
    const pool = laneOf(origin, 'Amt 50')
    const first: Element = {
      ...{ kind: 'lane', key: asKey('first'), name: 'Eingang', order: '0' },
      parent: 'parent' in pool && pool.parent ? pool.parent : asKey(''),
    }
    const step = stepOf(origin, 'Antrag prüfen')
    const later: Process = {
      ...origin,
      elements: {
        ...origin.elements,
        [first.key]: first,
        [step.key]: { ...step, name: 'Antrag genau prüfen' },
      },
    }
    const copy = redact(origin, NOTHING, post)
    const mine: Process = {
      ...copy,
      elements: Object.fromEntries(
        elementsOf(copy).map((one) => [
          one.key,
          one.kind === 'lane'
            ? { ...one, name: one.name === 'Stelle 1' ? 'Bürgerbüro' : 'Post' }
            : one,
        ]),
      ),
    }
    const states = alignStates(mine, copy, redact(later, NOTHING, post), {
      ...{ pairsOf: () => [], isDescendant: true, isOneProcess: true, isNumbered: isPostKey },
    })
    const taken = mergeForeign(mine, { ...states, sharing: NOTHING }, () => false, ours)
    expect(taken.conflicts).toEqual([])
    expect(taken.parts.flatMap(({ deeds }) => deeds.map(({ kind }) => kind)).sort()).toEqual([
      'added',
      'renamed',
    ])
    expect(laneOf(taken.process, 'Bürgerbüro').key).toBe(laneOf(mine, 'Bürgerbüro').key)
    const renamed = stepOf(taken.process, 'Antrag genau prüfen')
    expect('lane' in renamed && renamed.lane).toBe(laneOf(mine, 'Bürgerbüro').key)
  })
})

describe('what cannot be had', () => {
  it('F7: is said, and everything else is taken', () => {
    const [check, send] = [stepOf(origin, 'Antrag prüfen'), stepOf(origin, 'Bescheid senden')]
    const inner: Element = {
      ...{ kind: 'subProcess', subProcessType: 'embedded', key: asKey('sub'), name: 'Nachfordern' },
      parent: 'parent' in check && check.parent ? check.parent : asKey(''),
    }
    const step: Element = {
      kind: 'task',
      taskType: 'none',
      key: asKey('in'),
      name: 'Innen',
      parent: inner.key,
    }
    // Files of other tools lead over a border; nobody may draw that here.
    const over: Element = {
      ...{ kind: 'sequenceFlow', key: asKey('over'), name: '', parent: inner.parent },
      ...{ source: check.key, target: step.key },
    }
    const theirs: Process = {
      ...origin,
      elements: {
        ...origin.elements,
        ...{ [inner.key]: inner, [step.key]: step, [over.key]: over },
        [send.key]: { ...send, name: 'Bescheid zustellen' },
      },
    }
    const taken = mergeForeign(origin, { base: origin, theirs }, () => false, ours)
    const said = taken.parts.map(({ isBlocked, isTaken, keys }) => ({ isBlocked, isTaken, keys }))
    expect(said.find(({ keys }) => keys.includes(over.key))).toMatchObject({
      ...{ isBlocked: true, isTaken: false },
    })
    expect(stepOf(taken.process, 'Bescheid zustellen').key).toBe(send.key)
    expect(taken.process.elements[over.key]).toBeUndefined()
  })
})

describe('what hangs together', () => {
  const check = stepOf(origin, 'Antrag prüfen').key
  const done = (edit: Edit, from: Process, id: string): Process => {
    const applied =
      edit.kind === 'impossible' ? edit : applyGroup(from, { id, changes: edit.changes })
    if (applied.kind !== 'applied') throw new Error(JSON.stringify(applied))
    return applied.process
  }
  const flowsAt = (process: Process, name: string) => {
    const { key } = stepOf(process, name)
    const flows = elementsOf(process).filter((one) => one.kind === 'sequenceFlow')
    return {
      into: flows.filter(({ target }) => target === key).length,
      out: flows.filter(({ source }) => source === key).length,
    }
  }

  it('F8: stays in its way when we renamed what they removed and want to keep it', () => {
    const mine = done(rename(origin, check, 'Antrag sichten'), origin, 'o')
    const theirs = done(removeStep(origin, check), origin, 't')
    const kept = mergeForeign(mine, { base: origin, theirs }, () => false, ours)
    expect(kept.conflicts).toHaveLength(1)
    expect(flowsAt(kept.process, 'Antrag sichten')).toEqual({ into: 1, out: 1 })
    expect(kept.parts).toMatchObject([{ isTaken: false, isHeld: true }])
    const gone = mergeForeign(
      mine,
      { base: origin, theirs },
      () => false,
      () => 'theirs',
    )
    expect(gone.process.elements[check]).toBeUndefined()
    expect(problemsOf(gone.process)).toEqual([])
  })

  it('F8: is left out with its arrows when both put something in the same place and ours stays', () => {
    const insert = (name: string) =>
      insertAfter(origin, check, { kind: 'task', taskType: 'none', name }, keysFrom(name))
    const mine = done(insert('Akte anlegen'), origin, 'o')
    const theirs = done(insert('Eingang bestätigen'), origin, 't')
    const kept = mergeForeign(mine, { base: origin, theirs }, () => false, ours)
    expect(kept.conflicts).toHaveLength(1)
    expect(content(kept.process)).toEqual(content(mine))
    expect([...kept.bound.values()].flatMap(({ deeds }) => deeds)).toMatchObject([
      { kind: 'added', name: 'Eingang bestätigen' },
    ])
  })

  it('F9: stands one after the other where both put something into the same arrow', () => {
    const step = (name: string) => ({ kind: 'task', taskType: 'none', name }) as const
    const send = stepOf(origin, 'Bescheid senden').key
    const ways: readonly ((name: string) => Edit)[] = [
      (name) => insertAfter(origin, check, step(name), keysFrom(name)),
      (name) => insertBefore(origin, send, step(name), keysFrom(name)),
    ]
    for (const insert of ways) {
      const mine = done(insert('Akte anlegen'), origin, 'o')
      const theirs = done(insert('Eingang bestätigen'), origin, 't')
      const taken = mergeForeign(
        mine,
        { base: origin, theirs },
        () => false,
        () => 'both',
      )
      expect(taken.seams.size).toBe(1)
      for (const name of ['Akte anlegen', 'Eingang bestätigen'])
        expect([name, flowsAt(taken.process, name)]).toEqual([name, { into: 1, out: 1 }])
      expect(flowsAt(taken.process, 'Antrag prüfen').out).toBe(1)
      expect(flowsAt(taken.process, 'Bescheid senden').into).toBe(1)
    }
  })

  it('F9: also where our way has arrows of its own', () => {
    const mine = namedProcess(
      'Bei uns',
      start('Antrag'),
      task('Antrag prüfen', { actor: 'Amt 50' }),
      task('Akte anlegen', { actor: 'Amt 50' }),
      task('Bescheid senden', { actor: 'Poststelle' }),
      end('fertig'),
    )
    const theirs = done(
      insertAfter(
        origin,
        check,
        { kind: 'task', taskType: 'none', name: 'Eingang bestätigen' },
        keysFrom('t'),
      ),
      origin,
      't',
    )
    const states = alignStates(mine, origin, theirs, {
      pairsOf: (one, other) =>
        elementsOf(one).flatMap(({ key, name }) =>
          isActivity(other.elements[key] ?? ({ kind: 'group' } as Element)) &&
          other.elements[key]?.name === name
            ? [{ a: key, b: key, score: 1 }]
            : [],
        ),
      ...{ isDescendant: false, isOneProcess: true, isNumbered: () => false },
    })
    const taken = mergeForeign(
      mine,
      states,
      () => false,
      () => 'both',
    )
    expect(taken.conflicts).toHaveLength(1)
    for (const name of ['Akte anlegen', 'Eingang bestätigen'])
      expect([name, flowsAt(taken.process, name)]).toEqual([name, { into: 1, out: 1 }])
  })
})
