import { describe, expect, it } from 'vitest'
import { mediaBreaks, minutesPerCase } from '#measure'
import { activitiesOf, actorOf, familyCodeOf, lanesOf } from '#process'
import { readSteps, writeSteps } from '#steps'
import { loadExamples } from './load-examples.ts'

const { alliance, families, processes, register, notice } = loadExamples()

const processOf = (id: string) => {
  const found = processes.find((each) => each.id === id)
  if (!found) throw new Error(`no example ${id}`)
  return found
}
const figures = families.flatMap((family) => Object.entries(family.figures))

describe('the examples', () => {
  it('have six administrations for each of seven families, and two more partners', () => {
    expect(families.map(({ id }) => id)).toEqual(['F1', 'F2', 'F4', 'F5', 'F6', 'F7', 'F8'])
    for (const { id } of families)
      for (const { key } of alliance.organisations)
        expect(processOf(`${id}-${key}`).family).toBe(id)
    expect(processes).toHaveLength(7 * 6 + 2)
  })

  it.each(processes.map(({ id }) => id))('%s is read without a problem and written back', (id) => {
    const { process, profile, meta, problems, organisation } = processOf(id)
    expect(problems).toEqual([])
    expect(alliance.organisations.some(({ key }) => key === organisation)).toBe(true)
    expect(readSteps(writeSteps(process, profile, meta))).toEqual({
      process,
      profile,
      meta,
      problems,
    })
  })

  it.each(figures)('%s adds up to the figures stated for it', (id, stated) => {
    const { process, profile } = processOf(id)
    expect(activitiesOf(process)).toHaveLength(stated.stepCount)
    expect(profile.casesPerYear).toBe(stated.casesPerYear)
    const minutes = minutesPerCase(process) ?? Number.NaN
    // Stated with one decimal, or none above a thousand; half-way values were rounded either way.
    expect(Math.abs(minutes - stated.minutesPerCase)).toBeLessThanOrEqual(0.0501)
    expect(mediaBreaks(process)).toBe(stated.mediaBreaks)
    const days = Number(/^\d+/.exec(stated.leadTime)?.[0])
    expect(profile.leadTime?.days).toBe(days)
  })

  it('state hours that follow from minutes and cases', () => {
    for (const [, { casesPerYear, minutesPerCase: minutes, hoursPerYear }] of figures) {
      const slack = (casesPerYear * 0.06) / 60 + 1
      expect(Math.abs((casesPerYear * minutes) / 60 - hoursPerYear)).toBeLessThanOrEqual(slack)
    }
  })

  it('give each short variant the cases stated for it', () => {
    for (const { id, shortVariants } of families)
      for (const { organisation, casesPerYear } of shortVariants)
        expect(processOf(`${id}-${organisation}`).profile.casesPerYear).toBe(casesPerYear)
  })

  it('name only step kinds and handovers of their family', () => {
    for (const { family, process } of processes) {
      const known = families.find(({ id }) => id === family)
      const codes = new Set(known?.stepKinds.map(({ code }) => code))
      const numbers = new Set(known?.handovers.map(({ number }) => number))
      for (const { work } of activitiesOf(process)) {
        const code = familyCodeOf(work)
        if (code) expect(codes).toContain(code)
        if (work?.handover) expect(numbers).toContain(work.handover)
      }
    }
  })

  it('connect every partner to a variant through a handover named on both sides', () => {
    const handoversOf = (id: string) =>
      new Set(activitiesOf(processOf(id).process).flatMap(({ work }) => work?.handover ?? []))
    for (const { partners, variants } of families)
      for (const partner of partners) {
        const mine = handoversOf(partner)
        const shared = variants.flatMap((id) => [...handoversOf(id)].filter((n) => mine.has(n)))
        expect(shared.length, partner).toBeGreaterThan(0)
      }
  })

  it('are a gold standard of 204 links between the worked-out models, 175 of them between variants', () => {
    const linksBetween = (ids: readonly string[]): number => {
      const kinds = ids.map((id) =>
        activitiesOf(processOf(id).process).flatMap(({ work }) => familyCodeOf(work) ?? []),
      )
      return kinds
        .flatMap((mine, index) => kinds.slice(index + 1).map((theirs) => [mine, theirs] as const))
        .flatMap(([mine, theirs]) =>
          mine.map((kind) => theirs.filter((each) => each === kind).length),
        )
        .reduce((sum, count) => sum + count, 0)
    }
    const worked = families.map((family) => Object.keys(family.figures))
    const variants = families.map((family) => family.variants.filter((id) => id in family.figures))
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
    // Steps of partner models carry step kinds too: the whole way through town and county.
    expect(sum(worked.map(linksBetween))).toBe(204)
    expect(sum(variants.map(linksBetween))).toBe(175)
  })

  it('hold what the findings on short variants rest on', () => {
    const actorsOf = (id: string, kind: string) => {
      const { process } = processOf(id)
      return activitiesOf(process)
        .filter(({ work }) => familyCodeOf(work) === kind)
        .map((step) => actorOf(process, step))
    }
    const kindsOf = (id: string) =>
      activitiesOf(processOf(id).process).flatMap(({ work }) => familyCodeOf(work) ?? [])
    // F5: in Wittbach the same post states and orders; only Quellstein checks no mandatory details.
    expect(actorsOf('F5-W', 'R6')).toEqual(actorsOf('F5-W', 'R9'))
    for (const key of 'KAHBW') expect(kindsOf(`F5-${key}`)).toContain('R3')
    expect(kindsOf('F5-Q')).not.toContain('R3')
    // F1: in Brückenfeld the Ordnungsamt tells the Steueramt; only Quellstein checks twice.
    expect(actorsOf('F1-B', 'H11')).toEqual(['Ordnungsamt'])
    for (const key of 'AHBW') expect(kindsOf(`F1-${key}`).filter((k) => k === 'H2')).toHaveLength(1)
    // F4: Hallenrode always hears the neighbours; Wittbach has no committee.
    const neighbours = activitiesOf(processOf('F4-H').process).find(
      (s) => familyCodeOf(s.work) === 'B9',
    )
    expect(neighbours?.work?.share).toBeUndefined()
    expect(lanesOf(processOf('F4-W').process).map(({ name }) => name)).not.toContain('Bauausschuss')
    // F6: only Quellstein decides before it looks into the plan.
    for (const key of 'KAHBQW') {
      const kinds = kindsOf(`F6-${key}`)
      expect(kinds.indexOf('P3') < kinds.indexOf('P2'), key).toBe(key === 'Q')
    }
    // F7: Brückenfeld takes nothing in.
    expect(kindsOf('F7-B')).toEqual([])
  })

  it('say everywhere that they are invented', () => {
    expect(notice).toBe('Erfundenes Beispiel, keine Rechtsauskunft')
    for (const { profile, id } of processes) expect(profile.notice, id).toBe(notice)
  })

  it('cover each role, with one organisation per person and an address of the alliance', () => {
    const roles = new Set(alliance.people.flatMap((person) => person.roles))
    expect([...roles].sort()).toEqual(
      ['allianceCoordinator', 'approver', 'modeller', 'organisationAdmin', 'reader'].sort(),
    )
    for (const { email, organisation } of alliance.people) {
      expect(email).toMatch(/^[a-z.-]+@ardenmark\.example$/)
      expect(alliance.organisations.some(({ key }) => key === organisation)).toBe(true)
    }
  })

  it('say for every task and administration who is competent', () => {
    const known = new Set([...alliance.organisations, ...alliance.providers].map(({ key }) => key))
    for (const { entries } of alliance.competences) {
      expect(entries.map(({ organisation }) => organisation)).toEqual([...'KAHBQW'])
      for (const { by } of entries) if (by !== null) expect(known).toContain(by)
    }
    const tasks = new Set(alliance.competences.map(({ task }) => task))
    for (const { profile } of processes) if (profile.task) expect(tasks).toContain(profile.task)
  })

  it('list forty facts sheets without a model', () => {
    expect(register).toHaveLength(40)
    for (const { organisations } of register) expect(Object.keys(organisations)).toHaveLength(6)
  })
})
