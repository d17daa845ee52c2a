// A signed file put together and taken apart, in a worker thread: a large model takes its time. The private key stays
// outside; what comes back is the text that it signs.

import { createHash, verify as verifyBytes } from 'node:crypto'
import type { Profile } from '#process'
import {
  readSigned,
  type SignedFacts,
  type SignedFault,
  signedModel,
  textToSign,
} from '#signed-file'
import { listSteps, type StepLine } from '#steps'
import type { Language } from '#texts'
import { drawn } from './differences.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const verify = (publicKey: string, text: string, signature: string): boolean => {
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  const key = { key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' } as const
  try {
    return verifyBytes(null, Buffer.from(text), key, Buffer.from(signature, 'hex'))
  } catch {
    // 32 bytes that are no point of the curve.
    return false
  }
}

export interface SignInput {
  readonly facts: SignedFacts
  /** JSON of a Process, as its own house knows it. */
  readonly model: string
  readonly profile: Profile
  readonly post: string
  readonly publicKey: string
}

export const signedText = ({ facts, model, profile, post, publicKey }: SignInput): string => {
  const shown = signedModel(JSON.parse(model), profile, facts.sharing, (n) =>
    post.replace('{n}', String(n)),
  )
  return textToSign({ facts, ...shown }, publicKey, hash)
}

export type OpenedFile =
  | { readonly kind: 'refused'; readonly fault: SignedFault }
  | {
      readonly kind: 'held'
      readonly facts: SignedFacts
      /** JSON of a Process. */
      readonly model: string
      readonly profile: Profile
      readonly publicKey: string
      readonly contentHash: string
    }

export const openSigned = ({ text }: { readonly text: string }): OpenedFile => {
  const reading = readSigned(text, { verify, hash })
  if (reading.kind === 'refused') return reading
  const { content, publicKey, contentHash } = reading
  const { facts, process, profile } = content
  const model = JSON.stringify({ ...process, name: facts.name })
  return { kind: 'held', facts, model, profile, publicKey, contentHash }
}

export interface ShowInput {
  readonly model: string
  readonly name: string
  readonly language: Language
}

export const showSigned = ({
  model,
  name,
  language,
}: ShowInput): { readonly steps: readonly StepLine[]; readonly svg: string } => {
  const process = JSON.parse(model)
  return { steps: listSteps(process), svg: drawn(process, name, language) }
}
