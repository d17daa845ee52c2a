// What we build on is named with its licence, and what is named is what the lock file holds.

import { describe, expect, it } from 'vitest'
import { licenceOf, readLock, thirdParty } from '../docs/third-party.ts'
import { readText } from './house/files.ts'

/** Licences that may go together with the EUPL in one program. Another one needs a decision. */
const FITTING = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  // MIT with the clause on the watermark: decisions 0003 and 0015.
  'LicenseRef-bpmn.io',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]

const lock = readLock()
const needed = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.dev)

describe('third-party notices', () => {
  it('list every package that is needed to run, as the lock file has it', () => {
    const command = 'node launch/run.mjs docs/third-party.ts'
    expect(readText('THIRD-PARTY.md'), `THIRD-PARTY.md is old: run ${command}`).toBe(
      thirdParty(lock),
    )
  })

  it('name a licence for each, and one that fits the EUPL', () => {
    const other = needed
      .filter(([path, entry]) => {
        const choices = (licenceOf(path, entry) ?? 'not stated').replace(/[()]/g, '').split(' OR ')
        return !choices.some((choice) =>
          choice.split(' AND ').every((one) => FITTING.includes(one)),
        )
      })
      .map(([path, { license }]) => `${path}: ${license}`)
    expect(other).toEqual([])
  })

  it('say what bpmn.io asks of everybody who shows its editor', () => {
    expect(readText('THIRD-PARTY.md')).toMatch(/bpmn\.io[\s\S]*watermark stays visible/)
  })

  it('leave out test tools and tell packages apart by version', () => {
    const page = thirdParty({
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/b/node_modules/a': { version: '2.0.0', license: 'MIT', optional: true },
        'node_modules/c': { version: '1.0.0', license: 'MIT', dev: true },
      },
    })
    expect(page).toContain('- a 1.0.0\n- a 2.0.0 (only where it fits)\n')
    expect(page).not.toContain('- c ')
  })
})
