// The migrated database that every test file's own one is copied from.

import pg from 'pg'
import { migrate } from '../../server/store/migrate.ts'
import { dropDatabase } from './drop-database.ts'

export interface Template {
  readonly name: string
  readonly drop: () => Promise<void>
}

export const makeTemplate = async (connection: pg.ClientConfig): Promise<Template> => {
  const name = `prozess_template_${process.pid}`
  const run = async (database: pg.ClientConfig, work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client(database)
    await client.connect()
    try {
      await work(client)
    } finally {
      await client.end()
    }
  }
  const drop = () => run(connection, (client) => dropDatabase(client, name))
  await drop()
  await run(connection, (client) => client.query(`create database ${name}`))
  await run({ ...connection, database: name }, migrate)
  return { name, drop }
}
