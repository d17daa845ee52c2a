// The environment of the server as a value, or the one sentence that says what is wrong with it.

import { isAbsolute, join } from 'node:path'
import type { i18n } from 'i18next'
import { TEMPLATES, type Template } from './actions/templates.ts'

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
      readonly template: Template | undefined
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
  /** Text of a small file, for passwords that are kept in one. */
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

const readFirstRun = (input: SettingsInput): FirstRun => {
  const { env, texts } = input
  const kind = readValue(env, 'PROZESS_SETUP') ?? 'examples'
  if (kind === 'examples' || kind === 'ask') return { kind }
  if (kind !== 'alliance') {
    const hint = texts.t('serve:problem.badSetup')
    return refuse(texts, 'badValue', { name: 'PROZESS_SETUP', value: kind, hint })
  }
  const needed = (name: string) => readValue(env, name) ?? refuse(texts, 'missing', { name })
  const wanted = readValue(env, 'PROZESS_TEMPLATE')
  const template = TEMPLATES.find(({ id }) => id === wanted)
  if (wanted !== undefined && !template) {
    const hint = texts.t('serve:problem.badTemplate', {
      names: TEMPLATES.map(({ id }) => id).join(', '),
    })
    refuse(texts, 'badValue', { name: 'PROZESS_TEMPLATE', value: wanted, hint })
  }
  const email = needed('PROZESS_COORDINATOR_EMAIL')
  return {
    kind,
    name: needed('PROZESS_ALLIANCE_NAME'),
    email,
    coordinatorName: readValue(env, 'PROZESS_COORDINATOR_NAME') ?? email,
    password: readPassword(input),
    template,
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
    logsRequests: readValue(env, 'PROZESS_LOG') === 'requests',
  }
}
