// A process as one file that says whose it is: BPMN with its fact sheet inside, and a signature over all of it, for
// adoption across alliances. Numbered rules: SPEC.md. The file is JSON that any tool reads; signed are the very bytes
// before the signature, so that nothing has to be put into a form again before it is checked. The making and checking of
// signatures is handed in.

import { readBpmn, writeBpmn } from '#bpmn'
import { layout } from '#layout'
import { hiddenPaths, redact, redactProfile, type Sharing, withoutHidden } from '#library'
import { elementsOf, type Process, type Profile } from '#process'

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

const SIGNED_FORMAT = 'prozessverbund-signed'
/** Goes up when a reader of today would misunderstand. */
const SIGNED_FORMAT_VERSION = 1
/** Bytes. A model of the largest size that is read has room, with its quotes escaped. */
export const MOST_SIGNED_BYTES = 10_000_000

export const SIGNED_ACTS = ['link', 'takeOver', 'moveOn'] as const

/** What the process itself goes back to. */
export interface SignedDescent {
  readonly act: (typeof SIGNED_ACTS)[number]
  /** '' for the alliance of the file. */
  readonly alliance: string
  readonly organisation: string
  readonly name: string
  readonly version: number
}

/** Everything the file says besides the model. */
export interface SignedFacts {
  /** A day: 2026-11-28. */
  readonly savedOn: string
  readonly alliance: { readonly id: string; readonly name: string }
  readonly organisation: { readonly name: string; readonly shortName: string }
  readonly id: string
  readonly name: string
  readonly version: number
  readonly aspect: 'asIs' | 'target'
  /** A post with its telephone or mailbox, never a person. */
  readonly contact: string
  readonly licence: string
  /** What its house shows. */
  readonly sharing: Sharing
  readonly goesBackTo: readonly SignedDescent[]
}

export interface SignedContent {
  readonly facts: SignedFacts
  readonly process: Process
  readonly profile: Profile
}

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export type Hash = (text: string) => string

export interface Checker {
  /** Ed25519 over the text's UTF-8 bytes; key and signature are lower-case hex of 64 and 128 digits. */
  readonly verify: (publicKey: string, text: string, signature: string) => boolean
  readonly hash: Hash
}

/** What keeps a file from being read. */
export type SignedFault =
  /** Something else altogether. */
  | 'notSigned'
  | 'tooLarge'
  /** Of a form that came later. */
  | 'newer'
  /** Its end is missing. */
  | 'cutOff'
  /** Not what was signed, or not signed with the key it names. */
  | 'changed'
  /** As it was signed, and yet nothing that can be read here. */
  | 'unreadable'

export type SignedReading =
  | {
      readonly kind: 'held'
      readonly content: SignedContent
      readonly publicKey: string
      readonly contentHash: string
    }
  | { readonly kind: 'refused'; readonly fault: SignedFault }

const NOTES: Sharing = { minutes: true, cases: true, posts: false }

/**
 * What of a version goes to another alliance: what its own may see, and never notes, what other tools added, or whose it is
 * inside the house. Rule S1.
 */
export const signedModel = (
  process: Process,
  profile: Profile,
  sharing: Sharing,
  post: (n: number) => string,
): Pick<SignedContent, 'process' | 'profile'> => {
  const { origin: _, ...shared } = withoutHidden(redact(process, sharing, post), hiddenPaths(NOTES))
  const { owner: __, contact: ___, leadTime, ...facts } = redactProfile(profile, sharing)
  if (!leadTime) return { process: shared, profile: facts }
  const { note: ____, ...days } = leadTime
  return { process: shared, profile: { ...facts, leadTime: days } }
}

