// The listening socket. It is taken before anything else starts, so that a port in use is told at once;
// until the platform is ready, every request hears that it is starting.

import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { ERROR_STATUS, type ErrorBody } from '#api'

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

export interface Listener {
  readonly port: number
  /** From now on requests are answered by the app. */
  readonly serve: (app: Hono) => void
  /** Who takes requests that become sockets. */
  readonly serveSockets: (upgrade: Upgrade) => void
  /** Takes no more requests, and waits for those that run; not forever. */
  readonly close: () => Promise<void>
}

const PATIENCE_MS = 10_000

const starting = (): Response => {
  const body: ErrorBody = { error: { code: 'server/starting', details: {} } }
  const headers = { 'Retry-After': '2', 'Cache-Control': 'no-store' }
  return Response.json(body, { status: ERROR_STATUS['server/starting'], headers })
}

export const listen = (host: string, port: number): Promise<Listener> =>
  new Promise((resolve, reject) => {
    let app: Hono | undefined
    const server = createAdaptorServer({
      fetch: (request, env) => app?.fetch(request, env) ?? starting(),
      overrideGlobalObjects: false,
    }) as Server
    server.headersTimeout = 30_000
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve({
        port: (server.address() as AddressInfo).port,
        serve: (ready) => {
          app = ready
        },
        serveSockets: (upgrade) => {
          server.on('upgrade', upgrade)
        },
        close: () =>
          new Promise((closed) => {
            const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
            server.close(() => {
              clearTimeout(impatient)
              closed()
            })
            server.closeIdleConnections()
          }),
      })
    })
  })
