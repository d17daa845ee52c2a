// Every file says whose it is and under which licence (REUSE), and each licence named has its text here.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, root, trackedFiles } from './house/files.ts'
import { annotationOf, matches, readAnnotations } from './house/reuse.ts'

const annotations = readAnnotations(readText('REUSE.toml'))
const ownLicence = 'EUPL-1.2'
/** Licence texts and the list itself are excepted by the specification. */
const isExcepted = (path: string) => /^(LICENSES\/|LICENSE$|REUSE\.toml$)/.test(path)

describe('licences', () => {
  it('are known for every tracked file', (context) => {
    const files = trackedFiles()
    if (!files) return context.skip('not a git checkout: no list of tracked files')
    const open = files.filter((path) => !isExcepted(path) && !annotationOf(annotations, path))
    expect(open).toEqual([])
  })

  it('have their full text in LICENSES, and no text lies there unused', () => {
    const named = new Set(annotations.flatMap(({ licence }) => licence.split(/ (?:AND|OR) /)))
    const present = readdirSync(join(root, 'LICENSES')).map((name) => name.replace(/\.txt$/, ''))
    expect(present.sort()).toEqual([...named].sort())
  })

  it('name every folder of models from elsewhere with its own licence', () => {
    const models = join(root, 'test/models')
    if (!existsSync(models)) return
    const folders = readdirSync(models, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    const silent = folders
      .map(({ name }) => `test/models/${name}/x`)
      .filter(
        (path) =>
          !annotations.some(({ paths }) =>
            paths.some((glob) => glob !== 'test/**' && matches(glob, path)),
          ),
      )
    expect(silent).toEqual([])
  })

  it('begin with the whole European Union Public Licence 1.2', () => {
    const text = readText('LICENSE')
    expect(text).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2')
    for (let article = 1; article <= 15; article++) {
      expect(text).toMatch(new RegExp(`^${article}\\.[A-Z]`, 'm'))
    }
    expect(text).toContain('‘Compatible Licences’ according to Article 5 EUPL are:')
    expect(readText(`LICENSES/${ownLicence}.txt`)).toBe(text)
    expect(JSON.parse(readText('package.json')).license).toBe(ownLicence)
  })
})

describe('the reader of REUSE.toml', () => {
  it('lets the last fitting entry win and keeps one star inside its folder', () => {
    const toml = ['a/**', 'a/b/*.txt'].map(
      (path, at) =>
        `[[annotations]]\npath = "${path}"\nSPDX-FileCopyrightText = "x"\nSPDX-License-Identifier = "L${at}"\n`,
    )
    const list = readAnnotations(`version = 1\n${toml.join('\n')}`)
    expect(annotationOf(list, 'a/b/c.txt')?.licence).toBe('L1')
    expect(annotationOf(list, 'a/b/d/c.txt')?.licence).toBe('L0')
    expect(annotationOf(list, 'b/c.txt')).toBeUndefined()
  })

  it('refuses an entry without a licence', () => {
    expect(() => readAnnotations('[[annotations]]\npath = "a"\n')).toThrow('lacks')
  })
})
