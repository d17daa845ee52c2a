import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyGroup, type ChangeGroup, changesBetween, invert } from '#change'
import {
  actorOf,
  asKey,
  elementsOf,
  end,
  isActivity,
  isFlowNode,
  type Lane,
  lanesOf,
  namedProcess,
  type Process,
  problemsOf,
  start,
  task,
} from '#process'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import type { Renaming } from './rename-words.ts'
import { reorganise } from './reorganise.ts'

const SEED = 20261130

const before: Process = namedProcess(
  'Hundesteuer im Steueramt',
  start('Antrag'),
  task('Antrag prüfen', { actor: 'Steueramt', work: { systems: ['H&H', 'eAkte'] } }),
  task('Bescheid drucken', { actor: 'Poststelle', work: { systems: ['eAkte'] } }),
  task('Zahlung buchen', { actor: 'Kasse', work: { systems: ['H&H', 'Infoma'] } }),
  task('Steueramt benachrichtigen', { actor: 'Kasse' }),
  end('erledigt'),
)
const actor = (from: string, to: string): Renaming => ({ kind: 'actor', from, to })
const system = (from: string, to: string): Renaming => ({ kind: 'system', from, to })
const names = (process: Process) => lanesOf(process).map(({ name }) => name)
const doers = (process: Process) =>
  elementsOf(process).flatMap((one) => (isFlowNode(one) ? [actorOf(process, one)] : []))

const laneCalled = (process: Process, name: string): Lane => {
  const lane = lanesOf(process).find((one) => one.name === name)
  if (!lane) throw new Error(`no lane ${name}`)
  return lane
}
const withLane = (process: Process, name: string, more: Partial<Lane>): Process => {
  const lane = laneCalled(process, name)
  return { ...process, elements: { ...process.elements, [lane.key]: { ...lane, ...more } } }
}

