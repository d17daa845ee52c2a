// An id for something new, made before it is sent: sent again after a lost answer, it is the same thing.
// `crypto.randomUUID` is missing where the platform is reached without TLS, as inside many administrations.

export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
