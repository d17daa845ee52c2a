// Passwords as argon2id in the usual text form, with the parameters OWASP names (19 MiB, 2 passes).

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1

const derive = (password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      {
        message: password.normalize('NFC'),
        nonce,
        parallelism: LANES,
        tagLength: 32,
        memory,
        passes,
      },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** `$argon2id$v=19$m=...,t=...,p=1$salt$hash`. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const key = await derive(password, nonce, MEMORY_KIB, PASSES)
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(nonce)}$${base64(key)}`
}

/** Compared with when there is no such account, so that both answers take the same time. */
const NOBODY = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(randomBytes(16))}$${base64(randomBytes(32))}`

/** Whether the password is the one; `stored` undefined takes as long and is always wrong. */
export const isPassword = async (
  password: string,
  stored: string | undefined,
): Promise<boolean> => {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(stored ?? NOBODY)
  if (!match) return false
  const [, memory = '', passes = '', salt = '', hash = ''] = match
  const key = await derive(password, Buffer.from(salt, 'base64'), Number(memory), Number(passes))
  const expected = Buffer.from(hash, 'base64')
  return key.length === expected.length && timingSafeEqual(key, expected) && stored !== undefined
}
