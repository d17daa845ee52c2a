// The environment of the server as a value, or the one sentence that says what is wrong with it.

import { isAbsolute, join } from 'node:path'
import type { i18n } from 'i18next'
import type { OrganisationInput } from '#api'
import { TEMPLATES } from './actions/templates.ts'
import { DEFAULT_OF_ONE } from './live/sockets.ts'
import { readOrganisations } from './organisations-file.ts'

/** What happens at the first start. */
export type FirstRun =
  | { readonly kind: 'examples' }
  | { readonly kind: 'ask' }
  | {
      readonly kind: 'alliance'
      readonly name: string
      readonly coordinatorName: string
      readonly email: string
      readonly password: string
      /** The coordinator belongs to the first; undefined makes one with the alliance's name. */
      readonly organisations: readonly OrganisationInput[] | undefined
    }

/** Outgoing mail. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `implicit`: from the first byte; `required`: by STARTTLS or not at all; `whereOffered`: on the same machine. */
  readonly tls: 'implicit' | 'required' | 'whereOffered'
  readonly user: string | undefined
  readonly password: string | undefined
  /** Address of the sender. */
  readonly from: string
}

export interface Settings {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** Without a slash at the end; undefined where nothing stands in front. */
  readonly publicUrl: string | undefined
  readonly firstRun: FirstRun
  readonly logsRequests: boolean
  /** Undefined: no mails are sent. */
  readonly mail?: MailSettings | undefined
  /** Windows with a draft that one person may have open at once. */
  readonly windowsPerPerson: number
  /** Seals private keys for signing; undefined: a file of the data folder does. */
  readonly signingSecret?: string | undefined
}

/** Why the platform does not start; the message is for people. */
export class ServeRefused extends Error {
  override readonly name = 'ServeRefused'
}

export type Environment = Readonly<Record<string, string | undefined>>

export interface SettingsInput {
  readonly env: Environment
  readonly cwd: string
  readonly texts: i18n
  /** Text of a small file that a variable names. */
  readonly readFile: (path: string) => string
}

const PASSWORD_LENGTH = 12

/** An empty variable counts as none. */
const readValue = (env: Environment, name: string): string | undefined =>
  env[name]?.trim() || undefined

const refuse = (texts: i18n, problem: string, values: object = {}): never => {
  throw new ServeRefused(texts.t(`serve:problem.${problem}`, { ...values }))
}

const readPort = ({ env, texts }: SettingsInput): number => {
  const text = readValue(env, 'PORT') ?? '4000'
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  const hint = texts.t('serve:problem.badPort')
  return refuse(texts, 'badValue', { name: 'PORT', value: text, hint })
}

const MOST_WINDOWS = 10_000

const readWindows = ({ env, texts }: SettingsInput): number => {
  const name = 'PROZESS_WINDOWS_PER_PERSON'
  const value = readValue(env, name)
  if (value === undefined) return DEFAULT_OF_ONE
  const count = Number(value)
  if (/^\d+$/.test(value) && count >= 1 && count <= MOST_WINDOWS) return count
  const hint = texts.t('serve:problem.badCount', { most: MOST_WINDOWS })
  return refuse(texts, 'badValue', { name, value, hint })
}

const SECRET_LENGTH = 32

/** No sentence repeats it. */
const readSecret = ({ env, texts }: SettingsInput): string | undefined => {
  const name = 'PROZESS_SIGNING_SECRET'
  const value = readValue(env, name)
  if (value !== undefined && value.length < SECRET_LENGTH)
    refuse(texts, 'shortSecret', { name, count: SECRET_LENGTH })
  return value
}

const readPublicUrl = ({ env, texts }: SettingsInput): string | undefined => {
  const text = readValue(env, 'PUBLIC_URL')
  if (text === undefined) return undefined
  const hint = texts.t('serve:problem.badUrl')
  if (!URL.canParse(text)) refuse(texts, 'badValue', { name: 'PUBLIC_URL', value: text, hint })
  const url = new URL(text)
  const isPlain = url.pathname === '/' && url.search === '' && url.hash === ''
  if (!/^https?:$/.test(url.protocol) || !isPlain) {
    refuse(texts, 'badValue', { name: 'PUBLIC_URL', value: text, hint })
  }
  return url.origin
}

