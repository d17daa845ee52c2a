import { describe, expect, it } from 'vitest'
import { differencesBetween } from '#change'
import { end, namedProcess, type Process, start, task } from '#process'
import { flowOnly, onCommonGround, shownByBoth } from './common-ground.ts'
import { redact } from './redact.ts'

const process = (actor: string, minutes: number, label = 'Bescheid senden'): Process =>
  namedProcess(
    'Hundesteuer',
    start('Antrag'),
    task('Antrag prüfen', { actor, work: { minutes, share: 0.5, note: 'Notiz' } }),
    task(label, { actor }),
    end('erledigt'),
  )

const ALL = { minutes: true, cases: true, posts: true }

describe('common ground', () => {
  it('D4: takes what one side keeps back from both, so that it is no difference', () => {
    const ours = process('Steueramt', 9)
    for (const hides of [{ minutes: false }, { cases: false }]) {
      const sharing = { ...ALL, ...hides }
      const copy = redact(ours, sharing, (n) => `Stelle ${n}`)
      expect(differencesBetween(ours, copy).things.length).toBeGreaterThan(0)
      const common = onCommonGround(ours, copy, shownByBoth(ALL, sharing))
      expect(differencesBetween(common.ours, common.theirs)).toEqual({ whole: [], things: [] })
    }
  })

  it('D4: leaves what both show as it is', () => {
    const [ours, theirs] = [process('Steueramt', 9), process('Kämmerei', 9, 'Bescheid drucken')]
    expect(onCommonGround(ours, theirs, ALL)).toEqual({ ours, theirs })
    const some = onCommonGround(ours, theirs, { ...ALL, minutes: false })
    expect(JSON.stringify(some)).not.toContain('minutes')
    expect(JSON.stringify(some)).toContain('Kämmerei')
  })

  it('D4: calls posts as ours where one side does not name them', () => {
    const ours = process('Steueramt', 9)
    const named = (name: string): Process => ({
      ...ours,
      elements: Object.fromEntries(
        Object.values(ours.elements).map((one) => [
          one.key,
          one.kind === 'lane' ? { ...one, name } : one,
        ]),
      ),
    })
    const common = onCommonGround(ours, named('Stelle 1'), { ...ALL, posts: false })
    expect(differencesBetween(common.ours, common.theirs).things).toEqual([])
  })

  it('D6: is the flow alone where figures and notes are no matter', () => {
    const [ours, theirs] = [process('Steueramt', 9), process('Steueramt', 3)]
    expect(differencesBetween(ours, theirs).things).toHaveLength(1)
    const flow = onCommonGround(ours, theirs, flowOnly(ALL))
    expect(differencesBetween(flow.ours, flow.theirs).things).toEqual([])
    const other = onCommonGround(ours, process('Kämmerei', 3), flowOnly(ALL))
    expect(differencesBetween(other.ours, other.theirs).things.length).toBeGreaterThan(0)
  })
})
