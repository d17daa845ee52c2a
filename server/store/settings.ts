// Values of the whole installation.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

/** Hash of the code that lets the first alliance be set up; absent when none may be. */
export const SETUP_CODE = 'setup-code'
/** The demo sign-ins of the examples; absent while there are none. */
export const DEMO_SIGN_INS = 'demo-sign-ins'

export const readSetting = async (tx: Tx, key: string): Promise<unknown> => {
  const row = await tx
    .selectFrom('setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.value
}

export const writeSetting = async (tx: Tx, key: string, value: unknown): Promise<void> => {
  const text = JSON.stringify(value)
  await tx
    .insertInto('setting')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute()
}

export const removeSetting = async (tx: Tx, key: string): Promise<void> => {
  await tx.deleteFrom('setting').where('key', '=', key).execute()
}

/** Lets one set-up happen at a time; ends with the transaction. */
export const lockSetup = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7302955)`.execute(tx)
}
