// Messages between a step and another party, one line each below the step:
// "Nachricht an Kreis, Antrag annehmen: Antrag". Behind the party may stand the step there, by name or number.

import { mask } from './quote.ts'
import { safely } from './safely.ts'

/** A message as it is written. */
export interface MessageText {
  readonly isSent: boolean
  readonly party: string
  /** What stands behind a comma: the step there. */
  readonly step?: string
  /** The party, comma and all, where there is no party of the shorter name. */
  readonly whole: string
  /** What is sent; '' where nothing is said. */
  readonly name: string
}

/** A message whose line is known. */
export interface RawMessage extends MessageText {
  readonly line: number
}

/** A message whose other end is known. */
export interface Message {
  readonly line: number
  readonly isSent: boolean
  readonly name: string
  readonly other:
    | { readonly kind: 'block'; readonly id: string }
    /** An organisation of which nothing more is known. */
    | { readonly kind: 'partner'; readonly name: string }
}

const WORDS = /^(?:nachricht|message)\s+(an|von|to|from)\s/i

/** Undefined for any other line; a number or a dash before it makes it a step. */
export const readMessage = (line: string): MessageText | undefined => {
  const masked = mask(line)
  const text = masked.text.trim()
  const word = WORDS.exec(text)
  const colon = text.search(/:(?=\s|$)/)
  if (!word?.[1] || colon < word[0].length) return undefined
  const whole = text.slice(word[0].length, colon).trim()
  const comma = whole.indexOf(', ')
  const step = comma < 0 ? '' : masked.show(whole.slice(comma + 2))
  const party = masked.show(comma < 0 ? whole : whole.slice(0, comma))
  if (party === '') return undefined
  return {
    isSent: /^(an|to)$/i.test(word[1]),
    party,
    ...(step === '' ? {} : { step }),
    whole: masked.show(whole),
    name: masked.show(text.slice(colon + 1)),
  }
}

/** The line of a message, without its indentation. */
export const messageLine = ({ isSent, party, step, name }: Omit<MessageText, 'whole'>): string => {
  const to = safely(party, (written) => {
    const said = readMessage(`Nachricht an ${written}: x`)
    return said?.party === party && said.step === undefined
  })
  const at =
    step === undefined
      ? ''
      : `, ${safely(step, (written) => readMessage(`Nachricht an x, ${written}: y`)?.step === step)}`
  const what =
    name === ''
      ? ''
      : ` ${safely(name, (written) => readMessage(`Nachricht an x: ${written}`)?.name === name)}`
  return `Nachricht ${isSent ? 'an' : 'von'} ${to}${at}:${what}`
}
