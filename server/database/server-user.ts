// The user the database server runs as. PostgreSQL refuses to run as root; where the platform was started
// by root, the server runs as `postgres` or `nobody`, and only our own subfolder is given to that user.

import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseRefused } from '../store/database-refused.ts'

export interface ServerUser {
  /** Undefined when it is the user we are. */
  readonly name: string | undefined
  readonly uid: number
  /** What starts a program as this user; empty when it is the user we are. */
  readonly spawn: { readonly uid?: number; readonly gid?: number }
  /** Gives a folder and all in it to the user. */
  readonly own: (path: string) => void
}

const chownAll = (path: string, uid: number, gid: number): void => {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return
  if (stats.uid !== uid || stats.gid !== gid) chownSync(path, uid, gid)
  if (stats.isDirectory())
    for (const name of readdirSync(path)) chownAll(join(path, name), uid, gid)
}

export const findServerUser = (): ServerUser => {
  const uid = process.getuid?.() ?? 0
  if (uid !== 0) return { name: undefined, uid, spawn: {}, own: () => undefined }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const found = users.find((fields) => fields[0] === wanted)
    const [userId, groupId] = [Number(found?.[2]), Number(found?.[3])]
    if (!found || !(userId > 0) || Number.isNaN(groupId)) continue
    return {
      name: wanted,
      uid: userId,
      spawn: { uid: userId, gid: groupId },
      own: (path) => chownAll(path, userId, groupId),
    }
  }
  throw new DatabaseRefused({ code: 'database/root-only', details: {} })
}

/** Refuses a folder that the user cannot get to, naming the first folder on the way that is closed. */
export const refuseClosedFolder = (folder: string, user: ServerUser): void => {
  const canEnter = (path: string): boolean =>
    spawnSync('/bin/sh', ['-c', 'cd -- "$0"', path], {
      ...user.spawn,
      cwd: '/',
      stdio: 'ignore',
    }).status === 0
  if (canEnter(folder)) return
  const way: string[] = []
  for (let path = folder; path !== dirname(path); path = dirname(path)) way.unshift(path)
  const closed = way.find((path) => !canEnter(path)) ?? folder
  throw new DatabaseRefused(
    user.name === undefined
      ? { code: 'database/folder-closed', details: { folder: closed } }
      : { code: 'database/folder-closed-to-user', details: { folder: closed, user: user.name } },
  )
}
