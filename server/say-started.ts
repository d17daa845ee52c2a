// What whoever started the platform reads once it is ready.

import type { i18n } from 'i18next'
import type { Serving } from './serve.ts'

export const sayStarted = (serving: Serving, { t }: i18n, say: (line: string) => void): void => {
  const { address, demoSignIns, setupCode } = serving
  say('')
  say(t('serve:ready', { address }))
  const [first] = demoSignIns
  if (first) {
    say('')
    say(t('serve:demoTitle', { password: first.password }))
    const width = Math.max(...demoSignIns.map(({ email }) => email.length))
    for (const { email, role, organisation } of demoSignIns) {
      say(t('serve:demoLine', { email: email.padEnd(width), role, organisation }))
    }
  }
  if (setupCode !== undefined) {
    say('')
    say(t('serve:setupCode', { address: `${address}/einrichten`, code: setupCode }))
  }
  say('')
  say(t('serve:stop'))
}
