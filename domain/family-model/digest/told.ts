// A variant as it is told: its steps, events and decisions in the order of its work, each with the
// decisions, branches and sub-processes it stands in, all named by their classes in the merged model.

import { asKey, type Key, type Process } from '#process'
import { type Block, type Branch, outlineOf } from '#steps'

export type ItemKind = 'step' | 'event' | 'decision' | 'parallel' | 'boundary'

/** Where something stands: in a branch of a decision, or ('') in a sub-process or an interruption. */
export interface Place {
  readonly item: string
  /** The flow the branch begins with, by its class. */
  readonly branch: string
  /** Whether not every case comes here. */
  readonly isConditional: boolean
}

export interface Told {
  /** Class of the element; of a step that parts ways itself, that class with "/split". */
  readonly item: string
  readonly kind: ItemKind
  /** Key of the element in the variant. */
  readonly key: Key
  /** exclusive, inclusive or event; decisions only. */
  readonly type?: 'exclusive' | 'inclusive' | 'event'
  /** Class of the step a boundary event belongs to. */
  readonly host?: string
  /** Running number in the variant, divided by how many there are. */
  readonly at: number
  /** Outermost first. */
  readonly within: readonly Place[]
  /** Class of the pool it belongs to; '' for none. */
  readonly pool: string
}

/** How a branch of a variant ends other than by going on. */
export interface Leaving {
  readonly kind: 'jump' | 'end'
  /** Class of what is jumped to, or of the end. */
  readonly item: string
  readonly isBack: boolean
}

export interface ToldBranch extends Place {
  readonly name: string
  readonly isDefault: boolean
  /** Place among the branches of its decision. */
  readonly number: number
  readonly leaving: Leaving | undefined
}

export interface ToldVariant {
  readonly variant: string
  readonly items: readonly Told[]
  readonly branches: readonly ToldBranch[]
}

type Untold = 'start' | 'end' | 'jump' | 'section'

/** Borders and jumps are told with their branches; other parties have pools of their own. */
const isTold = (block: Block): block is Exclude<Block, { kind: Untold }> =>
  !['start', 'end', 'jump', 'section'].includes(block.kind)

/** `classOf` names the class of an element of the variant. */
export const tellVariant = (
  variant: string,
  process: Process,
  classOf: (key: string) => string,
): ToldVariant => {
  const items: Omit<Told, 'at'>[] = []
  const branches: ToldBranch[] = []
  const nameOf = (id: string): string => {
    const [key = '', rest] = id.split('/split')
    return rest === undefined ? classOf(id) : `${classOf(key)}/split`
  }

  const leavingOf = (blocks: readonly Block[]): Leaving | undefined => {
    const last = blocks.at(-1)
    if (last?.kind === 'jump')
      return { kind: 'jump', item: nameOf(last.target), isBack: last.isBack }
    if (last?.kind !== 'end') return undefined
    return { kind: 'end', item: classOf(last.same ?? last.id), isBack: false }
  }

  const branch = (
    each: Branch,
    number: number,
    item: string,
    within: readonly Place[],
    pool: string,
    isConditional: boolean,
  ) => {
    const place = { item, branch: classOf(each.id), isConditional }
    const { name, isDefault = false } = each
    branches.push({ ...place, name, isDefault, number, leaving: leavingOf(each.blocks) })
    list(each.blocks, [...within, place], pool)
  }

  const list = (blocks: readonly Block[], within: readonly Place[], pool: string): void => {
    let host = ''
    for (const block of blocks) {
      if (!isTold(block)) continue
      const item = nameOf(block.id)
      const [key = ''] = block.id.split('/split')
      const told = { item, key: asKey(key), within, pool }
      if (block.kind === 'step') host = item
      if (block.kind === 'decision') items.push({ ...told, kind: block.kind, type: block.type })
      else if (block.kind === 'boundary') items.push({ ...told, kind: block.kind, host })
      else items.push({ ...told, kind: block.kind })
      if (block.kind === 'decision' || block.kind === 'parallel') {
        block.branches.forEach((each, number) => {
          branch(each, number, item, within, pool, block.kind === 'decision')
        })
      } else if (block.kind === 'boundary') {
        const place = { item, branch: '', isConditional: true }
        const leaving = leavingOf(block.blocks)
        branches.push({ ...place, name: '', isDefault: false, number: 0, leaving })
        list(block.blocks, [...within, place], pool)
      } else if (block.kind === 'step' && block.body) {
        list(block.body, [...within, { item, branch: '', isConditional: false }], pool)
      }
    }
  }

  for (const { pool, blocks } of outlineOf(process).sections) {
    list(blocks, [], pool ? classOf(pool.key) : '')
  }
  return {
    variant,
    items: items.map((item, index) => ({ ...item, at: index / Math.max(1, items.length - 1) })),
    branches,
  }
}