/** The value holds a password: no sentence repeats it. */
const readMail = (input: SettingsInput): MailSettings | undefined => {
  const { env, texts } = input
  const text = readValue(env, 'SMTP_URL')
  if (text === undefined) return undefined
  if (!URL.canParse(text)) refuse(texts, 'badMail')
  const { protocol, hostname, port, username, password, search, pathname } = new URL(text)
  const isPlain = search === '' && /^\/?$/.test(pathname) && hostname !== ''
  if (!/^smtps?:$/.test(protocol) || !isPlain) refuse(texts, 'badMail')
  const publicUrl = readPublicUrl(input)
  if (publicUrl === undefined) return refuse(texts, 'mailWithoutUrl')
  const from = readValue(env, 'SMTP_FROM') ?? `prozessverbund@${new URL(publicUrl).hostname}`
  if (!/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(from)) refuse(texts, 'badSender')
  const isNear = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  const isImplicit = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isImplicit ? 465 : 587),
    tls: isImplicit ? 'implicit' : isNear ? 'whereOffered' : 'required',
    user: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    from,
  }
}

const readPassword = (input: SettingsInput): string => {
  const { env, texts } = input
  const file = readValue(env, 'PROZESS_COORDINATOR_PASSWORD_FILE')
  let password = env.PROZESS_COORDINATOR_PASSWORD
  if (file !== undefined) {
    try {
      password = input.readFile(file).replace(/\r?\n$/, '')
    } catch (error) {
      refuse(texts, 'passwordFile', { value: error instanceof Error ? error.message : file })
    }
  }
  if (!password) return refuse(texts, 'missing', { name: 'PROZESS_COORDINATOR_PASSWORD' })
  if (password.length < PASSWORD_LENGTH) refuse(texts, 'shortPassword', { count: PASSWORD_LENGTH })
  return password
}

const readTemplate = ({ env, texts }: SettingsInput): readonly OrganisationInput[] | undefined => {
  const value = readValue(env, 'PROZESS_TEMPLATE')
  if (value === undefined) return undefined
  const template = TEMPLATES.find(({ id }) => id === value)
  if (template) return template.organisations
  const names = TEMPLATES.map(({ id }) => id).join(', ')
  const hint = texts.t('serve:problem.badTemplate', { names })
  return refuse(texts, 'badValue', { name: 'PROZESS_TEMPLATE', value, hint })
}

const readOwnOrganisations = (input: SettingsInput): readonly OrganisationInput[] | undefined => {
  const { env, texts } = input
  const file = readValue(env, 'PROZESS_ORGANISATIONS_FILE')
  if (file === undefined) return undefined
  if (readValue(env, 'PROZESS_TEMPLATE') !== undefined) refuse(texts, 'organisations.twice')
  let text = ''
  try {
    text = input.readFile(file)
  } catch (error) {
    refuse(texts, 'organisations.noFile', { value: error instanceof Error ? error.message : file })
  }
  const reading = readOrganisations(text)
  if (reading.kind === 'read') return reading.organisations
  return refuse(texts, `organisations.${reading.kind}`, { ...reading, file })
}

const readFirstRun = (input: SettingsInput): FirstRun => {
  const { env, texts } = input
  const kind = readValue(env, 'PROZESS_SETUP') ?? 'examples'
  if (kind === 'examples' || kind === 'ask') return { kind }
  if (kind !== 'alliance') {
    const hint = texts.t('serve:problem.badSetup')
    return refuse(texts, 'badValue', { name: 'PROZESS_SETUP', value: kind, hint })
  }
  const needed = (name: string) => readValue(env, name) ?? refuse(texts, 'missing', { name })
  const email = needed('PROZESS_COORDINATOR_EMAIL')
  return {
    kind,
    name: needed('PROZESS_ALLIANCE_NAME'),
    email,
    coordinatorName: readValue(env, 'PROZESS_COORDINATOR_NAME') ?? email,
    password: readPassword(input),
    organisations: readOwnOrganisations(input) ?? readTemplate(input),
  }
}

export const readSettings = (input: SettingsInput): Settings => {
  const { env, cwd } = input
  const dataDir = readValue(env, 'PROZESS_DATA') ?? 'data'
  return {
    host: readValue(env, 'HOST') ?? '127.0.0.1',
    port: readPort(input),
    dataDir: isAbsolute(dataDir) ? dataDir : join(cwd, dataDir),
    databaseUrl: readValue(env, 'DATABASE_URL'),
    publicUrl: readPublicUrl(input),
    firstRun: readFirstRun(input),
    windowsPerPerson: readWindows(input),
    signingSecret: readSecret(input),
    mail: readMail(input),
    logsRequests: readValue(env, 'PROZESS_LOG') === 'requests',
  }
}
