import { describe, expect, it } from 'vitest'
import type { StepLineView } from '#api'
import { breaksOf, overlayOf, overlaysOf } from './flow-overlay.ts'

const line = (key: string, part: Partial<StepLineView> = {}): StepLineView => ({
  ...{ key, depth: 0, kind: 'step', number: '', label: key, actor: '', medium: null },
  ...{ minutes: null, minutesRange: null, share: null, waiting: null, stepKind: null },
  ...{ familyCode: null, prescribedBy: null, isDiscretionary: false, systems: [], documents: [] },
  ...{ note: null, openQuestion: null, form: null, loop: null, loopNote: null },
  ...{ needs: [], yields: [], remarks: [], waitsFor: [] },
  ...part,
})

const speech = {
  say: (key: string, values?: Readonly<Record<string, string>>) =>
    [key, ...Object.values(values ?? {})].join(' '),
  medium: (medium: string) => medium,
  prescribed: (by: string) => by,
  minutes: (value: number) => `${value} min`,
  percent: (share: number) => `${share * 100} %`,
  waiting: ({ maxDays }: { maxDays: number }) => `${maxDays} d`,
}

describe('what can be laid over a drawing', () => {
  it('is offered only where the process has it', () => {
    expect(overlaysOf([line('a')])).toEqual([])
    expect(overlaysOf([line('a', { medium: 'paper' }), line('b', { minutes: 0 })])).toEqual([
      'media',
      'minutes',
    ])
    expect(overlaysOf([line('b', { kind: 'branch', share: 0.5 })])).toEqual([])
    expect(overlaysOf([line('h', { kind: 'handover' })])).toEqual(['handovers'])
  })

  it('says at which step the usual way changes its medium', () => {
    const steps = [
      line('a', { medium: 'paper' }),
      line('rare', { medium: 'eFile', share: 0.1 }),
      line('talk', { medium: 'inPerson' }),
      line('b', { medium: 'eFile' }),
      line('c', { medium: 'specialistSystem' }),
    ]
    expect(breaksOf(steps)).toEqual(['b'])
    const { marks } = overlayOf('media', steps, speech)
    expect(Object.values(marks).flat()).toMatchObject([
      { text: 'paper', title: 'medium paper' },
      { text: 'eFile' },
      { text: 'inPerson' },
      { text: 'break eFile', isStrong: true },
      { text: 'specialistSystem' },
    ])
  })

  it('shows figures in proportion to the greatest, and names both ends', () => {
    const steps = [line('a', { minutes: 5 }), line('b'), line('c', { minutes: 20 })]
    const overlay = overlayOf('minutes', steps, speech)
    expect(overlay.heat).toEqual({ title: 'minutes', least: '5 min', most: '20 min' })
    expect(overlay.marks).toMatchObject({
      a: [{ kind: 'heat', value: 0.25, text: '5 min', title: 'ofMinutes 5 min' }],
      c: [{ value: 1 }],
    })
  })

  it('calls nothing hot where all are the same', () => {
    const steps = [line('a', { minutes: 5 }), line('b', { minutes: 5 })]
    const { marks } = overlayOf('minutes', steps, speech)
    expect(Object.values(marks).flat()).toMatchObject([{ value: 0 }, { value: 0 }])
  })

  it('says by what a step is prescribed, and where there is discretion', () => {
    const steps = [
      line('a', { prescribedBy: 'law' }),
      line('b'),
      line('c', { prescribedBy: 'practice', isDiscretionary: true }),
      line('d', { isDiscretionary: true }),
    ]
    expect(overlaysOf(steps)).toEqual(['prescribed'])
    expect(overlaysOf([line('b')])).toEqual([])
    const discretion = {
      ...({ kind: 'badge', text: 'discretion', isStrong: true } as const),
      title: 'discretionTitle',
    }
    expect(overlayOf('prescribed', steps, speech).marks).toEqual({
      a: [{ kind: 'badge', text: 'law', title: 'prescribedBy law' }],
      c: [{ kind: 'badge', text: 'practice', title: 'prescribedBy practice' }, discretion],
      d: [discretion],
    })
  })

  it('marks a handover at the step it belongs to', () => {
    const steps = [line('a'), line('m1', { kind: 'handover', label: 'an den Kreis' }), line('b')]
    expect(overlayOf('handovers', steps, speech).marks).toEqual({
      a: [{ kind: 'badge', text: 'handover', title: 'handoverTitle an den Kreis' }],
    })
  })
})
