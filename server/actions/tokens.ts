// Tokens that stand for somebody: sessions and invitations. 256 bits of chance; only the hash is kept.

import { createHash } from 'node:crypto'
import type { Random } from './context.ts'

export interface Token {
  readonly text: string
  readonly hash: Buffer
}

export const hashToken = (text: string): Buffer => createHash('sha256').update(text).digest()

export const newToken = (random: Random): Token => {
  const text = random.bytes(32).toString('base64url')
  return { text, hash: hashToken(text) }
}
