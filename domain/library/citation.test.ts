import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { citing, readBasis, wordOfLaw } from './citation.ts'

const cites = (basis: string, law: string) => citing(law)(readBasis(basis))

describe('a legal basis and the law that changes', () => {
  it.each([
    ['§ 14 Abs. 1 GewO (Anzeige), § 15 Abs. 1 GewO (Bescheinigung binnen drei Tagen)', 'GewO'],
    ['§ 14 Abs. 1 GewO (Anzeige), § 15 Abs. 1 GewO (Bescheinigung)', '§ 15 GewO'],
    ['§ 14 Abs. 1 GewO', 'gewo'],
    ['LPVG NRW § 72 Abs. 1 (Mitbestimmung), § 66 (Verfahren und Fristen)', '§ 66 LPVG NRW'],
    ['§§ 7–9, 17, 18 LGG NRW', '§ 8 LGG NRW'],
    ['§§ 2, 3 und 12 KAG NRW (Abgabenordnung gilt entsprechend)', '§ 12 KAG'],
    ['§ 64 (vereinfachtes Verfahren), § 71 Abs. 2 BauO NRW 2018', 'BauO NRW'],
    ['§ 57 BauO NRW 2018', '§ 57 BauO NRW 2018'],
    ['§ 57 BauO NRW', 'BauO NRW 2018'],
    ['Hundesteuersatzung der Stadt; §§ 2, 3 KAG NRW', 'Hundesteuersatzung'],
    ['SGB IX §§ 164, 165 (Meldung an die Agentur)', 'SGB IX'],
    ['Art. 6 Abs. 2 VO (EG) 852/2004', 'VO (EG) 852/2004'],
    ['AGG (Benachteiligungsverbot); TVöD mit Entgeltordnung', '§ 3 TVöD'],
    ['§ 36a BauGB', '§ 36a BauGB'],
  ])('%s cites %s', (basis, law) => {
    expect(cites(basis, law)).toBe(true)
  })

  it.each([
    ['§ 14 Abs. 1 GewO', 'GO'],
    ['§ 14 Abs. 1 GewO', '§ 15 GewO'],
    // A part of a paragraph is no paragraph.
    ['§ 14 Abs. 8 GewO', '§ 8 GewO'],
    ['§ 36a BauGB', '§ 36 BauGB'],
    ['§ 14 UStG (Pflichtangaben); § 2b EStG', '§ 2b UStG'],
    ['SGB I und SGB X', 'SGB IX'],
    ['§ 14 Abs. 1 GewO', ''],
    ['§ 14 Abs. 1 GewO', '§ 14'],
    ['', 'GewO'],
  ])('%s does not cite %s', (basis, law) => {
    expect(cites(basis, law)).toBe(false)
  })

  it('is found by its own words, whatever they are', () => {
    const law = fc.constantFrom('GewO', 'BauO NRW', 'SGB X', 'LHundG NRW', 'VO (EU) 2016/679')
    const number = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(law, number, fc.constantFrom('', ' Abs. 2', ' Satz 1'), (name, n, part) => {
        const before = `§ ${n}${part} ${name}`
        expect(cites(before, before)).toBe(true)
        expect(cites(`${name} § ${n}${part} (Anzeige)`, before)).toBe(true)
        expect(cites(before, name)).toBe(true)
        expect(before.toLowerCase()).toContain(wordOfLaw(name))
        expect(cites(before, `§ ${n + 1} ${name}`)).toBe(false)
      }),
      { seed: 20261127, numRuns: runs(200) },
    )
  })

  it.each([
    ['§ 14 Abs. 1 GewO', 'gewo'],
    ['BauO NRW 2018', 'bauo'],
    ['§ 14', ''],
  ])('%s is looked for by the word %j', (law, word) => {
    expect(wordOfLaw(law)).toBe(word)
  })

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(typeof cites(a, b)).toBe('boolean')
      }),
      { seed: 20261127, numRuns: runs(300) },
    )
  })
})
