// English sentences around the labels.

import type { Waiting } from '#process'
import { type Facts, unitOf, type Wording } from '../wording.ts'
import { englishStep, quotedEnglish as quoted, upper } from './english.ts'
import { englishSubject } from './label.ts'

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

export const englishNumber = (value: number): string => {
  const [whole = '', part] = String(Math.round(value * 10) / 10).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part ? `${grouped}.${part}` : grouped
}

const days = (count: number): string => `${englishNumber(count)} ${count === 1 ? 'day' : 'days'}`

/** "up to 14 days", "1 to 2 days", "3 days" */
export const englishSpan = (min: number, max: number): string => {
  const { unit, size } = unitOf(min, max)
  const most = `${englishNumber(max / size)} ${unit}${max === size ? '' : 's'}`
  if (min === max) return most
  return min <= 0 ? `up to ${most}` : `${englishNumber(min / size)} to ${most}`
}

export const inEnglishCases = (share: number): string => {
  const value = Math.round(share * 100)
  if (share < 1 && value === 100) return 'In nearly all cases'
  return `In ${value < 1 ? 'less than 1%' : `${value}%`} of cases`
}

const closed = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return /[.!?…]$/.test(plain) ? plain : `${plain}.`
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

export const englishWording = (isForeign: boolean): Wording => {
  const said = (label: string): string => `${quoted(label)}.`
  const span = ({ minDays, maxDays }: Waiting): string => englishSpan(minDays, maxDays)

  const about = (facts: Facts): string => {
    const sentences: string[] = []
    const of = facts.organisation === '' ? '' : ` (${facts.organisation})`
    const name = facts.name === '' ? 'a process' : `the process ${quoted(facts.name)}`
    sentences.push(`This text describes ${name}${of}.`)
    if (facts.actors.length > 0) {
      const subjects = facts.actors.map((actor) => (isForeign ? undefined : englishSubject(actor)))
      const known = subjects.filter((each) => each !== undefined)
      if (known.length !== subjects.length)
        sentences.push(`Taking part: ${facts.actors.join('; ')}.`)
      else {
        const isOne = known.length === 1 && known[0]?.isPlural !== true
        const names = list(known.map((each) => each.text))
        sentences.push(`${upper(names)} ${isOne ? 'takes' : 'take'} part.`)
      }
    }
    if (facts.trigger !== '') sentences.push(`What sets it off: ${closed(facts.trigger)}`)
    if (facts.result !== '') sentences.push(`Result: ${closed(facts.result)}`)
    const { stepCount } = facts
    if (stepCount > 0)
      sentences.push(`The process has ${stepCount === 1 ? 'one step' : `${stepCount} steps`}.`)
    if (facts.leadTime) {
      const { days: usual, min, max } = facts.leadTime
      const more = min === max ? '' : `; ${englishNumber(min)} to ${days(max)} are possible`
      sentences.push(`It usually takes ${days(usual)}${more}.`)
    }
    if (facts.casesPerYear !== null)
      sentences.push(`It happens about ${englishNumber(facts.casesPerYear)} times a year.`)
    return sentences.join(' ')
  }

  return {
    step: (telling) => englishStep(telling, isForeign),
    connectors: ['Then', '', 'After that', '', 'Next', ''],
    first: 'First',
    inCases: inEnglishCases,
    headings: {
      about: 'What it is about',
      flow: 'The process step by step',
      after: 'How it goes on',
      parallel: (number) => `What happens at the same time from step ${number}`,
      part: (number, label) => `Step ${number} in detail${label === '' ? '' : `: ${label}`}`,
      pool: (name) => `The process: ${name}`,
    },
    about,
    start: (label) => (label === '' ? '' : `It begins with this: ${said(label)}`),
    end: (label, isInside) => {
      const what = isInside ? 'This way ends here' : 'The process ends here'
      return label === '' ? `${what}.` : `${what}: ${said(label)}`
    },
    question: (label, type) => {
      const more =
        type === 'inclusive'
          ? ' More than one way may be taken.'
          : type === 'event'
            ? ' What happens first decides.'
            : ''
      const text = label.replace(/\s+/g, ' ').trim()
      if (text === '')
        return type === 'event'
          ? 'Now it waits. What happens first decides.'
          : `The way divides here.${more}`
      if (text.endsWith('?') && !isForeign) return `${upper(text)}${more}`
      if (/^\p{Ll}+$/u.test(text) && !isForeign) return `${upper(text)}?${more}`
      return `Here it is decided: ${quoted(text)}.${more}`
    },
    parallel: (count) =>
      count === 2
        ? 'Now two things happen at the same time.'
        : `Now ${NUMBERS[count] ?? count} things happen at the same time.`,
    branch: ({ name, share, isDefault, index, isParallel }) => {
      const often = share === null ? '' : lower(inEnglishCases(share))
      const text = name.replace(/\s+/g, ' ').trim()
      if (isParallel) {
        const start =
          index === 0 ? 'On the one hand' : index === 1 ? 'On the other hand' : 'Besides'
        return text === '' ? start : `${start}, ${quoted(text)}`
      }
      const word = text.replace(/\.$/, '').toLowerCase()
      const answer = { ja: 'yes', nein: 'no', yes: 'yes', no: 'no' }[word]
      if (answer) return `If ${answer}${often === '' ? '' : ` (${often})`}`
      if (text === '' && isDefault) return `Otherwise${often === '' ? '' : ` (${often})`}`
      if (text === '') return often === '' ? `Possibility ${index + 1}` : upper(often)
      const start = isDefault ? `Otherwise, with ${quoted(text)}` : `With ${quoted(text)}`
      return `${start}${often === '' ? '' : ` (${often})`}`
    },
    onward: ({ kind, number, label }, isInBranch) => {
      const where = number !== '' ? `step ${number}` : label === '' ? '' : quoted(label)
      const say = (text: string) => (isInBranch ? text : upper(text))
      if (kind === 'end') return say('the process is at its end.')
      if (kind === 'wayEnd') return say('this way ends here.')
      if (kind === 'loop')
        return say(where === '' ? 'it goes back to an earlier place.' : `it goes back to ${where}.`)
      if (kind === 'nothing' || where === '') return say('nothing more is to be done here.')
      return say(`it goes on with ${where}.`)
    },
    waitsFor: (places) => {
      const named = places.flatMap(({ number, label }) =>
        number !== '' ? `step ${number}` : label.trim() === '' ? [] : quoted(label),
      )
      if (named.length < 2) return 'Several ways wait for each other here.'
      return `It goes on only when ${list(named)} are done.`
    },
    waits: (waiting) => `It takes ${span(waiting)} until it goes on.`,
    wait: (label, waiting) => {
      if (waiting)
        return `Now there is a wait of ${span(waiting)}${label === '' ? '' : ` (${quoted(label)})`}.`
      return label === '' ? 'Here it waits.' : `Here it waits: ${said(label)}`
    },
    event: (label, kind) => {
      if (kind === 'sending')
        return label === '' ? 'A message goes out.' : `A message goes out: ${said(label)}`
      if (kind === 'milestone')
        return label === '' ? 'A stage is reached.' : `The stage reached: ${said(label)}`
      return label === ''
        ? 'Something without a name happens here.'
        : `This happens: ${said(label)}`
    },
    boundary: ({ label, waiting, host, isInterrupting, isUndoing }) => {
      const step = host === '' ? 'the step' : `step ${host}`
      if (isUndoing)
        return `${upper(step)} can be undone later${label === '' ? '' : `: ${quoted(label)}`}.`
      const time = waiting ? ` (after ${englishSpan(waiting.minDays, waiting.maxDays)})` : ''
      const what =
        label === ''
          ? 'Something may come in between'
          : `This may come in between: ${quoted(label)}`
      const then = isInterrupting
        ? `Then ${step} is broken off`
        : `${upper(step)} goes on meanwhile`
      return `${what}${time}. ${then}.`
    },
    undoing: 'To undo it',
    anytime: (label) =>
      label === ''
        ? 'At any time something may come in between. Then it goes on like this:'
        : `At any time this may come in between: ${quoted(label)}. Then it goes on like this:`,
    agreement: (number) => `The handover agreement ${number} applies here.`,
    message: (label, partner, isOut, place) => {
      const one = place === 'another' ? 'another message' : 'a message'
      const name = label === '' ? one : `the message ${quoted(label)}`
      const who =
        partner === '' ? '' : isOut ? ` to ${quoted(partner)}` : ` from ${quoted(partner)}`
      if (place !== 'beside') {
        const goes = isOut ? 'goes' : 'comes'
        return `${upper(name)} ${goes}${who || (isOut ? ' out' : ' in')}.`
      }
      return isOut
        ? `With it, ${name} goes${who === '' ? ' out' : who}.`
        : `With it, ${name} comes${who === '' ? ' in' : who}.`
    },
  }
}