describe('a house organised anew', () => {
  it('U1: says the new names in lanes, systems and the fact sheet, and nothing else', () => {
    const sheet = { participants: ['Steueramt', 'Kasse'], systems: ['H&H'], owner: 'Kasse' }
    const { process, profile, changes } = reorganise(before, sheet, [
      actor(' Steueramt ', ' Finanzen '),
      system('H&H', 'Infoma'),
    ])
    expect(names(process)).toEqual(['Finanzen', 'Poststelle', 'Kasse'])
    expect(
      elementsOf(process).flatMap((one) => (isActivity(one) ? [one.work?.systems] : [])),
    ).toEqual([['Infoma', 'eAkte'], ['eAkte'], ['Infoma'], undefined])
    expect(profile).toEqual({
      participants: ['Finanzen', 'Kasse'],
      systems: ['Infoma'],
      owner: 'Kasse',
    })
    expect(changes).toEqual([
      { kind: 'actor', from: 'Steueramt', to: 'Finanzen', count: 2 },
      { kind: 'system', from: 'H&H', to: 'Infoma', count: 2 },
      { kind: 'fact', fact: 'participants', names: ['Finanzen', 'Kasse'] },
      { kind: 'fact', fact: 'systems', names: ['Infoma'] },
    ])
    expect(reorganise(before, sheet, [actor('Bauamt', 'Finanzen')])).toMatchObject({
      ...{ process: before, profile: sheet, changes: [], left: [] },
    })
    expect(reorganise(before, {}, [actor('', 'x'), actor('Kasse', ' ')]).changes).toEqual([])
  })

  it('U1: lets two names change places', () => {
    const { process } = reorganise(before, {}, [
      actor('Steueramt', 'Kasse'),
      actor('Kasse', 'Steueramt'),
    ])
    expect(names(process)).toEqual(['Kasse', 'Poststelle', 'Steueramt'])
  })

  it('U2: makes two lanes of one name one, also with a lane that was called so already', () => {
    const noted = withLane(
      withLane(before, 'Steueramt', { documentation: 'Zimmer 12' }),
      ...(['Kasse', { documentation: 'Zimmer 13' }] as const),
    )
    const { process, changes } = reorganise(noted, {}, [
      actor('Steueramt', 'Finanzen'),
      actor('Kasse', 'Finanzen'),
    ])
    expect(names(process)).toEqual(['Finanzen', 'Poststelle'])
    expect(laneCalled(process, 'Finanzen').documentation).toBe('Zimmer 12\nZimmer 13')
    expect(changes).toContainEqual({ kind: 'lanes', name: 'Finanzen', count: 2 })
    expect(doers(process)).toEqual(
      doers(before).map((one) => (one === 'Poststelle' ? one : 'Finanzen')),
    )
    const into = reorganise(before, {}, [actor('Steueramt', 'Kasse')]).process
    expect(names(into)).toEqual(['Poststelle', 'Kasse'])
    expect(laneCalled(into, 'Kasse').key).toBe(laneCalled(before, 'Kasse').key)
  })

  it('U2: keeps apart what had one name already and is not renamed', () => {
    const doubled = withLane(before, 'Kasse', { name: 'Poststelle' })
    const { process } = reorganise(doubled, {}, [actor('Steueramt', 'Finanzen')])
    expect(names(process)).toEqual(['Finanzen', 'Poststelle', 'Poststelle'])
  })

  it('U2: lets a lane go up in the one it stands in, and keeps the lanes of both in their order', () => {
    const inner = (key: string, name: string, parent: string, order: string): Lane => ({
      ...{ kind: 'lane', key: asKey(key), name, parent: asKey(parent), order },
    })
    const [tax, cash] = [laneCalled(before, 'Steueramt').key, laneCalled(before, 'Kasse').key]
    const nested: Process = {
      ...before,
      elements: {
        ...before.elements,
        [asKey('team1')]: inner('team1', 'Team 1', tax, 'a1'),
        [asKey('desk')]: inner('desk', 'Schalter', cash, 'a1'),
        [asKey('own')]: inner('own', 'Kasse intern', cash, 'a2'),
      },
    }
    const { process } = reorganise(nested, {}, [
      ...[actor('Steueramt', 'Finanzen'), actor('Kasse', 'Finanzen')],
      actor('Kasse intern', 'Finanzen'),
    ])
    const one = laneCalled(process, 'Finanzen')
    const inside = lanesOf(process).filter(({ parent }) => parent === one.key)
    expect(inside.map(({ name }) => name)).toEqual(['Team 1', 'Schalter'])
    expect(names(process).filter((name) => name === 'Finanzen')).toHaveLength(1)
    expect(problemsOf(process)).toEqual([])
  })

  it('U2: makes one frame of lanes that lie side by side, and forgets places of others', () => {
    const drawn = (ys: readonly number[]): Process => ({
      ...before,
      shapes: Object.fromEntries([
        ...lanesOf(before).map(({ key }, at) => [
          `${key}_shape`,
          {
            ...{ kind: 'node', element: key, plane: '' },
            bounds: { x: 0, y: ys[at], width: 600, height: 100 },
          },
        ]),
        ...elementsOf(before)
          .filter((one) => one.kind === 'task')
          .map(({ key }) => [
            `${key}_shape`,
            {
              ...{ kind: 'node', element: key, plane: '' },
              bounds: { x: 5, y: 5, width: 90, height: 60 },
            },
          ]),
      ]),
    })
    const merged = [actor('Steueramt', 'Finanzen'), actor('Kasse', 'Finanzen')]
    const beside = reorganise(drawn([0, 200, 100]), {}, merged).process
    expect(Object.values(beside.shapes)).toHaveLength(6)
    const one = laneCalled(beside, 'Finanzen').key
    expect(Object.values(beside.shapes).find(({ element }) => element === one)).toMatchObject({
      bounds: { x: 0, y: 0, width: 600, height: 200 },
    })
    // Poststelle lies between: the two steps of Kasse are placed anew, nothing else moves.
    const apart = reorganise(drawn([0, 100, 200]), {}, merged).process
    expect(Object.values(apart.shapes)).toHaveLength(4)
  })

  it('U3: leaves parties apart, and names labels that mention an old name', () => {
    const pool = (key: string, name: string) =>
      ({ kind: 'pool', key: asKey(key), name, isDrawn: true, isBlackBox: true }) as const
    const talking: Process = {
      ...before,
      elements: {
        ...before.elements,
        [asKey('p1')]: pool('p1', 'Amt 20'),
        [asKey('p2')]: pool('p2', 'Amt 21'),
      },
    }
    const { process, left } = reorganise(talking, {}, [
      ...[actor('Amt 20', 'Finanzen'), actor('Amt 21', 'Finanzen'), actor('Steueramt', 'Steuern')],
    ])
    expect(elementsOf(process).filter(({ name }) => name === 'Finanzen')).toHaveLength(2)
    expect(left).toEqual([
      { kind: 'parties', name: 'Finanzen', count: 2 },
      { kind: 'name', label: 'Hundesteuer im Steueramt' },
      expect.objectContaining({ kind: 'label', label: 'Steueramt benachrichtigen' }),
    ])
  })
})

