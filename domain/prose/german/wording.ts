// German sentences around the labels.

import type { Waiting } from '#process'
import { type Facts, unitOf, type Wording } from '../wording.ts'
import { type German, germanStep, quotedGerman as quoted } from './german.ts'
import { askedStatement, saidStatement } from './statement.ts'
import { upperFirst } from './tokens.ts'

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} und ${names.at(-1) ?? ''}`

/** Numbers as German writes them: 1.485 and 2,5. */
export const germanNumber = (value: number): string => {
  const [whole = '', part] = String(Math.round(value * 10) / 10).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return part ? `${grouped},${part}` : grouped
}

const days = (count: number): string => `${germanNumber(count)} ${count === 1 ? 'Tag' : 'Tage'}`

const UNITS = {
  day: ['Tag', 'Tage'],
  week: ['Woche', 'Wochen'],
  month: ['Monat', 'Monate'],
} as const

/** "bis zu 2 Wochen", "1 bis 2 Tage", "3 Tage" */
export const germanSpan = (min: number, max: number): string => {
  const { unit, size } = unitOf(min, max)
  const [one, many] = UNITS[unit]
  const most = `${germanNumber(max / size)} ${max === size ? one : many}`
  if (min === max) return most
  return min <= 0 ? `bis zu ${most}` : `${germanNumber(min / size)} bis ${most}`
}

const percent = (share: number): string => {
  const value = Math.round(share * 100)
  if (value < 1) return 'weniger als 1\u00a0%'
  return share < 1 && value === 100 ? 'fast allen' : `${value}\u00a0%`
}

export const inGermanCases = (share: number): string =>
  share < 1 && Math.round(share * 100) === 100
    ? 'In fast allen Fällen'
    : `In ${percent(share)} der Fälle`

/** A text that is a sentence already, or several, with one full stop at the end. */
export const closed = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return /[.!?…]$/.test(plain) ? plain : `${plain}.`
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export const germanWording = (german: German, isForeign: boolean): Wording => {
  const stated = (label: string): string | undefined => {
    if (isForeign) return undefined
    const statement = german.statement(label)
    return statement && saidStatement(statement)
  }
  /** "Der Antrag ist eingegangen." or „Hund anzumelden“. */
  const said = (label: string): string => `${stated(label) ?? quoted(label)}.`

  const about = (facts: Facts): string => {
    const sentences: string[] = []
    const of = facts.organisation === '' ? '' : ` (${facts.organisation})`
    const name = facts.name === '' ? 'einen Ablauf' : `den Ablauf ${quoted(facts.name)}`
    sentences.push(`Dieser Text beschreibt ${name}${of}.`)
    const subjects = facts.actors
      .map((actor) => (isForeign ? undefined : german.subject(actor)))
      .map((each) => each && { ...each, nominative: each.nominative.replace(/ \([^()]*\)$/, '') })
      .filter(
        (each, at, all) =>
          all.findIndex((other) => other?.nominative === each?.nominative) === at || !each,
      )
    const known = subjects.filter((each) => each !== undefined)
    if (facts.actors.length > 0) {
      const isKnown = known.length === subjects.length
      const isOne = subjects.length === 1 && known[0]?.isPlural !== true
      const verb = isOne ? 'ist' : 'sind'
      const isClear = known.every((each) => !/ und |,/.test(each.nominative)) || known.length === 1
      if (isKnown && isClear)
        sentences.push(`Beteiligt ${verb} ${list(known.map((each) => each.nominative))}.`)
      else sentences.push(`Beteiligt: ${facts.actors.join('; ')}.`)
    }
    if (facts.trigger !== '') sentences.push(`Anlass: ${closed(facts.trigger)}`)
    if (facts.result !== '') sentences.push(`Ergebnis: ${closed(facts.result)}`)
    const { stepCount } = facts
    if (stepCount > 0)
      sentences.push(
        `Der Ablauf hat ${stepCount === 1 ? 'einen Schritt' : `${stepCount} Schritte`}.`,
      )
    if (facts.leadTime) {
      const { days: usual, min, max } = facts.leadTime
      const more = min === max ? '' : `; möglich sind ${germanNumber(min)} bis ${days(max)}`
      sentences.push(`Er dauert meist ${days(usual)}${more}.`)
    }
    if (facts.casesPerYear !== null)
      sentences.push(`Im Jahr kommt er etwa ${germanNumber(facts.casesPerYear)}-mal vor.`)
    return sentences.join(' ')
  }

  const span = ({ minDays, maxDays }: Waiting): string => germanSpan(minDays, maxDays)
  const verbFor = ({ minDays, maxDays }: Waiting): string =>
    (minDays === maxDays || minDays <= 0) && maxDays === unitOf(minDays, maxDays).size
      ? 'vergeht'
      : 'vergehen'

  return {
    step: (telling) => {
      const { label, actor, aside, isSameActor } = telling
      if (!isForeign) return germanStep(german, telling)
      const name = actor.replace(/\s+/g, ' ').trim()
      const before = name === '' || isSameActor ? '' : `${upperFirst(name)}: `
      const more = aside === '' ? '' : ` (${aside})`
      const what = label.trim() === '' ? 'Ein Schritt ohne Namen' : quoted(label)
      return { text: `${before}${what}${more}.`, kind: 'quoted' }
    },
    connectors: ['Danach', '', 'Anschließend', '', 'Dann', '', 'Im nächsten Schritt', ''],
    first: 'Zuerst',
    inCases: inGermanCases,
    headings: {
      about: 'Worum es geht',
      flow: 'Der Ablauf Schritt für Schritt',
      after: 'Wie es danach weitergeht',
      parallel: (number) => `Was ab Schritt ${number} gleichzeitig geschieht`,
      part: (number, label) => `Schritt ${number} im Einzelnen${label === '' ? '' : `: ${label}`}`,
      pool: (name) => `Der Ablauf: ${name}`,
    },
    about,
    start: (label) => (label === '' ? '' : `Am Anfang steht: ${said(label)}`),
    end: (label, isInside) => {
      const what = isInside ? 'Dieser Weg endet hier' : 'Hier endet der Ablauf'
      return label === '' ? `${what}.` : `${what}: ${said(label)}`
    },
    question: (label, type) => {
      const more =
        type === 'inclusive'
          ? ' Mehrere Wege sind zugleich möglich.'
          : type === 'event'
            ? ' Es zählt, was zuerst geschieht.'
            : ''
      const text = label.replace(/\s+/g, ' ').trim()
      if (text === '')
        return type === 'event'
          ? 'Nun wird gewartet. Es zählt, was zuerst geschieht.'
          : `Jetzt teilt sich der Weg.${more}`
      const statement = isForeign ? undefined : german.statement(text)
      if (statement) return `${askedStatement(statement)}${more}`
      if (text.endsWith('?') && !isForeign) return `${upperFirst(text)}${more}`
      const isWord = /^\p{Ll}+$/u.test(text) && !isForeign
      if (isWord) return `${upperFirst(text)}?${more}`
      return `Hier wird entschieden: ${quoted(text)}.${more}`
    },
    parallel: (count) =>
      count === 2
        ? 'Jetzt geschieht zweierlei gleichzeitig.'
        : `Jetzt laufen ${count} Arbeiten gleichzeitig.`,
    branch: ({ name, share, isDefault, index, isParallel }) => {
      const often = share === null ? '' : lower(inGermanCases(share))
      const text = name.replace(/\s+/g, ' ').trim()
      if (isParallel) {
        if (text !== '') return `${index === 0 ? 'Zum einen' : 'Außerdem'} ${quoted(text)}`
        return index === 0 ? 'Zum einen' : index === 1 ? 'Zum anderen' : 'Außerdem'
      }
      const word = text.replace(/\.$/, '').toLowerCase()
      const isAnswer = /^(ja|nein|yes|no)$/.test(word)
      const answer = { ja: 'ja', nein: 'nein', yes: 'ja', no: 'nein' }[word] ?? ''
      if (isAnswer) return `Wenn ${answer}${often === '' ? '' : ` (${often})`}`
      if (text === '' && isDefault) return `Sonst${often === '' ? '' : ` (${often})`}`
      if (text === '') return often === '' ? `Möglichkeit ${index + 1}` : upperFirst(often)
      const said = isDefault ? `Sonst, bei ${quoted(text)}` : `Bei ${quoted(text)}`
      return `${said}${often === '' ? '' : ` (${often})`}`
    },
    onward: ({ kind, number, label }, isInBranch) => {
      const where = number !== '' ? `Schritt ${number}` : label === '' ? '' : quoted(label)
      if (kind === 'end')
        return isInBranch ? 'Der Ablauf ist zu Ende.' : 'Damit ist der Ablauf zu Ende.'
      if (kind === 'wayEnd') return 'Hier endet dieser Weg.'
      if (kind === 'loop')
        return isInBranch
          ? where === ''
            ? 'Es geht zurück an eine frühere Stelle.'
            : `Es geht zurück zu ${where}.`
          : where === ''
            ? 'Dann geht es zurück an eine frühere Stelle.'
            : `Dann geht es zurück zu ${where}.`
      if (kind === 'nothing' || where === '') return 'Hier ist nichts weiter zu tun.'
      return isInBranch ? `Es geht mit ${where} weiter.` : `Weiter geht es mit ${where}.`
    },
    waitsFor: (places) => {
      const named = places.flatMap(({ number, label }) =>
        number !== '' ? `Schritt ${number}` : label.trim() === '' ? [] : quoted(label),
      )
      if (named.length < 2) return 'Hier warten mehrere Wege aufeinander.'
      return `Hier wird gewartet, bis ${list(named)} erledigt sind.`
    },
    waits: (waiting) => `Bis es weitergeht, ${verbFor(waiting)} ${span(waiting)}.`,
    wait: (label, waiting) => {
      if (waiting) {
        const why = label === '' ? '' : ` (${quoted(label)})`
        return `Jetzt ${verbFor(waiting)} ${span(waiting)} Wartezeit${why}.`
      }
      return label === '' ? 'Hier wird gewartet.' : `Hier wird gewartet: ${said(label)}`
    },
    event: (label, kind) => {
      if (kind === 'sending')
        return label === ''
          ? 'Es geht eine Nachricht hinaus.'
          : `Es geht eine Nachricht hinaus: ${said(label)}`
      if (kind === 'milestone')
        return label === ''
          ? 'Ein Zwischenstand ist erreicht.'
          : `Der Zwischenstand: ${said(label)}`
      return label === ''
        ? 'Hier geschieht etwas, das keinen Namen hat.'
        : `Es tritt ein: ${said(label)}`
    },
    boundary: ({ label, waiting, host, isInterrupting, isUndoing }) => {
      const step = host === '' ? 'der Schritt' : `Schritt ${host}`
      if (isUndoing) {
        const name = label === '' ? '' : `: ${quoted(label)}`
        return `${upperFirst(step)} kann später rückgängig gemacht werden${name}.`
      }
      const time = waiting
        ? ` (nach ${germanSpan(waiting.minDays, waiting.maxDays).replace(/(Tage|Monate)$/, '$1n')})`
        : ''
      const what =
        label === ''
          ? 'Es kann etwas dazwischenkommen'
          : `Es kann dazwischenkommen: ${stated(label) ?? quoted(label)}`
      const then = isInterrupting
        ? `Dann wird ${step} abgebrochen`
        : `${upperFirst(step)} läuft dabei weiter`
      return `${what}${time}. ${then}.`
    },
    undoing: 'Zum Rückgängigmachen',
    anytime: (label) =>
      label === ''
        ? 'Jederzeit kann etwas dazwischenkommen. Dann geht es so weiter:'
        : `Jederzeit kann dazwischenkommen: ${quoted(label)}. Dann geht es so weiter:`,
    agreement: (number) => `Hier gilt die Übergabevereinbarung ${number}.`,
    message: (label, partner, isOut, place) => {
      const one = place === 'another' ? 'eine weitere Nachricht' : 'eine Nachricht'
      const name = label === '' ? one : `die Nachricht ${quoted(label)}`
      const who = partner === '' ? '' : isOut ? ` an ${quoted(partner)}` : ` von ${quoted(partner)}`
      if (place !== 'beside') {
        const goes = isOut ? 'geht' : 'kommt'
        return `${upperFirst(name)} ${goes}${who || (isOut ? ' hinaus' : ' herein')}.`
      }
      return isOut
        ? `Dabei geht ${name}${who}${who === '' ? ' hinaus' : ''}.`
        : `Dabei kommt ${name}${who}${who === '' ? ' herein' : ''}.`
    },
  }
}
