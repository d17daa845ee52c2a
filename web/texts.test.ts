import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { areas, LANGUAGES } from '#texts'

const web = dirname(fileURLToPath(import.meta.url))
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => ({ path, text: readFileSync(join(web, path), 'utf8') }))

const tables: Readonly<Record<string, Readonly<Record<string, unknown>>>> = areas

/** What stands under `area:a.b` in one language: a sentence, a group, or nothing. */
const find = (language: string, key: string): unknown => {
  const [area = '', path = ''] = key.split(':')
  let at: unknown = tables[area]?.[language]
  for (const part of path.split('.').filter(Boolean)) {
    if (typeof at !== 'object' || at === null) return undefined
    const group = at as Readonly<Record<string, unknown>>
    at = group[part] ?? (group[`${part}_one`] && group[`${part}_other`])
  }
  return at
}

const used = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/\bt\(\s*(['`])([\w]+:[^'`]*)\1/g)].map((match) => ({
    path,
    key: match[2] ?? '',
  })),
)

describe('the sentences of the pages', () => {
  it('are looked up in many places', () => {
    expect(used.length).toBeGreaterThan(200)
  })

  it.each(LANGUAGES)('are all there (%s)', (language) => {
    const missing = used.filter(({ key }) => {
      const [fixed = ''] = key.split('${')
      const found = find(language, fixed.replace(/\.$/, ''))
      return key.includes('${') ? typeof found !== 'object' : typeof found !== 'string'
    })
    expect(missing).toEqual([])
  })

  it('have no text between tags that no table holds', () => {
    const loose = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/>\s*([A-ZÄÖÜ][a-zäöüß]{3,}[^<>{}=]*)<\//g)].map((match) => ({
        path,
        text: match[1],
      })),
    )
    expect(loose).toEqual([])
  })
})
