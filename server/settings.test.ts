import { describe, expect, it } from 'vitest'
import { createTexts } from '#texts'
import { type Environment, readSettings, ServeRefused } from './settings.ts'

const read = (env: Environment) =>
  readSettings({
    env,
    cwd: '/srv/prozess',
    texts: createTexts('de'),
    readFile: (path) => {
      if (path !== '/run/secret') throw new Error('no such file')
      return 'aus der Datei gelesen\n'
    },
  })

const alliance = {
  PROZESS_SETUP: 'alliance',
  PROZESS_ALLIANCE_NAME: 'Unser Verbund',
  PROZESS_COORDINATOR_EMAIL: 'kim@example.org',
}

describe('the settings of the server', () => {
  it('have a value for everything', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' })).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir: '/srv/prozess/data',
      databaseUrl: undefined,
      publicUrl: undefined,
      firstRun: { kind: 'examples' },
      logsRequests: false,
    })
  })

  it('are taken from the environment', () => {
    const settings = read({
      HOST: '0.0.0.0',
      PORT: '8080',
      PROZESS_DATA: '/var/lib/prozess',
      PUBLIC_URL: 'https://prozesse.example.org/',
      PROZESS_SETUP: 'ask',
    })
    expect(settings).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
      dataDir: '/var/lib/prozess',
      publicUrl: 'https://prozesse.example.org',
      firstRun: { kind: 'ask' },
    })
  })

  it('take the first password from a file', () => {
    const { firstRun } = read({
      ...alliance,
      PROZESS_COORDINATOR_PASSWORD_FILE: '/run/secret',
      PROZESS_TEMPLATE: 'erk',
    })
    expect(firstRun).toMatchObject({
      kind: 'alliance',
      coordinatorName: 'kim@example.org',
      password: 'aus der Datei gelesen',
      template: { id: 'erk' },
    })
  })

  it('are refused with one sentence that names what is wrong', () => {
    const tries: [Environment, RegExp][] = [
      [{ PORT: 'x' }, /PORT/],
      [{ PORT: '70000' }, /PORT/],
      [{ PUBLIC_URL: 'prozesse.example.org' }, /PUBLIC_URL/],
      [{ PUBLIC_URL: 'https://example.org/prozesse' }, /PUBLIC_URL/],
      [{ PROZESS_SETUP: 'demo' }, /PROZESS_SETUP/],
      [{ PROZESS_SETUP: 'alliance' }, /PROZESS_ALLIANCE_NAME|PROZESS_COORDINATOR/],
      [alliance, /PROZESS_COORDINATOR_PASSWORD/],
      [{ ...alliance, PROZESS_COORDINATOR_PASSWORD: 'kurz' }, /12/],
      [{ ...alliance, PROZESS_COORDINATOR_PASSWORD_FILE: '/x' }, /PASSWORD_FILE/],
      [{ ...alliance, PROZESS_TEMPLATE: 'x' }, /PROZESS_TEMPLATE/],
    ]
    for (const [env, message] of tries) {
      expect(() => read(env)).toThrow(ServeRefused)
      expect(() => read(env)).toThrow(message)
    }
  })
})
