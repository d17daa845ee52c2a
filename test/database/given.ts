// Set-up of the project `database-server`: the PostgreSQL that TEST_DATABASE_URL names. The login must
// be an ordinary one with CREATEDB and CREATEROLE.

import type { TestProject } from 'vitest/node'
import { makeTemplate } from './template.ts'

export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.TEST_DATABASE_URL
  if (!given) throw new Error('TEST_DATABASE_URL is not set.')
  const url = new URL(given)
  const connection = {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    database: url.pathname.slice(1) || 'postgres',
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
  }
  const template = await makeTemplate(connection)
  project.provide('database', { connection, template: template.name })
  return template.drop
}
