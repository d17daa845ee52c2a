// Takes a test's database away, whoever looks at it just then.

import type pg from 'pg'

const IN_USE = '55006'

/**
 * Drops a database if it exists. Plainly at first: the server itself then ends its own work on it (autovacuum),
 * which a login that may only end its own sessions is refused to do by force.
 */
export const dropDatabase = async (
  server: Pick<pg.Client | pg.Pool, 'query'>,
  name: string,
): Promise<void> => {
  await server.query(`drop database if exists ${name}`).catch((error: { code?: string }) => {
    if (error.code !== IN_USE) throw error
    return server.query(`drop database if exists ${name} with (force)`)
  })
}
