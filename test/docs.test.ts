// What the pages say about the house is true: every word once, every link leads somewhere, and every
// setting that the program reads is described.

import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, root, trackedFiles } from './house/files.ts'
import { readSources } from './house/sources.ts'

const pages = (trackedFiles() ?? []).filter((path) => path.endsWith('.md'))

describe('the glossary', () => {
  const rows = readText('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| code '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

  const twice = (words: readonly string[]) =>
    words.filter((word, at) => word !== '–' && words.indexOf(word) !== at)

  it('has every word once, in code and in German', () => {
    expect(rows.length).toBeGreaterThan(50)
    expect(twice(rows.map(([code = '']) => code.toLowerCase()))).toEqual([])
    expect(twice(rows.flatMap(([, german = '']) => german.split(', ')))).toEqual([])
  })

  it('gives each a German word, a meaning and a source', () => {
    expect(rows.filter((row) => row.length !== 4 || row.some((cell) => cell === ''))).toEqual([])
  })
})

describe('the changelog', () => {
  it('has a place for what is not released yet, and says something there', () => {
    const [, unreleased = ''] = readText('CHANGELOG.md').split(/^## Unreleased$/m)
    expect(unreleased.split(/^## /m)[0]).toMatch(/^- /m)
  })
})

describe('the pages', () => {
  it('link only to files that are there', (context) => {
    if (pages.length === 0) return context.skip('not a git checkout: no list of tracked files')
    const dead = pages.flatMap((page) =>
      [...readText(page).matchAll(/\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g)]
        .map(([, link, image]) => (link ?? image ?? '').split('#')[0] ?? '')
        .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
        .filter((link) => !existsSync(join(root, normalize(join(dirname(page), link)))))
        .map((link) => `${page} -> ${link}`),
    )
    expect(dead).toEqual([])
  })

  it('name every file that the recipes and the map of the house speak of', () => {
    const named = ['CONTRIBUTING.md', 'docs/architecture.md'].flatMap((page) =>
      [...readText(page).matchAll(/`((?:[\w.-]+\/)+[\w.-]*|[\w-]+\.(?:ts|md|json|mjs))`/g)]
        .map(([, path = '']) => path)
        .filter((path) => path !== 'door.ts')
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page}: ${path}`),
    )
    expect(named).toEqual([])
  })

  it('describe every setting that is read from the environment', () => {
    const read = readSources()
      .filter(({ path }) => ['main.ts', 'server/settings.ts'].includes(path))
      .flatMap(({ tree }) => [...tree.text.matchAll(/(?:env\.|')([A-Z]+(?:_[A-Z]+)*)\b/g)])
      .map(([, name = '']) => name)
      .filter((name) => /^(HOST|PORT|[A-Z]+_URL|PROZESS_[A-Z_]+)$/.test(name))
    expect(read).toContain('PROZESS_SETUP')
    for (const page of ['README.md', 'README.de.md', 'docs/operation.md']) {
      const text = readText(page)
      expect([...new Set(read)].filter((name) => !text.includes(`\`${name}\``))).toEqual([])
    }
  })
})
