// Set-up of the project `database`: the program's own PostgreSQL in a temporary folder, for all test
// files together.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../server/database/postgres.ts'
import { makeTemplate } from './template.ts'

export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'prozess-db-'))
  // Where root runs the tests, the server runs as somebody else and must get to its subfolder.
  chmodSync(folder, 0o711)
  const server = await startEmbedded(folder)
  const template = await makeTemplate(server.connection)
  project.provide('database', { connection: server.connection, template: template.name })
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