const renamings = (process: Process): fc.Arbitrary<readonly Renaming[]> => {
  const used = [
    ...new Set(elementsOf(process).flatMap((one) => (one.name.trim() ? [one.name.trim()] : []))),
  ]
  return fc
    .dictionary(
      fc.constantFrom('Leitung', ...used),
      fc.constantFrom('Neu', 'Fachamt', 'Bürgerbüro', ...used),
    )
    .map((said) => Object.entries(said).map(([from, to]) => actor(from, to)))
}
const cases = fc
  .oneof(blockProcess, anyProcess)
  .chain((process) => fc.tuple(fc.constant(process), renamings(process)))

/** Everything of a process but lanes and what lane a thing stands in. */
const flowOf = (process: Process) =>
  elementsOf(process).flatMap((one) => {
    if (one.kind === 'lane') return []
    const { lane: _, ...rest } = { lane: undefined, ...one }
    return [one.kind === 'pool' ? { ...rest, name: '' } : rest]
  })

describe('the laws of organising anew', () => {
  it('U2: loses nothing, leaves the flow as it is, and every step with who did it', () => {
    fc.assert(
      fc.property(cases, ([process, said]) => {
        const sound = problemsOf(process)
        const { process: after } = reorganise(process, {}, said)
        const call = new Map(said.map(({ from, to }) => [from, to]))
        const isLaneLed = elementsOf(process).some(
          (one) =>
            'source' in one &&
            [one.source, one.target].some((key) => process.elements[key]?.kind === 'lane'),
        )
        if (!isLaneLed) expect(flowOf(after)).toEqual(flowOf(process))
        for (const one of elementsOf(process)) {
          if (!isFlowNode(one)) continue
          const then = after.elements[one.key]
          const who = actorOf(process, one)
          expect(then && isFlowNode(then) && actorOf(after, then)).toBe(call.get(who) ?? who)
        }
        expect(problemsOf(after).length).toBeLessThanOrEqual(sound.length)
        // No two lanes of one place, of which one was renamed, are called the same.
        const renamed = new Set(said.filter(({ from, to }) => from !== to).map(({ to }) => to))
        const places = lanesOf(after).map(({ parent, name }) => `${parent} ${name.trim()}`)
        for (const [place, count] of Map.groupBy(places, (one) => one)) {
          const name = place.slice(place.indexOf(' ') + 1)
          const was = lanesOf(process).filter((one) => one.name.trim() === name)
          if (renamed.has(name) && was.length < 2) expect(count).toHaveLength(1)
        }
      }),
      { seed: SEED, numRuns: runs(300) },
    )
  })

  it('U4: is a group of changes that a draft takes, and gives back', () => {
    fc.assert(
      fc.property(cases, ([process, said]) => {
        const { process: after } = reorganise(process, {}, said)
        const group: ChangeGroup = { id: 'g', changes: changesBetween(process, after) }
        const applied = applyGroup(process, group)
        if (applied.kind !== 'applied') throw new Error(JSON.stringify(applied))
        expect(applied.process.elements).toEqual(after.elements)
        expect(applied.process.shapes).toEqual(after.shapes)
        const back = applyGroup(applied.process, { ...invert(applied.group, 'back') })
        expect(back).toMatchObject({ kind: 'applied', process })
        expect(changesBetween(after, reorganise(after, {}, []).process)).toEqual([])
      }),
      { seed: SEED, numRuns: runs(200) },
    )
  })
})
