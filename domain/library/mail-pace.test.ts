// Rules M of SPEC.md.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  dueForMail,
  lastDigest,
  MAIL_PACES,
  paceOf,
  retryMailAfterMs,
  usualPace,
} from './mail-pace.ts'
import { NOTICE_KINDS } from './notices.ts'

const HOUR_MS = 3_600_000
const start = new Date('2026-11-22T12:00:00Z').getTime()
const moment = fc.integer({ min: 0, max: 72 * 60 }).map((min) => new Date(start + min * 60_000))
const pace = fc.constantFrom(...MAIL_PACES)
const kind = fc.constantFrom(...NOTICE_KINDS)
const paces = fc.dictionary(kind, pace)
const notices = fc.array(fc.record({ kind, at: moment }))

describe('a mail', () => {
  it('M1: never holds a kind its person does not want, and a kind they said nothing of goes as usual', () => {
    fc.assert(
      fc.property(notices, paces, moment, (all, chosen, now) => {
        for (const one of dueForMail(all, chosen, now)) {
          expect(paceOf(chosen, one.kind)).not.toBe('never')
          expect(one.at.getTime()).toBeLessThan(now.getTime())
        }
      }),
      { seed: 31, numRuns: runs(300) },
    )
    expect(NOTICE_KINDS.map((one) => paceOf({}, one))).toEqual(NOTICE_KINDS.map(usualPace))
  })

  it('M2: brings all that is wanted in time: at once within minutes, and once a day at the next morning', () => {
    fc.assert(
      fc.property(notices, paces, moment, fc.nat(100), (all, chosen, now, hours) => {
        const due = dueForMail(all, chosen, now)
        const later = dueForMail(all, chosen, new Date(now.getTime() + hours * HOUR_MS))
        // What was due stays so until it is sent.
        expect(due.every((one) => later.includes(one))).toBe(true)
        for (const one of all) {
          const wanted = paceOf(chosen, one.kind)
          if (wanted === 'never') continue
          const age = now.getTime() - one.at.getTime()
          if (wanted === 'now') expect(due.includes(one)).toBe(age >= 2 * 60_000)
          if (wanted === 'daily' && age > 25 * HOUR_MS) expect(due).toContain(one)
          if (wanted === 'daily' && one.at > lastDigest(now)) expect(due).not.toContain(one)
        }
      }),
      { seed: 32, numRuns: runs(300) },
    )
    expect(lastDigest(new Date('2026-11-22T04:59:59Z')).toISOString()).toBe(
      '2026-11-21T05:00:00.000Z',
    )
    expect(lastDigest(new Date('2026-11-22T05:00:00Z')).toISOString()).toBe(
      '2026-11-22T05:00:00.000Z',
    )
  })

  it('M3: is tried again less and less often, and given up after some days', () => {
    const waits: number[] = []
    for (let tries = 1; ; tries += 1) {
      const wait = retryMailAfterMs(tries)
      if (wait === undefined) break
      waits.push(wait)
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    const all = waits.reduce((sum, one) => sum + one, 0)
    expect(all).toBeGreaterThan(24 * HOUR_MS)
    expect(all).toBeLessThan(72 * HOUR_MS)
  })
})
