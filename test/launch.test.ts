// The launchers start on a Node that is older than the one we need, and before anything is installed.

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, root } from './house/files.ts'
import { parse } from './house/sources.ts'

const launchers = readdirSync(join(root, 'launch')).filter((name) => name.endsWith('.mjs'))

/** Every Node on the machine's PATH, oldest first; the running one when there is no other. */
const nodes = (): readonly { path: string; version: number }[] => {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path))
  return [...new Set([...found, process.execPath])]
    .map((path) => {
      const text = execFileSync(path, ['--version'], { encoding: 'utf8' })
      return { path, version: Number(text.slice(1).split('.')[0]) }
    })
    .filter(({ version }) => version >= 20)
    .sort((a, b) => a.version - b.version)
}

describe('the launchers', () => {
  const [oldest] = nodes()

  it(`parse on the oldest Node here, from 20 on (it is ${oldest?.version})`, () => {
    expect(launchers).toContain('start.mjs')
    for (const name of launchers) {
      execFileSync(oldest?.path ?? process.execPath, ['--check', join(root, 'launch', name)])
    }
  })

  it('need nothing but Node and each other', () => {
    const foreign = launchers.flatMap((name) =>
      parse(`launch/${name}`, readText(`launch/${name}`))
        .imports.filter((specifier) => !/^(node:[\w/]+|\.\/[\w-]+\.mjs)$/.test(specifier ?? ''))
        .map((specifier) => `${name} -> ${specifier}`),
    )
    expect(foreign).toEqual([])
  })

  it('are what package.json calls', () => {
    const { scripts, bin } = JSON.parse(readText('package.json'))
    for (const command of [...Object.values<string>(scripts), ...Object.values<string>(bin)]) {
      const launcher = command.match(/launch\/[\w-]+\.mjs/)?.[0] ?? command
      expect(existsSync(join(root, launcher)), command).toBe(true)
    }
  })
})
