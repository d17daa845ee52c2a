// What a request for a socket asks for. Strangers ask for anything, also for what is no address: an error thrown here would
// be heard by nobody and end the whole server.

import type { IncomingMessage } from 'node:http'
import { readable } from '../http/readable.ts'

/** Undefined where it is no path of this server. */
export const addressOf = ({ url = '' }: IncomingMessage): URL | undefined => {
  const address = `http://localhost${url}`
  return url.startsWith('/') && URL.canParse(address) ? new URL(address) : undefined
}

/** A part of a path as it is meant; undefined where its percent signs mean nothing. */
export const meantBy = (part: string): string | undefined => {
  try {
    return readable(decodeURIComponent(part))
  } catch {
    return undefined
  }
}
