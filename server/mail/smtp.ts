// Hands one mail to the mail server. What can still be tried again and what may have arrived already is told apart by how far
// the conversation got; nothing the server says, and no address, leaves this file.

import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailSettings } from '../settings.ts'

export interface Message {
  readonly id: string
  readonly date: Date
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * `unreachable`: the server took no mail at all, certainly not this one. `later`, `refused`: it said no, for now or for
 * good. `unknown`: it fell silent after it had been given the mail. `code` says more to who looks after the machine.
 */
export type Handing =
  | { readonly kind: 'sent' }
  | { readonly kind: 'unreachable' | 'later' | 'refused' | 'unknown'; readonly code: string }

const CONNECT_MS = 10_000
const SILENT_MS = 30_000

/** One address and nothing else: what a person typed as theirs goes into the envelope. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/

const codeOf = (error: unknown): string => {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown }
  return [code, responseCode].filter((one) => one !== undefined).join(' ') || 'ERROR'
}

const compose = (settings: MailSettings, message: Message): Promise<Buffer> => {
  const { id, date, to, subject, text, html } = message
  const from = { name: 'Prozessverbund', address: settings.from }
  const host = settings.from.slice(settings.from.indexOf('@') + 1)
  return new MailComposer({
    ...{ from, to, subject, text, html, date, messageId: `<${id}@${host}>` },
    // Whoever is away must not answer a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
    .compile()
    .build()
}

/** `tls` is for tests, whose servers have no certificate that anybody vouches for. */
export const sendMail = async (
  settings: MailSettings,
  message: Message,
  tls: { readonly rejectUnauthorized?: boolean } = {},
): Promise<Handing> => {
  const { address } = message.to
  if (!ADDRESS.test(address)) return { kind: 'refused', code: 'ADDRESS' }
  const raw = await compose(settings, message)
  const connection = new SMTPConnection({
    ...{ host: settings.host, port: settings.port, secure: settings.tls === 'implicit' },
    ...{ requireTLS: settings.tls === 'required', tls },
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
  })
  let isGiven = false
  try {
    return await new Promise<Handing>((resolve) => {
      const fail = (error: unknown) => {
        const code = codeOf(error)
        const { responseCode } = (error ?? {}) as { responseCode?: number }
        if (!isGiven) resolve({ kind: 'unreachable', code })
        else if (responseCode === undefined) resolve({ kind: 'unknown', code })
        else resolve({ kind: responseCode >= 500 ? 'refused' : 'later', code })
      }
      const give = () => {
        isGiven = true
        connection.send({ from: settings.from, to: [address] }, raw, (error) => {
          if (error) fail(error)
          else resolve({ kind: 'sent' })
        })
      }
      connection.once('error', fail)
      connection.once('end', () => fail(undefined))
      connection.connect((error) => {
        if (error) fail(error)
        else if (settings.user === undefined) give()
        else {
          const auth = { user: settings.user, pass: settings.password ?? '' }
          connection.login(auth, (refused) => (refused ? fail(refused) : give()))
        }
      })
    })
  } finally {
    // It may still complain while it is closed.
    connection.on('error', () => undefined)
    connection.close()
  }
}
