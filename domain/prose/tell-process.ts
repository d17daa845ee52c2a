// The long text: every line of the step list told once, with the same numbers. The list has settled
// order, branches and jumps; here each line becomes a sentence that knows what stands before it.

import type { Element, Key, Process, Profile } from '#process'
import type { StepLine } from '#steps'
import type { Prose, ProseBlock, ProseItem, ProseSpan } from './prose.ts'
import type { Facts, Onward, Wording } from './wording.ts'

export interface Told {
  readonly process: Process
  readonly lines: readonly StepLine[]
  readonly profile?: Profile
  readonly name?: string
  /** Name of the administration; absent where nobody said. */
  readonly organisation?: string
}

const elementOf = (process: Process, key: string): Element | undefined =>
  Object.hasOwn(process.elements, key) ? process.elements[key as Key] : undefined

/** Lines of a pool: its heading has no number and stands at the top. */
export const isPoolLine = (process: Process, line: StepLine): boolean =>
  line.kind === 'branch' && line.depth === 0 && elementOf(process, line.key)?.kind === 'pool'

/** Actors in the order they first do something; "A und B" is left out where both are there. */
const actorsOf = (lines: readonly StepLine[]): readonly string[] => {
  const steps = lines.filter((line) => line.kind === 'step')
  const all = new Set(steps.map((line) => line.actor.replace(/\s+/g, ' ').trim()))
  return [...all].filter((actor) => {
    const parts = actor.split(/\s*,\s*|\s+(?:und|and)\s+/)
    return actor !== '' && (parts.length === 1 || !parts.every((part) => all.has(part)))
  })
}

export const factsOf = ({ process, lines, profile, name, organisation }: Told): Facts => {
  const lead = profile?.leadTime
  return {
    name: (name ?? process.name).replace(/\s+/g, ' ').trim(),
    organisation: organisation ?? '',
    actors: actorsOf(lines),
    trigger: profile?.trigger?.trim() ?? '',
    result: profile?.result?.trim() ?? '',
    stepCount: lines.filter((line) => line.kind === 'step').length,
    leadTime: lead
      ? { days: lead.days, min: lead.minDays ?? lead.days, max: lead.maxDays ?? lead.days }
      : null,
    casesPerYear: profile?.casesPerYear ?? null,
  }
}

/** Where a way goes on that simply ends in the list: the next line outside of what it stands in. */
const continuation = (
  process: Process,
  lines: readonly StepLine[],
  from: number,
  depth: number,
): Onward => {
  let limit = depth
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]
    if (!line || isPoolLine(process, line)) break
    if (line.depth > limit) continue
    if (line.kind === 'branch') {
      limit = line.depth - 1
      continue
    }
    if (line.kind === 'handover') continue
    if (line.kind === 'end' && line.number === '')
      return { kind: line.depth > 0 ? 'wayEnd' : 'end', number: '', label: line.label }
    if (line.kind === 'loop' || line.kind === 'jump')
      return { kind: line.kind, number: line.number, label: line.label }
    return { kind: 'next', number: line.number, label: line.label }
  }
  return { kind: 'nothing', number: '', label: '' }
}

interface State {
  blocks: ProseBlock[]
  items: ProseItem[]
  /** Actor of the sentence before; undefined after anything but a step. */
  before: string | undefined
  connector: number
  run: number
  /** Whether the step before is only quoted. */
  isQuoted: boolean
}

const plain = (text: string): ProseSpan => ({ text, isStrong: false })
const strong = (text: string): ProseSpan => ({ text, isStrong: true })

const SAME = 1e-3
/** After so many sentences in a row the actor is named again. */
const NAMED_AGAIN = 4