/** Everything the file says is signed; this is what follows. */
const TAIL = /,\n {2}"signature": "([0-9a-f]{128})"\n}\n$/
const HEAD = /^\{\n {2}"format": "prozessverbund-signed",\n {2}"formatVersion": (\d{1,9}),\n/
const KEY = /^[0-9a-f]{64}$/

/** What is to be signed with the key of this name. Cost: the model is placed and written once. */
export const textToSign = (
  { facts, process, profile }: SignedContent,
  publicKey: string,
  hash: Hash,
): string => {
  const shapes = layout(process)
  const bpmn = new TextDecoder().decode(writeBpmn(process, shapes, profile))
  const isAllPinned = Object.keys(shapes).length === Object.keys(process.shapes).length
  const { savedOn, alliance, organisation, ...rest } = facts
  const body = {
    format: SIGNED_FORMAT,
    formatVersion: SIGNED_FORMAT_VERSION,
    ...{ savedOn, alliance, organisation, ...rest },
    // Other tools get a drawing; which of it was placed by hand is said, so that the rest is drawn anew.
    pinned: isAllPinned ? null : Object.keys(process.shapes),
    contentHash: hash(bpmn),
    bpmn,
    publicKey,
  }
  return JSON.stringify(body, null, 2).slice(0, -'\n}'.length)
}

/** The file's text: what was signed, and the signature. */
export const withSignature = (signed: string, signature: string): string =>
  `${signed},\n  "signature": "${signature}"\n}\n`

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const LONGEST = 2000
const isText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= LONGEST &&
  value.isWellFormed() &&
  !value.includes('\0')
const isSaid = (value: unknown): value is string => isText(value) && value.trim() !== ''
const isVersion = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1_000_000
const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T =>
  all.includes(value as T)

const descentIn = (value: unknown): SignedDescent | undefined => {
  if (!isJson(value)) return undefined
  const { act, alliance, organisation, name, version } = value
  return isOneOf(SIGNED_ACTS, act) &&
    isText(alliance) &&
    isText(organisation) &&
    isText(name) &&
    isVersion(version)
    ? { act, alliance, organisation, name, version }
    : undefined
}

const MOST_DESCENTS = 200

const factsIn = (said: Json): SignedFacts | undefined => {
  const { savedOn, alliance, organisation, id, name, version, aspect } = said
  const { contact, licence, sharing, goesBackTo } = said
  if (typeof savedOn !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(savedOn)) return undefined
  if (!isJson(alliance) || !isSaid(alliance.id) || !isSaid(alliance.name)) return undefined
  if (!isJson(organisation) || !isSaid(organisation.name) || !isSaid(organisation.shortName))
    return undefined
  if (!isSaid(id) || !isSaid(name) || !isVersion(version)) return undefined
  if (!isOneOf(['asIs', 'target'], aspect) || !isSaid(contact) || !isSaid(licence)) return undefined
  if (!isJson(sharing) || !Array.isArray(goesBackTo) || goesBackTo.length > MOST_DESCENTS)
    return undefined
  const { minutes, cases, posts } = sharing
  if (typeof minutes !== 'boolean' || typeof cases !== 'boolean' || typeof posts !== 'boolean')
    return undefined
  const descents = goesBackTo.map(descentIn)
  const known = descents.filter((one) => one !== undefined)
  if (known.length < descents.length) return undefined
  return {
    ...{ savedOn, id, name, version, aspect, contact, licence },
    alliance: { id: alliance.id, name: alliance.name },
    organisation: { name: organisation.name, shortName: organisation.shortName },
    sharing: { minutes, cases, posts },
    goesBackTo: known,
  }
}

const contentIn = (said: Json, hash: Hash): SignedContent | undefined => {
  const { bpmn, contentHash, pinned } = said
  const facts = factsIn(said)
  if (!facts || typeof bpmn !== 'string' || hash(bpmn) !== contentHash) return undefined
  const reading = readBpmn(new TextEncoder().encode(bpmn))
  if (reading.kind === 'refused') return undefined
  const { process, profile = {} } = reading
  if (pinned === null) return { facts, process, profile }
  if (!Array.isArray(pinned)) return undefined
  const isPinned = new Set(pinned)
  const shapes = Object.fromEntries(
    Object.entries(process.shapes).filter(([key]) => isPinned.has(key)),
  )
  return { facts, process: { ...process, shapes }, profile }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const refused = (fault: SignedFault): SignedReading => ({ kind: 'refused', fault })

/** The file, or what is wrong with it. Rules S2 to S4. Cost: its bytes are hashed, its model read once. */
export const readSigned = (text: string, { verify, hash }: Checker): SignedReading => {
  if (text.length > MOST_SIGNED_BYTES) return refused('tooLarge')
  const head = HEAD.exec(text)
  if (!head) return refused('notSigned')
  if (Number(head[1]) > SIGNED_FORMAT_VERSION) return refused('newer')
  const tail = TAIL.exec(text)
  const signature = tail?.[1]
  // Not closed by anything like an end: it was not transferred whole.
  if (!tail || signature === undefined)
    return refused(text.endsWith('"\n}\n') ? 'changed' : 'cutOff')
  const said = parsed(text)
  if (!isJson(said)) return refused('changed')
  const { publicKey } = said
  if (typeof publicKey !== 'string' || !KEY.test(publicKey)) return refused('changed')
  if (!verify(publicKey, text.slice(0, tail.index), signature)) return refused('changed')
  const content = contentIn(said, hash)
  if (!content || elementsOf(content.process).length === 0) return refused('unreadable')
  return { kind: 'held', content, publicKey, contentHash: String(said.contentHash) }
}
