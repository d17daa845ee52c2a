// One line for whatever went wrong: what it is about, and what to do.

import type { i18n } from 'i18next'
import { BadInput } from './bad-input.ts'
import { oneLine } from './say.ts'

const ALLOWED: Readonly<Record<string, string>> = {
  top: 'number',
  'at-least': 'atLeast',
  lang: 'lang',
  to: 'to',
  paper: 'paper',
  out: 'out',
}

export const sayProblem = ({ t }: i18n, command: string, error: unknown): string => {
  if (!(error instanceof BadInput)) {
    const message = error instanceof Error ? error.message : String(error)
    return oneLine(t('cli:problem.unexpected', { message }))
  }
  const { code, details } = error
  const key = details.near ? `${code}Near` : code
  const allowed = ALLOWED[details.option ?? '']
  return oneLine(
    t(`cli:problem.${key}`, {
      command,
      call: t(`cli:call.${command}`),
      ...(allowed ? { allowed: t(`cli:allowed.${allowed}`) } : {}),
      ...details,
    }),
  )
}
