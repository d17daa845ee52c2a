// Calls a route of the contract: fills the path, checks the answer against its schema, and turns every
// failure into one kind of error that carries a code.

import type { z } from 'zod'
import { type ErrorCode, errorBody, routes } from '#api'

export type RouteName = keyof typeof routes
type RouteOf<Name extends RouteName> = (typeof routes)[Name]
export type Answer<Name extends RouteName> = z.output<RouteOf<Name>['response']>

export interface CallInput<Name extends RouteName> {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: z.input<RouteOf<Name>['query']>
  readonly body?: z.input<RouteOf<Name>['body']>
}

/** Codes of the contract, and two that only a browser knows: no network, an answer nobody can read. */
export type FailureCode = ErrorCode | 'client/unreachable' | 'client/unreadable'

/** Why a call did not do what was asked; `code` has a sentence in every language. */
export class CallFailed extends Error {
  readonly code: FailureCode
  readonly details: Readonly<Record<string, string | number>>
  readonly reference: string | undefined

  constructor(
    code: FailureCode,
    details: Readonly<Record<string, string | number>> = {},
    reference?: string,
  ) {
    super(code)
    this.name = 'CallFailed'
    this.code = code
    this.details = details
    this.reference = reference
  }
}

/** The connection failed, not what was asked: the same once more may well succeed. */
export const isCut = (error: unknown): boolean =>
  error instanceof CallFailed && /^(client|server)\//.test(error.code)

const fillPath = (path: string, params: Readonly<Record<string, string>>) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

const queryText = (query: unknown) => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** Sends a request and throws `CallFailed` for anything but success; answers the raw response. */
export const send = async (url: string, init: RequestInit = {}): Promise<Response> => {
  let response: Response
  try {
    response = await fetch(url, {
      ...init,
      credentials: 'same-origin',
      headers: { 'Accept-Language': document.documentElement.lang, ...init.headers },
    })
  } catch {
    throw new CallFailed('client/unreachable')
  }
  if (response.ok) return response
  const parsed = errorBody.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success) throw new CallFailed('client/unreadable', { status: response.status })
  const { code, details, reference } = parsed.data.error
  throw new CallFailed(code, details, reference)
}

/** Calls one route by name. */
export const call = async <Name extends RouteName>(
  name: Name,
  input: CallInput<Name> = {},
): Promise<Answer<Name>> => {
  const route = routes[name]
  const response = await send(fillPath(route.path, input.params ?? {}) + queryText(input.query), {
    method: route.method,
    ...(input.body === undefined
      ? {}
      : { body: JSON.stringify(input.body), headers: { 'Content-Type': 'application/json' } }),
  })
  const parsed = route.response.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success) {
    console.error(`Answer of ${name} does not match the contract`, parsed.error.issues)
    throw new CallFailed('client/unreadable', { status: response.status })
  }
  return parsed.data as Answer<Name>
}

/** Sends files to a route that reads them as they come; such routes have a multipart body. */
const sendFiles = async <
  Name extends 'upload' | 'addModel' | 'findSimilar' | 'receiveSigned' | 'addDocument',
>(
  name: Name,
  params: Readonly<Record<string, string>>,
  files: readonly File[],
  query?: CallInput<Name>['query'],
): Promise<Answer<Name>> => {
  const { method, path, response } = routes[name]
  const form = new FormData()
  for (const file of files) form.append('file', file, file.name)
  const answer = await send(fillPath(path, params) + queryText(query), { method, body: form })
  const parsed = response.safeParse(await answer.json().catch(() => undefined))
  // The connection may end in the middle of the answer, too.
  if (!parsed.success) throw new CallFailed('client/unreadable', { status: answer.status })
  return parsed.data as Answer<Name>
}

/** Uploads files as one import. */
export const uploadFiles = (files: readonly File[]): Promise<Answer<'upload'>> =>
  sendFiles('upload', {}, files)

/** What resembles the model in this file; the file is not kept. */
export const findSimilar = (file: File): Promise<Answer<'findSimilar'>> =>
  sendFiles('findSimilar', {}, [file])

/** Gives a process without a model the one in this file. */
export const sendModel = (id: string, file: File): Promise<Answer<'addModel'>> =>
  sendFiles('addModel', { id }, [file])

/** Has a signed file checked, and kept for an administration where it holds. */
export const sendSigned = (organisationId: string, file: File): Promise<Answer<'receiveSigned'>> =>
  sendFiles('receiveSigned', { id: organisationId }, [file])

/** Adds a sample document. */
export const sendDocument = (
  facts: NonNullable<CallInput<'addDocument'>['query']>,
  file: File,
): Promise<Answer<'addDocument'>> => sendFiles('addDocument', {}, [file], facts)
