// The house as `docs/architecture.md` draws it, held by the imports that really are there. A new arrow
// needs a line in `docs/decisions/` and one here.

import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, root } from './house/files.ts'
import { impurities } from './house/purity.ts'
import { isTest, parse, readSources, type Source } from './house/sources.ts'

/** Who may import whom: the modules named, and all that those may import. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'domain/process': [],
  'domain/change': ['domain/process'],
  'domain/language': ['domain/process'],
  'domain/xml': ['domain/process'],
  'domain/bpmn': ['domain/language', 'domain/xml'],
  'domain/steps': ['domain/change', 'domain/language'],
  'domain/prose': ['domain/steps'],
  'domain/layout': ['domain/language'],
  'domain/epml': ['domain/language', 'domain/xml'],
  'domain/drawing': ['domain/bpmn', 'domain/steps', 'domain/layout', 'domain/epml'],
  'domain/measure': ['domain/bpmn', 'domain/steps', 'domain/layout', 'domain/epml'],
  'domain/search': ['domain/language'],
  'domain/compare': ['domain/drawing', 'domain/measure', 'domain/search'],
  'domain/family-model': ['domain/compare'],
  'domain/merge': ['domain/change'],
  'domain/library': ['domain/change', 'domain/family-model', 'domain/merge', 'domain/prose'],
  'domain/workshop': ['domain/library'],
  'domain/signed-file': ['domain/library'],
  api: ['domain/workshop'],
  texts: ['api'],
  resources: ['domain/library'],
  documents: ['texts'],
  examples: ['api'],
  server: ['api', 'domain/signed-file', 'texts', 'resources', 'documents', 'examples'],
  web: ['api', 'texts', 'resources'],
  cli: ['texts', 'resources', 'documents'],
  'main.ts': ['server', 'cli'],
}

/** Outside the house: they look at all of it, and nothing of it may look at them. */
const AROUND = ['bench', 'test', 'launch', 'docs', 'vite.config.ts', 'vitest.config.ts']

/** Makes the word lists by hand with the inside of the module that reads them; not part of the program. */
const GENERATORS = [
  'resources/generate-language.ts',
  'resources/generate-english.ts',
  'resources/generate-grammar.ts',
]

const DOMAIN_PACKAGES = ['saxes', 'fflate', 'snowball-stemmers']

const reachable = (module: string, seen: Set<string> = new Set()): Set<string> => {
  for (const next of ARROWS[module] ?? []) {
    if (seen.has(next)) continue
    seen.add(next)
    reachable(next, seen)
  }
  return seen
}

const moduleOf = (path: string): string => {
  const parts = path.split('/')
  return parts[0] === 'domain' && parts.length > 2 ? `domain/${parts[1]}` : (parts[0] ?? '')
}

const doors: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(JSON.parse(readText('package.json')).imports as Record<string, string>).map(
    ([name, path]) => [name, normalize(path)],
  ),
)
const doorOf = (module: string): string | undefined =>
  Object.keys(doors).find((name) => doors[name] === `${module}/door.ts`)