export const tellProcess = (told: Told, wording: Wording): Prose => {
  const { process, lines } = told
  const { headings } = wording
  if (lines.length === 0) return []
  const state: State = {
    blocks: [],
    items: [],
    before: undefined,
    connector: 0,
    run: 0,
    isQuoted: false,
  }

  /** Level in the text of each depth in the list. */
  const levels: number[] = [0]

  const closeItems = () => {
    if (state.items.length > 0) state.blocks.push({ kind: 'items', items: state.items })
    state.items = []
    state.before = undefined
  }
  const heading = (level: 2 | 3, text: string) => {
    closeItems()
    state.blocks.push({ kind: 'heading', level, text })
  }
  const put = (line: StepLine, spans: readonly ProseSpan[], isQuoted = false, less = 0) => {
    const { key, number } = line
    const depth = Math.max(0, (levels[line.depth] ?? line.depth) - less)
    const waits = line.waitsFor.length > 0 ? [plain(wording.waitsFor(line.waitsFor))] : []
    state.items.push({ key, number, depth, spans: [...waits, ...spans], isQuoted, also: [] })
  }
  /** What stands in the line is told one level below it, or two where a way has a line of its own. */
  const open = (depth: number, by: number) => {
    levels[depth + 1] = (levels[depth] ?? depth) + by
  }
  /** Says more in the item before; a new one where there is none to say it in. */
  const add = (line: StepLine, text: string, before: StepLine | undefined) => {
    const last = state.items.at(-1)
    const isBehind = before !== undefined && before.depth === line.depth && before.kind !== 'branch'
    // Its number is that of the step it leads to.
    if (!last || !isBehind) return put({ ...line, number: '' }, [plain(text)])
    state.items[state.items.length - 1] = {
      ...last,
      spans: [...last.spans, plain(text)],
      also: [...last.also, line.key],
    }
  }

  heading(2, headings.about)
  state.blocks.push({ kind: 'paragraph', text: wording.about(factsOf(told)) })

  // Share of all cases that come along at each depth.
  const wholes: number[] = [1]
  /** Index among its siblings of each open branch, and whether they are taken together. */
  const siblings = new Map<number, { count: number; isParallel: boolean }>()
  let isAfterPart = false
  let isFirst = true

  const front = (line: StepLine, whole: number): { front: string; aside: string } => {
    const { share } = line
    const element = elementOf(process, line.key)
    if (element && 'isForCompensation' in element && element.isForCompensation === true) {
      const text = wording.undoing
      return { front: text, aside: text.charAt(0).toLowerCase() + text.slice(1) }
    }
    if (share !== null && share < whole - SAME) {
      const cases = wording.inCases(share)
      return { front: cases, aside: cases.charAt(0).toLowerCase() + cases.slice(1) }
    }
    if (isFirst) return { front: wording.first, aside: '' }
    if (state.before === undefined) return { front: '', aside: '' }
    const word = wording.connectors[state.connector % wording.connectors.length] ?? ''
    state.connector += 1
    return { front: word, aside: '' }
  }

  const isSent = (line: StepLine | undefined): boolean => {
    const flow = line?.kind === 'handover' ? elementOf(process, line.key) : undefined
    const source = flow?.kind === 'messageFlow' ? elementOf(process, flow.source) : undefined
    return source !== undefined && source.kind !== 'pool'
  }

  const tellStep = (line: StepLine) => {
    if (line.waitsFor.length > 0) state.before = undefined
    const whole = wholes[line.depth] ?? 1
    const isSameActor = line.actor !== '' && state.before === line.actor && state.run < NAMED_AGAIN
    const telling = { label: line.label, actor: line.actor, isSameActor, ...front(line, whole) }
    const said = wording.step(telling)
    // A pronoun does not reach back over what is only quoted.
    const isFar = isSameActor && said.kind === 'sentence' && state.isQuoted
    const sentence = isFar ? wording.step({ ...telling, isSameActor: false }) : said
    state.run = isSameActor && !isFar ? state.run + 1 : 0
    state.isQuoted = sentence.kind === 'quoted'
    const spans = [plain(sentence.text)]
    if (line.waiting) spans.push(plain(wording.waits(line.waiting)))
    put(line, spans, sentence.kind === 'quoted')
    state.before = line.actor
    isFirst = false
    wholes[line.depth + 1] = Math.min(whole, line.share ?? whole)
    open(line.depth, 1)
  }

  const typeOf = (key: string): 'exclusive' | 'inclusive' | 'event' => {
    const gateway = elementOf(process, key)
    if (gateway?.kind !== 'gateway') return 'inclusive'
    if (gateway.gatewayType === 'inclusive' || gateway.gatewayType === 'complex') return 'inclusive'
    return gateway.gatewayType.startsWith('eventBased') ? 'event' : 'exclusive'
  }

  const tellBranch = (line: StepLine, index: number) => {
    const parent = siblings.get(line.depth) ?? { count: 0, isParallel: false }
    const at = parent.count
    siblings.set(line.depth, { ...parent, count: at + 1 })
    const whole = wholes[line.depth - 1] ?? 1
    wholes[line.depth] = line.share === null ? whole : whole * Math.min(1, line.share)
    const flow = elementOf(process, line.key)
    const said = wording.branch({
      name: line.label,
      share: line.share,
      isDefault: flow?.kind === 'sequenceFlow' && flow.isDefault === true,
      index: at,
      isParallel: parent.isParallel,
    })
    const next = lines[index + 1]
    const isEmpty =
      next === undefined ||
      next.depth < line.depth ||
      (next.kind === 'branch' && next.depth === line.depth)
    const onward = isEmpty
      ? continuation(process, lines, index + 1, line.depth - 1)
      : next.kind === 'loop' || next.kind === 'jump'
        ? { kind: next.kind, number: next.number, label: next.label }
        : undefined
    const more = onward ? [plain(wording.onward(onward, true))] : []
    put(line, [strong(`${said}:`), ...more], false, 1)
    state.before = undefined
    return onward && !isEmpty ? index + 1 : index
  }

  const poolCount = lines.filter((line) => isPoolLine(process, line)).length
  if (poolCount === 0) heading(2, headings.flow)

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) break
    if (isPoolLine(process, line)) {
      heading(2, line.label === '' ? headings.flow : headings.pool(line.label))
      isAfterPart = false
      isFirst = true
      wholes.length = 1
      continue
    }
    const isAttached = line.kind === 'handover' || line.kind === 'loop' || line.kind === 'jump'
    if (line.depth === 0 && isAfterPart && !isAttached) {
      heading(3, headings.after)
      isAfterPart = false
    }
    const following = lines.slice(index + 1).find((each) => each.kind !== 'handover')
    const hasInner = following !== undefined && following.depth > line.depth
    const inner = elementOf(process, following?.key ?? '')
    const isBoundary = inner?.kind === 'event' && inner.position === 'boundary'
    switch (line.kind) {
      case 'start': {
        const text = wording.start(line.label)
        if (text !== '') put(line, [plain(text)])
        state.before = undefined
        break
      }
      case 'step': {
        const element = elementOf(process, line.key)
        if (element?.kind === 'subProcess' && element.subProcessType === 'event') {
          put(line, [plain(wording.anytime(line.label))])
          open(line.depth, 1)
          wholes[line.depth + 1] = wholes[line.depth] ?? 1
          state.before = undefined
          break
        }
        tellStep(line)
        if (hasInner && !isBoundary && line.depth === 0) {
          const name = line.label.replace(/\s+/g, ' ').trim()
          heading(3, headings.part(line.number, name))
          isAfterPart = true
        }
        break
      }
      case 'decision': {
        put(line, [strong(wording.question(line.label, typeOf(line.key)))])
        siblings.set(line.depth + 1, { count: 0, isParallel: false })
        open(line.depth, 2)
        state.before = undefined
        break
      }
      case 'parallel': {
        const count = lines.slice(index + 1).findIndex((each) => each.depth <= line.depth)
        const end = count < 0 ? lines.length : index + 1 + count
        const ways = lines
          .slice(index + 1, end)
          .filter((each) => each.kind === 'branch' && each.depth === line.depth + 1).length
        if (line.depth === 0) {
          heading(3, headings.parallel(line.number))
          isAfterPart = true
        }
        put(line, [plain(wording.parallel(ways))])
        siblings.set(line.depth + 1, { count: 0, isParallel: true })
        open(line.depth, 2)
        state.before = undefined
        break
      }
      case 'branch':
        index = tellBranch(line, index)
        break
      case 'wait':
        put(line, [plain(wording.wait(waitLabel(process, line), line.waiting))])
        state.before = undefined
        break
      case 'event': {
        const event = elementOf(process, line.key)
        if (event?.kind === 'event' && event.position === 'boundary') {
          const host = lines.find((each) => each.key === event.attachedTo)?.number ?? ''
          const isInterrupting = event.isInterrupting !== false
          const text = wording.boundary({
            label: line.label,
            waiting: line.waiting,
            host,
            isInterrupting,
            isUndoing: event.trigger === 'compensation',
          })
          levels[line.depth] = (levels[line.depth - 1] ?? 0) + 2
          put(line, [plain(text)], false, 1)
          wholes[line.depth] = wholes[line.depth - 1] ?? 1
        } else {
          const isSending =
            event?.kind === 'event' &&
            event.position === 'intermediateThrow' &&
            event.trigger !== 'none'
          const isMilestone = event?.kind === 'event' && event.trigger === 'none'
          const kind = isSending ? 'sending' : isMilestone ? 'milestone' : 'other'
          // A message without a name is told by where it goes.
          const below = lines[index + 1]
          const isToldBelow =
            isSending && line.label === '' && isSent(below) && below?.depth === line.depth
          put(line, isToldBelow ? [] : [plain(wording.event(line.label, kind))])
        }
        state.before = undefined
        break
      }
      case 'loop':
      case 'jump':
        add(
          line,
          wording.onward({ kind: line.kind, number: line.number, label: line.label }, false),
          lines[index - 1],
        )
        break
      case 'handover': {
        const flow = elementOf(process, line.key)
        if (flow?.kind === 'messageFlow') {
          const isOut = isSent(line)
          const before = lines[index - 1]
          const isAlone = state.items.at(-1)?.spans.length === 0
          const isAnother = before?.kind === 'handover' && isSent(before) === isOut
          const place = isAlone ? 'alone' : isAnother ? 'another' : 'beside'
          add(line, wording.message(line.label, line.actor, isOut, place), before)
        } else add(line, wording.agreement(line.label), lines[index - 1])
        // "Sie" would be the agreement.
        state.run = NAMED_AGAIN
        break
      }
      case 'end':
        put(line, [plain(wording.end(line.label, line.depth > 0))])
        state.before = undefined
        break
    }
  }
  closeItems()
  return state.blocks
}

/** The label of a wait that is not only its time over again. */
const waitLabel = (process: Process, line: StepLine): string => {
  const event = elementOf(process, line.key)
  const label = line.label.trim()
  return event?.kind === 'event' && event.expression === label && line.waiting ? '' : label
}
