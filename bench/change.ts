// What a change costs in a process of 10,000 elements: one rename, one step put in, a removal, a restart
// that replays 10,000 groups, and a client that comes back with 100 groups after 1,000 of others.

import {
  applyGroup,
  type ChangeGroup,
  type Edit,
  insertAfter,
  type NewKey,
  newDraft,
  readGroup,
  rebase,
  removeStep,
  rename,
  replay,
  submit,
  undo,
} from '#change'
import { asKey, elementsOf, type Key, type Process } from '#process'
import { blocks } from './layout/blocks.ts'

const SIZE = 10_000
const ROUNDS = 15

const median = (run: () => void, rounds = ROUNDS): number => {
  for (let warm = 0; warm < 3; warm += 1) run()
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now()
    run()
    return performance.now() - begin
  })
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
}

const line = (what: string, ms: number, note = '') =>
  console.log(`  ${what.padEnd(58)}${ms.toFixed(ms < 10 ? 2 : 0).padStart(8)} ms${note}`)

const grouped = (id: string, edit: Edit): ChangeGroup => {
  if (edit.kind === 'impossible') throw new Error(`${edit.reason} ${edit.key ?? ''}`)
  return { id, changes: edit.changes }
}
const applied = (process: Process, group: ChangeGroup): Process => {
  const result = applyGroup(process, group)
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.conflicts))
  return result.process
}

let count = 0
const newKey: NewKey = (stem) => {
  count += 1
  return asKey(`${stem}-${count}`)
}
const step = { kind: 'task', taskType: 'none', name: 'Neu' } as const

/** Groups that each rename a task once more, in turn, as many as asked for. */
const renamings = (process: Process, tasks: readonly Key[], many: number, who: string) => {
  const names = new Map(tasks.map((key) => [key, process.elements[key]?.name ?? '']))
  return Array.from({ length: many }, (_, index): ChangeGroup => {
    const key = tasks[index % tasks.length] ?? asKey('none')
    const before = names.get(key) ?? ''
    const after = `Schritt ${who} ${index}`
    names.set(key, after)
    const change = { kind: 'setElement', key, property: 'name', before, after } as const
    return { id: `${who}${index}`, changes: [change] }
  })
}

export const run = async (): Promise<void> => {
  const process = blocks(SIZE, 1)
  const tasks = elementsOf(process).flatMap((one) => (one.kind === 'task' ? [one.key] : []))
  const middle = tasks[Math.floor(tasks.length / 2)] ?? asKey('none')
  console.log(`a process of ${Object.keys(process.elements).length} elements`)

  const renaming = grouped('r', rename(process, middle, 'Anders'))
  const inserting = grouped('i', insertAfter(process, middle, step, newKey))
  const removing = grouped('d', removeStep(process, middle))
  line(
    'copying the table (what any new value costs)',
    median(() => void { ...process.elements }),
  )
  line(
    'rename: make the group',
    median(() => void rename(process, middle, 'Anders')),
  )
  line(
    'rename: apply',
    median(() => void applied(process, renaming)),
  )
  line(
    'insertAfter: make the group',
    median(() => void insertAfter(process, middle, step, newKey)),
  )
  line(
    'insertAfter: apply',
    median(() => void applied(process, inserting)),
  )
  line(
    'removeStep: make the group',
    median(() => void removeStep(process, middle)),
  )
  line(
    'removeStep: apply',
    median(() => void applied(process, removing)),
  )
  line(
    'readGroup of the insertion',
    median(() => void readGroup(inserting)),
  )

  const draft = newDraft(process)
  const groups = renamings(process, tasks, 10_000, 'a')
  const replayed = replay(draft, groups)
  const accepted = replayed.outcomes.filter((one) => !('kind' in one)).length
  line(
    'replay 10,000 renamings',
    median(() => void replay(draft, groups), 5),
    `, ${accepted} taken`,
  )

  // Each builds on what the one before it has made: a row of new steps.
  let growing = process
  const insertions = Array.from({ length: 200 }, (_, index) => {
    const group = grouped(`n${index}`, insertAfter(growing, middle, step, newKey))
    growing = applied(growing, group)
    return group
  })
  line(
    'replay 200 insertions',
    median(() => void replay(draft, insertions), 5),
  )

  const others = replay(draft, renamings(process, tasks.slice(50), 1_000, 'b')).draft
  const mine = renamings(process, tasks.slice(0, 100), 100, 'c')
  const after = rebase(others.process, mine)
  line(
    'rebase 100 pending groups over 1,000 of others',
    median(
      () =>
        void rebase(
          replay(
            draft,
            others.log.map(({ group }) => group),
          ).draft.process,
          mine,
        ),
    ),
    `, ${after.pending.length} hold, ${after.refused.length} in conflict`,
  )
  const next = grouped('x', rename(replayed.draft.process, middle, 'Zuletzt'))
  const { kind } = submit(replayed.draft, next, 0)
  line(
    'submit one group to a log of 10,000',
    median(() => void submit(replayed.draft, next, 0)),
    `, ${kind}`,
  )
  const last = replayed.draft.log.at(-1)?.group.id ?? ''
  line(
    'undo one group of a log of 10,000',
    median(() => void undo(replayed.draft.log, last, replayed.draft.process, 'u')),
  )
  console.log(`  memory ${Math.round(globalThis.process.memoryUsage().heapUsed / 1e6)} MB of heap`)
}
