import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { areas, LANGUAGES, pageAreas } from '#texts'

const web = dirname(fileURLToPath(import.meta.url))
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => ({ path, text: readFileSync(join(web, path), 'utf8') }))

/** What pages bring along themselves. */
const brought = [
  ...new Set(sources.flatMap(({ text }) => text.match(/(?<=bringTexts\(')\w+/g) ?? [])),
]
const all: Readonly<Record<string, Readonly<Record<string, unknown>>>> = areas
const tables = Object.fromEntries(
  Object.entries(all).filter(([area]) => area in pageAreas || brought.includes(area)),
)

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

  it('are sent to browsers, whatever way they are looked up', () => {
    const others = Object.keys(areas).filter((area) => !(area in tables))
    const named = new RegExp(`['"\`](${others.join('|')}):[a-z]`)
    // What bpmn-js calls its types begins alike.
    const elsewhere = sources.filter(({ text }) => named.test(text.replace(/['"`]bpmn:/g, '')))
    expect(elsewhere.map(({ path }) => path)).toEqual([])
  })

  it('are brought along by some page where not all are sent them', () => {
    expect(brought.length).toBeGreaterThan(1)
    expect(brought.filter((area) => !(area in areas) || area in pageAreas)).toEqual([])
  })

  it('are there on every page that says them', () => {
    const textOf = new Map(sources.map(({ path, text }) => [path, text]))
    /** A page with everything it is made of, what it loads later included. */
    const closureOf = (page: string): ReadonlySet<string> => {
      const met = new Set([page])
      // A set goes on over what is added while it is walked.
      for (const path of met) {
        if (path === 'router.tsx') continue
        const named = (textOf.get(path) ?? '').matchAll(/(?:from|import\(?) ?'(\.[^']+)'/g)
        for (const [, to = ''] of named) {
          const other = join(dirname(path), to)
          if (textOf.has(other)) met.add(other)
        }
      }
      return met
    }
    const pages = [...(textOf.get('router.tsx') ?? '').matchAll(/import\('\.\/(pages\/[^']+)'\)/g)]
    expect(pages.length).toBeGreaterThan(15)
    const silent = pages.flatMap(([, page = '']) => {
      const made = [...closureOf(page)].map((path) => textOf.get(path) ?? '').join('\n')
      const isThere = (area: string) => area in pageAreas || made.includes(`bringTexts('${area}'`)
      const said = Object.keys(areas).filter(
        (area) =>
          area !== 'bpmn' &&
          (new RegExp(`['"\`]${area}:[a-z]`).test(made) ||
            (area === 'changes' && made.includes('sayDeed('))),
      )
      return said.filter((area) => !isThere(area)).map((area) => `${page}: ${area}`)
    })
    expect(silent).toEqual([])
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
