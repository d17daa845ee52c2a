// The small decisions of the web server that need no server.

import { describe, expect, it } from 'vitest'
import { isCrossSite } from './cross-site.ts'
import { chooseLanguage } from './language.ts'
import { createLog } from './log.ts'

describe('the reader’s language', () => {
  it('is asked for, remembered, or what the browser wants most; else German', () => {
    expect(chooseLanguage('en', 'de', 'de')).toBe('en')
    expect(chooseLanguage(undefined, 'en', 'de')).toBe('en')
    expect(chooseLanguage(undefined, undefined, 'fr-FR, en-GB;q=0.5, de;q=0.4')).toBe('en')
    expect(chooseLanguage('fr', 'xx', 'de-AT, en;q=0.9')).toBe('de')
    expect(chooseLanguage(undefined, undefined, 'en;q=0, fr')).toBe('de')
    expect(chooseLanguage(undefined, undefined, undefined)).toBe('de')
  })
})

describe('a request from another site', () => {
  const base = {
    method: 'POST',
    fetchSite: undefined,
    origin: undefined,
    host: 'prozesse.example.org',
  }
  const is = (changes: object) =>
    isCrossSite({ ...base, ...changes }, 'https://prozesse.example.org')

  it('is known by what browsers say of it', () => {
    expect(is({ fetchSite: 'cross-site' })).toBe(true)
    expect(is({ fetchSite: 'same-site' })).toBe(true)
    expect(is({ fetchSite: 'same-origin', origin: 'https://prozesse.example.org' })).toBe(false)
    expect(is({ fetchSite: 'none' })).toBe(false)
    expect(is({ origin: 'https://evil.example' })).toBe(true)
    expect(is({ origin: 'null' })).toBe(true)
    expect(is({ origin: 'https://prozesse.example.org' })).toBe(false)
    expect(is({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000' })).toBe(false)
  })

  it('may read, and programs without a browser may write', () => {
    expect(is({ method: 'GET', fetchSite: 'cross-site' })).toBe(false)
    expect(is({})).toBe(false)
  })
})

describe('the log', () => {
  it('is one JSON object a line, with the least level that is wanted', () => {
    const lines: string[] = []
    const log = createLog(
      (line) => lines.push(line),
      () => new Date(0),
    )
    log.write('info', 'left out')
    log.write('error', 'failed', { error: new TypeError('zwei\nZeilen'), reference: 'ab' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('\n')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ time: '1970-01-01T00:00:00.000Z', level: 'error', message: 'failed', reference: 'ab' },
      error: { name: 'TypeError', message: 'zwei\nZeilen' },
    })
  })
})
