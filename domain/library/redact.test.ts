import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKey, end, namedProcess, type Process, problemsOf, start, task } from '#process'
import { runs } from '../../test/runs.ts'
import { redact, redactProfile, type Sharing } from './redact.ts'

const post = (n: number) => `Stelle ${n}`

const sample = (): Process => {
  const built = namedProcess(
    'Wohngeld',
    start('Antrag'),
    task('Antrag prüfen', {
      actor: 'Amt geheim 50.1',
      work: {
        minutes: 41,
        minutesRange: { min: 41.5, max: 47.5 },
        share: 0.43,
        waiting: { minDays: 47, maxDays: 53 },
        note: 'geheim',
        openQuestion: 'geheim?',
      },
    }),
    task('Bescheid senden', { actor: 'Amt geheim 50.2' }),
    task('Akte schließen', { actor: 'Amt geheim 50.1', key: 'close' }),
    end('erledigt'),
  )
  const lane = Object.values(built.elements).find((element) => element.kind === 'lane')
  if (!lane) throw new Error('The builder makes lanes.')
  return {
    ...built,
    origin: { hash: 'geheim', format: 'bpmn' },
    shapes: {
      [asKey(`${lane.key}_shape`)]: {
        kind: 'node',
        element: lane.key,
        plane: '',
        bounds: { x: 0, y: 0, width: 600, height: 100 },
      },
    },
  }
}

const sharings = fc.record({ minutes: fc.boolean(), cases: fc.boolean(), posts: fc.boolean() })

const check = (law: (sharing: Sharing) => void) =>
  fc.assert(fc.property(sharings, law), { seed: 20261122, numRuns: runs(40) })

describe('a redacted process', () => {
  it('says nothing of what is not shared, in no name, key or id', () => {
    check((sharing) => {
      const text = JSON.stringify(redact(sample(), sharing, post))
      if (!sharing.minutes) expect(text).not.toMatch(/41|47|53/)
      if (!sharing.cases) expect(text).not.toContain('0.43')
      if (!sharing.posts) expect(text).not.toContain('geheim')
    })
  })

  it('keeps the flow, and who does the same still does the same', () => {
    check((sharing) => {
      const redacted = redact(sample(), sharing, post)
      expect(problemsOf(redacted)).toEqual(problemsOf(sample()))
      const labels = (process: Process) =>
        Object.values(process.elements).flatMap((one) => (one.kind === 'task' ? [one.name] : []))
      expect(labels(redacted)).toEqual(labels(sample()))
      const lanes = Object.values(redacted.elements).flatMap((one) =>
        one.kind === 'task' ? [one.lane] : [],
      )
      expect(lanes[0]).toBe(lanes[2])
      expect(lanes[0]).not.toBe(lanes[1])
      for (const shape of Object.values(redacted.shapes)) {
        expect(redacted.elements[shape.element]?.kind).toBe('lane')
      }
    })
  })

  it('is the process itself where everything is shared', () => {
    const process = sample()
    expect(redact(process, { minutes: true, cases: true, posts: true }, post)).toBe(process)
  })

  it('stays as it is when redacted again', () => {
    check((sharing) => {
      const once = redact(sample(), sharing, post)
      expect(redact(once, sharing, post)).toEqual(once)
    })
  })
})

describe('what vendors added', () => {
  // Vendors write times, costs and names into their own elements, wherever one may stand.
  const secret = [
    { namespace: 'urn:v', local: 'cost', content: ['geheim', { namespace: '', local: 'x' }] },
  ]
  const foreignAttributes = [{ namespace: 'urn:v', local: 'owner', value: 'geheim' }]
  const extended = (): Process => {
    const { origin: _, ...process } = sample()
    const elements = Object.fromEntries(
      Object.values(process.elements).map((one) => {
        const more = { extensions: secret, foreignAttributes }
        const pool = one.kind === 'pool' ? { processExtensions: more } : {}
        return [one.key, { ...one, name: 'x', ...more, ...pool }]
      }),
    )
    return { ...process, elements }
  }

  it('stays in-house unless everything is shared', () => {
    expect(JSON.stringify(extended().elements)).toMatch(/urn:v.*geheim/)
    check((sharing) => {
      const isAll = sharing.minutes && sharing.cases && sharing.posts
      const text = JSON.stringify(redact(extended(), sharing, post))
      expect(text.includes('urn:v')).toBe(isAll)
      if (!isAll) expect(text).not.toMatch(/xtensions|foreign/)
    })
  })
})

describe('a redacted profile', () => {
  it('keeps what applicants are told and drops what stays in-house', () => {
    const profile = {
      trigger: 'Antrag',
      casesPerYear: 1234,
      owner: 'Leitung',
      contact: 'Steueramt',
      participants: ['Kasse'],
      leadTime: { days: 10, note: 'seit dem Wechsel' },
    }
    expect(redactProfile(profile, { minutes: false, cases: false, posts: false })).toEqual({
      trigger: 'Antrag',
      contact: 'Steueramt',
      leadTime: { days: 10 },
    })
    expect(redactProfile(profile, { minutes: true, cases: true, posts: true })).toEqual(profile)
  })
})
