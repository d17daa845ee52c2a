// Signing with Ed25519, checking a signature, and sealing private keys, so that the database alone opens none.

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  hkdfSync,
  sign as signBytes,
} from 'node:crypto'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface KeyPair {
  /** Lower-case hex. */
  readonly publicKey: string
  /** PKCS #8. */
  readonly privateKey: Buffer
}

export const makeKeyPair = (): KeyPair => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x, 'base64url').toString('hex'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
  }
}

export const signText = (text: string, privateKey: Buffer): string =>
  signBytes(null, Buffer.from(text), { key: privateKey, format: 'der', type: 'pkcs8' }).toString(
    'hex',
  )

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/** Bound to whose key it is: put into another row, it does not open. */
const sealingKey = (secret: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'prozessverbund signing key', 32))
const boundTo = (allianceId: string, publicKey: string): Buffer =>
  Buffer.from(JSON.stringify([allianceId, publicKey]))

export const seal = (
  { publicKey, privateKey }: KeyPair,
  allianceId: string,
  secret: Buffer,
  nonce: Buffer,
): Buffer => {
  const cipher = createCipheriv(CIPHER, sealingKey(secret), nonce)
  cipher.setAAD(boundTo(allianceId, publicKey))
  const sealed = Buffer.concat([cipher.update(privateKey), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}
export const newNonce = (bytes: (count: number) => Buffer): Buffer => bytes(NONCE)

/** Undefined where the secret is another one. */
export const unseal = (
  sealed: Buffer,
  publicKey: string,
  allianceId: string,
  secret: Buffer,
): Buffer | undefined => {
  const decipher = createDecipheriv(CIPHER, sealingKey(secret), sealed.subarray(0, NONCE))
  decipher.setAAD(boundTo(allianceId, publicKey))
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    return undefined
  }
}
