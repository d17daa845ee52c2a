import { describe, expect, it } from 'vitest'
import { createTexts } from '#texts'
import { type Environment, readSettings, ServeRefused } from './settings.ts'

const town = {
  ...{ name: 'Stadt A', shortName: 'A', level: 'town', status: 'otherTown' },
  ...{ regionalKey: null, inhabitants: 9000 },
}
const files: Readonly<Record<string, string>> = {
  '/run/secret': 'aus der Datei gelesen\n',
  '/list.json': `\uFEFF${JSON.stringify([town, { ...town, name: 'Stadt B', shortName: 'B' }])}`,
  '/broken.json': '[{',
  '/empty.json': '[]',
  '/level.json': JSON.stringify([town, { ...town, level: 'village' }]),
  '/more.json': JSON.stringify([{ ...town, mayor: 'Kim' }]),
}

const read = (env: Environment) =>
  readSettings({
    env,
    cwd: '/srv/prozess',
    texts: createTexts('de'),
    readFile: (path) => {
      const text = files[path]
      if (text === undefined) throw new Error('no such file')
      return text
    },
  })

const alliance = {
  PROZESS_SETUP: 'alliance',
  PROZESS_ALLIANCE_NAME: 'Unser Verbund',
  PROZESS_COORDINATOR_EMAIL: 'kim@example.org',
}

const mail = {
  SMTP_URL: 'smtp://prozess:ge%3Aheim@mail.example.org',
  PUBLIC_URL: 'https://prozesse.example.org',
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
      mail: undefined,
      windowsPerPerson: 30,
    })
  })

  it('are taken from the environment', () => {
    const settings = read({
      HOST: '0.0.0.0',
      PORT: '8080',
      PROZESS_DATA: '/var/lib/prozess',
      PUBLIC_URL: 'https://prozesse.example.org/',
      PROZESS_SETUP: 'ask',
      PROZESS_WINDOWS_PER_PERSON: '5',
      PROZESS_SIGNING_SECRET: 's'.repeat(32),
    })
    expect(settings).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
      dataDir: '/var/lib/prozess',
      publicUrl: 'https://prozesse.example.org',
      firstRun: { kind: 'ask' },
      windowsPerPerson: 5,
      signingSecret: 's'.repeat(32),
    })
  })

  it('ask for encrypted mail but on the same machine, and never repeat its password', () => {
    expect(read(mail).mail).toEqual({
      ...{ host: 'mail.example.org', port: 587, tls: 'required' },
      ...{ user: 'prozess', password: 'ge:heim', from: 'prozessverbund@prozesse.example.org' },
    })
    const of = (SMTP_URL: string) => read({ ...mail, SMTP_URL, SMTP_FROM: 'a@b.example' }).mail
    expect(of('smtps://mail.example.org')).toMatchObject({ tls: 'implicit', port: 465 })
    expect(of('smtp://localhost:25')).toMatchObject({
      ...{ tls: 'whereOffered', port: 25, user: undefined, from: 'a@b.example' },
    })
    const wrong = 'smtp://prozess:ge%3Aheim@mail.example.org/x'
    const refused = () => read({ ...mail, SMTP_URL: wrong })
    expect(refused).toThrow(ServeRefused)
    expect(refused).not.toThrow(/heim/)
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
      organisations: expect.arrayContaining([expect.objectContaining({ shortName: 'EN-Kreis' })]),
    })
  })

  it('take the administrations from a file', () => {
    const { firstRun } = read({
      ...alliance,
      PROZESS_COORDINATOR_PASSWORD_FILE: '/run/secret',
      PROZESS_ORGANISATIONS_FILE: '/list.json',
    })
    expect(firstRun).toMatchObject({
      organisations: [town, { ...town, name: 'Stadt B', shortName: 'B' }],
    })
  })

  it('are refused with one sentence that names what is wrong', () => {
    const secret = { ...alliance, PROZESS_COORDINATOR_PASSWORD_FILE: '/run/secret' }
    const tries: [Environment, RegExp][] = [
      [{ PORT: 'x' }, /PORT/],
      [{ PORT: '70000' }, /PORT/],
      [{ PUBLIC_URL: 'prozesse.example.org' }, /PUBLIC_URL/],
      [{ PUBLIC_URL: 'https://example.org/prozesse' }, /PUBLIC_URL/],
      [{ SMTP_URL: 'mail.example.org' }, /SMTP_URL/],
      [{ SMTP_URL: 'http://mail.example.org' }, /SMTP_URL/],
      [{ SMTP_URL: 'smtp://mail.example.org' }, /PUBLIC_URL/],
      [{ ...mail, SMTP_FROM: 'x@y.example\r\nBcc: z@y.example' }, /SMTP_FROM/],
      [{ PROZESS_SETUP: 'demo' }, /PROZESS_SETUP/],
      [{ PROZESS_WINDOWS_PER_PERSON: '0' }, /PROZESS_WINDOWS_PER_PERSON.*1 bis 10000/],
      [{ PROZESS_SIGNING_SECRET: 'kurz' }, /PROZESS_SIGNING_SECRET.*32 Zeichen/],
      [{ PROZESS_WINDOWS_PER_PERSON: 'viele' }, /PROZESS_WINDOWS_PER_PERSON/],
      [{ PROZESS_SETUP: 'alliance' }, /PROZESS_ALLIANCE_NAME|PROZESS_COORDINATOR/],
      [alliance, /PROZESS_COORDINATOR_PASSWORD/],
      [{ ...alliance, PROZESS_COORDINATOR_PASSWORD: 'kurz' }, /12/],
      [{ ...alliance, PROZESS_COORDINATOR_PASSWORD_FILE: '/x' }, /PASSWORD_FILE/],
      [{ ...secret, PROZESS_TEMPLATE: 'x' }, /PROZESS_TEMPLATE/],
      [{ ...secret, PROZESS_ORGANISATIONS_FILE: '/absent' }, /no such file/],
      [{ ...secret, PROZESS_ORGANISATIONS_FILE: '/broken.json' }, /JSON/],
      [{ ...secret, PROZESS_ORGANISATIONS_FILE: '/empty.json' }, /1 bis 200/],
      [{ ...secret, PROZESS_ORGANISATIONS_FILE: '/level.json' }, /Eintrag 2.*level/],
      [{ ...secret, PROZESS_ORGANISATIONS_FILE: '/more.json' }, /Eintrag 1.*mayor/],
      [
        { ...secret, PROZESS_ORGANISATIONS_FILE: '/list.json', PROZESS_TEMPLATE: 'erk' },
        /PROZESS_TEMPLATE/,
      ],
    ]
    for (const [env, message] of tries) {
      expect(() => read(env)).toThrow(ServeRefused)
      expect(() => read(env)).toThrow(message)
    }
  })
})