/** Path inside the house that an import leads to; undefined for a package or a part of Node. */
const target = (from: string, specifier: string): string | undefined => {
  const [bare = ''] = specifier.split('?')
  if (bare.startsWith('#')) return doors[bare] ?? bare
  if (!bare.startsWith('.')) return undefined
  return normalize(join(dirname(from), bare))
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const wrongArrows = (source: Source): readonly string[] => {
  const from = moduleOf(source.path)
  const allowed = reachable(from)
  return source.imports.flatMap((specifier) => {
    if (specifier === null) return [`${source.path}: an import nobody can check`]
    const path = target(source.path, specifier)
    if (path === undefined) return []
    const to = moduleOf(path)
    if (to === from || allowed.has(to) || path === 'package.json') return []
    return [`${source.path} -> ${specifier} (${from} may not import ${to})`]
  })
}

const pastTheDoor = (source: Source): readonly string[] =>
  source.imports.flatMap((specifier) => {
    if (specifier === null) return []
    const path = target(source.path, specifier)
    if (path === undefined) return []
    const to = moduleOf(path)
    const isOutside = to !== moduleOf(source.path)
    if (specifier.startsWith('#')) {
      if (!isOutside && !isTest(source.path))
        return [`${source.path} leaves its own module to come back by ${specifier}`]
      return doors[specifier] ? [] : [`${source.path}: there is no door ${specifier}`]
    }
    return isOutside && doorOf(to) ? [`${source.path} -> ${specifier}, not ${doorOf(to)}`] : []
  })

const sources = readSources()
const house = sources.filter(({ path }) => !AROUND.includes(moduleOf(path)))
const production = house.filter(({ path }) => !isTest(path))
const domain = production.filter(({ path }) => path.startsWith('domain/'))

describe('the house', () => {
  it('knows every folder, and every folder it knows is there', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .filter((name) => !['node_modules', 'dist', 'data', 'coverage', 'LICENSES'].includes(name))
      .flatMap((name) =>
        name === 'domain'
          ? readdirSync(join(root, name), { withFileTypes: true })
              .filter((entry) => entry.isDirectory())
              .map((entry) => `domain/${entry.name}`)
          : [name],
      )
    const known = [...Object.keys(ARROWS), ...AROUND]
    expect(folders.filter((folder) => !known.includes(folder))).toEqual([])
    expect(known.filter((name) => !existsSync(join(root, name)))).toEqual([])
  })

  it('allows arrows without a circle', () => {
    expect(Object.keys(ARROWS).filter((module) => reachable(module).has(module))).toEqual([])
  })

  it('keeps server, web and command line apart', () => {
    for (const one of ['server', 'web', 'cli']) {
      for (const other of ['server', 'web', 'cli', ...AROUND]) {
        expect(reachable(one).has(other) ? `${one} -> ${other}` : '').toBe('')
      }
    }
  })

  it('has only imports along its arrows', () => {
    expect(production.flatMap(wrongArrows)).toEqual([])
  })

  it('lets tests beside the code look at any module but not through another house part', () => {
    const parts = ['server', 'web', 'cli']
    const wrong = house
      .filter(({ path }) => isTest(path))
      .flatMap(({ path, imports }) =>
        imports.flatMap((specifier) => {
          const to = specifier === null ? undefined : target(path, specifier)
          if (to === undefined || !parts.includes(moduleOf(path))) return []
          return parts.includes(moduleOf(to)) && moduleOf(to) !== moduleOf(path)
            ? [`${path} -> ${specifier}`]
            : []
        }),
      )
    expect(wrong).toEqual([])
  })

  it('is entered through doors only', () => {
    const open = house.filter(({ path }) => !GENERATORS.includes(path))
    expect(open.flatMap(pastTheDoor)).toEqual([])
    expect(Object.entries(doors).filter(([, path]) => !existsSync(join(root, path)))).toEqual([])
    const doorless = Object.keys(ARROWS).filter(
      (module) => module.startsWith('domain/') && !doorOf(module),
    )
    expect(doorless).toEqual([])
  })

  it('has no import circles between modules of domain', () => {
    const seen = new Map<string, Set<string>>()
    for (const { path, imports } of domain) {
      const from = moduleOf(path)
      for (const specifier of imports) {
        const to = specifier === null ? undefined : target(path, specifier)
        if (to && moduleOf(to) !== from) {
          seen.set(from, (seen.get(from) ?? new Set()).add(moduleOf(to)))
        }
      }
    }
    const leadsBack = (start: string, at: string, visited: Set<string>): boolean =>
      [...(seen.get(at) ?? [])].some((next) => {
        if (next === start) return true
        if (visited.has(next)) return false
        visited.add(next)
        return leadsBack(start, next, visited)
      })
    expect([...seen.keys()].filter((module) => leadsBack(module, module, new Set()))).toEqual([])
  })
})

describe('domain', () => {
  it('names no package but the few on the list, and nothing of Node', () => {
    const foreign = domain.flatMap(({ path, imports }) =>
      imports
        .filter((specifier) => specifier !== null)
        .filter((specifier) => target(path, specifier) === undefined)
        .filter((specifier) => !DOMAIN_PACKAGES.includes(packageName(specifier)))
        .map((specifier) => `${path} -> ${specifier}`),
    )
    expect(foreign).toEqual([])
  })

  it('knows no clock, no chance and no locale of the machine', () => {
    expect(domain.flatMap(impurities)).toEqual([])
  })

  it('compiles without Node and without the browser', () => {
    const { compilerOptions } = JSON.parse(readText('domain/tsconfig.json'))
    expect(compilerOptions.lib).toEqual(['ES2024'])
    expect(compilerOptions.types).toEqual([])
  })
})

describe('these checks themselves', () => {
  it('find an arrow that is not allowed, however it is written', () => {
    const wrong = (text: string, path = 'domain/steps/x.ts') => wrongArrows(parse(path, text))
    expect(wrong("import type { A } from '#bpmn'")).toHaveLength(1)
    expect(wrong("export * from '../bpmn/door.ts'")).toHaveLength(1)
    expect(wrong("const a = await import('#compare')")).toHaveLength(1)
    expect(wrong('const a = await import(name)')).toHaveLength(1)
    expect(wrong("type A = import('#layout').A")).toHaveLength(1)
    expect(wrong("new URL('../../web/x.ts', import.meta.url)")).toHaveLength(1)
    expect(wrong("import { a } from '../cli/main.ts'", 'server/x.ts')).toHaveLength(1)
    expect(wrong("import { a } from '#process'\nimport b from 'saxes'")).toEqual([])
  })

  it('find somebody climbing through a window', () => {
    const text = "import { a } from '../process/key.ts'"
    expect(pastTheDoor(parse('domain/steps/x.ts', text))).toHaveLength(1)
    expect(pastTheDoor(parse('domain/process/x.ts', "import '#process'"))).toHaveLength(1)
    expect(pastTheDoor(parse('domain/process/x.ts', "import './key.ts'"))).toEqual([])
  })

  it('find clock, chance and locale', () => {
    const found = (text: string) => impurities(parse('domain/x/y.ts', text)).length
    expect(found('const a = Date.now()')).toBe(1)
    expect(found('const a = new Date()')).toBe(1)
    expect(found('const a = Math.random()')).toBe(1)
    expect(found("'a'.toLocaleLowerCase('de')")).toBe(1)
    expect(found('a.sort((x, y) => x.localeCompare(y))')).toBe(1)
    expect(found('new Intl.NumberFormat()')).toBe(1)
    expect(found("const a = new Date('2026-11-22'); Math.max(1, 2)")).toBe(0)
  })
})
