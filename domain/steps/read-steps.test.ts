import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activitiesOf, actorOf, elementsOf, flowsOf, lanesOf, type Process } from '#process'
import { runs } from '../../test/runs.ts'
import { listSteps, readSteps, writeSteps } from './door.ts'

const read = (text: string) => readSteps(`Prozess: Probe\n${text}`)
const codes = (text: string) => read(text).problems.map(({ code }) => code)
const step = (process: Process, name: string) => {
  const found = activitiesOf(process).find((each) => each.name === name)
  if (!found) throw new Error(`no step ${name}`)
  return found
}
const gateways = (process: Process) =>
  elementsOf(process).flatMap((each) => (each.kind === 'gateway' ? [each.gatewayType] : []))
/** The list in short: kind, number and label, indented. */
const lines = (text: string) =>
  listSteps(read(text).process).map(({ depth, kind, number, label }) =>
    `${'  '.repeat(depth)}${kind} ${number} ${label}`.trimEnd(),
  )

describe('readSteps: the head', () => {
  it('fills the profile', () => {
    const { profile, meta, process, problems } = readSteps(
      [
        'Prozess: Hund anmelden',
        'Verwaltung: Stadt Musterhausen',
        'Kürzel: M',
        'Auslöser: Ein Hund ist da',
        'Ergebnis: Der Hund ist angemeldet',
        'Produktbereich: 16 Allgemeine Finanzwirtschaft / 02 Sicherheit',
        'Prozessart: Kernprozess',
        'Beteiligte: Halterin · Steueramt',
        'Fälle im Jahr: 34.000',
        'Durchlaufzeit: 21 Tage (5–90), bis zur Erstkontrolle',
        'Rechtsgrundlage: § 11 LHundG NRW (belegt)',
        'Rechtsgrundlage: Satzung (örtlich verschieden)',
        'Ansprechstelle: Steueramt, Telefon 02334 100',
        'Hinweis: Erfunden',
        '',
        '1. Prüfen',
      ].join('\n'),
    )
    expect(problems).toEqual([])
    expect(process.name).toBe('Hund anmelden')
    expect(meta).toEqual({ organisation: 'Stadt Musterhausen', shortName: 'M' })
    expect(profile).toEqual({
      trigger: 'Ein Hund ist da',
      result: 'Der Hund ist angemeldet',
      productArea: '16',
      processType: 'core',
      participants: ['Halterin', 'Steueramt'],
      casesPerYear: 34000,
      leadTime: { days: 21, minDays: 5, maxDays: 90, note: 'bis zur Erstkontrolle' },
      legalBases: [
        { text: '§ 11 LHundG NRW', certainty: 'sourced' },
        { text: 'Satzung (örtlich verschieden)' },
      ],
      contact: 'Steueramt, Telefon 02334 100',
      notice: 'Erfunden',
    })
  })

  it('draws a pool for the organisation, with start and end named by trigger and result', () => {
    const { process } = read('Verwaltung: Stadt\nAuslöser: los\nErgebnis: fertig\n1. Tun @Amt')
    expect(elementsOf(process).filter((each) => each.kind === 'pool')).toMatchObject([
      { name: 'Stadt', isDrawn: true, processName: 'Probe' },
    ])
    const names = elementsOf(process).flatMap((each) => (each.kind === 'event' ? [each.name] : []))
    expect(names).toEqual(['los', 'fertig'])
  })

  it('draws no pool without an organisation', () => {
    const pools = elementsOf(read('1. Tun').process).filter((each) => each.kind === 'pool')
    expect(pools).toMatchObject([{ isDrawn: false }])
  })

  it('reads English too', () => {
    const { profile, problems } = readSteps(
      'Process: P\nTrigger: a\nCases per year: 12\nLegal basis: law (to check)\n\n1. Check [paper · 5 min · wait 2 weeks]',
    )
    expect(problems).toEqual([])
    expect(profile).toMatchObject({
      trigger: 'a',
      casesPerYear: 12,
      legalBases: [{ text: 'law', certainty: 'toCheck' }],
    })
  })
})

describe('readSteps: a step', () => {
  it('carries its details in any order', () => {
    const { process, problems } = read(
      '1. Antrag prüfen @Bauamt [H1; 10 Min.; Papier | 85 % · Übergabe Ü1-1 · Liegezeit 1–2 Tage · Vorgabe: Satzung · Ermessen · RAG 4 · IT: Archiv · Unterlage: Plan] // genau hinsehen',
    )
    expect(problems).toEqual([])
    expect(step(process, 'Antrag prüfen').work).toEqual({
      familyCode: 'H1',
      minutes: 10,
      medium: 'paper',
      share: 0.85,
      handover: 'Ü1-1',
      waiting: { minDays: 1, maxDays: 2 },
      prescribedBy: 'statute',
      isDiscretionary: true,
      referenceActivityGroup: 4,
      systems: ['Archiv'],
      documents: ['Plan'],
      note: 'genau hinsehen',
    })
  })

  it('takes minutes with their spread, in minutes or hours', () => {
    const work = (text: string) => step(read(`1. a [${text}]`).process, 'a').work
    expect(work('10 Min. (5–30)')).toEqual({ minutes: 10, minutesRange: { min: 5, max: 30 } })
    expect(work('5-30 minutes')).toEqual({ minutesRange: { min: 5, max: 30 } })
    expect(work('1,5 Std. (3–0,5)')).toEqual({ minutes: 90, minutesRange: { min: 30, max: 180 } })
    expect(codes('1. a [5–30 Min. (2–9)]')).toEqual(['steps/attribute-unknown'])
  })

  it('tells the kind of step from the code of the family, and parks an open question', () => {
    const work = (text: string) => step(read(`1. a [${text}]`).process, 'a').work
    expect(work('Art: formal prüfen · H2')).toEqual({ stepKind: 'checkForm', familyCode: 'H2' })
    expect(work('Art: Bescheidlauf')).toEqual({ familyCode: 'Bescheidlauf' })
    expect(work('Kennung: decide')).toEqual({ familyCode: 'decide' })
    expect(work('offen: Wer vertritt?')).toEqual({ openQuestion: 'Wer vertritt?' })
    expect(codes('1. a [offenes Ende]')).toEqual(['steps/attribute-unknown'])
  })

  it('puts posts into their units, as lanes in lanes', () => {
    const { process } = read(
      '1. a @Bauamt > Sachbearbeitung\n2. b @Bauamt\n3. c @Amt › Post [5 Min.]',
    )
    const names = lanesOf(process).map(({ name, parent }) => [
      name,
      process.elements[parent]?.kind === 'lane' ? process.elements[parent]?.name : '',
    ])
    expect(names).toEqual([
      ['Bauamt', ''],
      ['Sachbearbeitung', 'Bauamt'],
      ['Amt', ''],
      ['Post', 'Amt'],
    ])
    expect(activitiesOf(process).map((each) => actorOf(process, each))).toEqual([
      'Sachbearbeitung',
      'Bauamt',
      'Post',
    ])
  })

  it('turns working days, weeks and months into days of the calendar', () => {
    const waiting = (text: string) => step(read(`1. a [${text}]`).process, 'a').work?.waiting
    expect(waiting('warten 5 Arbeitstage')).toEqual({ minDays: 7, maxDays: 7 })
    expect(waiting('warten bis 2 Monate')).toEqual({ minDays: 0, maxDays: 60 })
    expect(waiting('warten 3–6 Wochen')).toEqual({ minDays: 21, maxDays: 42 })
    expect(waiting('warten rund 14 Tage')).toEqual({ minDays: 14, maxDays: 14 })
  })

  it('keeps the actor until another is named, and each is a lane in order of appearance', () => {
    const { process } = read(
      '1. a @Amt, Zimmer 3\n2. b\n3. c @Personalamt und Fachbereich\n4. d @-',
    )
    expect(lanesOf(process).map(({ name }) => name)).toEqual([
      'Amt, Zimmer 3',
      'Personalamt und Fachbereich',
    ])
    expect(activitiesOf(process).map((each) => actorOf(process, each))).toEqual([
      'Amt, Zimmer 3',
      'Amt, Zimmer 3',
      'Personalamt und Fachbereich',
      '',
    ])
  })

  it('takes notes over several lines, and what it does not know as a note', () => {
    const { process, problems } = read('1. a [Excel-Liste] // eins\n  // zwei\n// drei')
    expect(step(process, 'a').work?.note).toBe('Excel-Liste; eins\nzwei\ndrei')
    expect(problems).toEqual([
      { line: 2, code: 'steps/attribute-unknown', details: { text: 'Excel-Liste' } },
    ])
  })

  it('may be a sub-process of the steps indented below it', () => {
    expect(lines('1. Akte anlegen\n  1. Deckblatt\n  2. Nummer\n2. weiterarbeiten')).toEqual([
      'start',
      'step 1 Akte anlegen',
      '  start',
      '  step 1.1 Deckblatt',
      '  step 1.2 Nummer',
      '  end',
      'step 2 weiterarbeiten',
      'end',
    ])
  })
})

describe('readSteps: ways', () => {
  it('makes a rare step optional', () => {
    const { process } = read('1. a\n2. b [8 %]\n3. c')
    expect(gateways(process)).toEqual(['exclusive', 'exclusive'])
    const split = flowsOf(process).incoming.get(step(process, 'b').key)?.[0]
    expect(split?.share).toBe(0.08)
    expect(flowsOf(process).outgoing.get(split?.source ?? step(process, 'a').key)).toMatchObject([
      { share: 0.08 },
      { share: 0.92 },
    ])
  })

  it('only notes a share that is one of all cases', () => {
    const { process } = read('1. a\n2. b [8 % aller Fälle]\n3. c')
    expect(gateways(process)).toEqual([])
    expect(step(process, 'b').work).toEqual({ share: 0.08 })
  })

  it('makes ways to choose from of steps of one kind that share all cases', () => {
    const { process } = read('1. online [62 % · H1]\n2. Schalter [38 % · H1]\n3. c [H2]')
    const { incoming } = flowsOf(process)
    expect(incoming.get(step(process, 'online').key)?.[0]?.source).toBe(
      incoming.get(step(process, 'Schalter').key)?.[0]?.source,
    )
  })

  it('keeps steps of one kind that do not share all cases apart', () => {
    const { process } = read('1. a [45 % · B5]\n2. b [35 % · B5]')
    expect(gateways(process)).toHaveLength(4)
  })

  it('reads a decision with a loop', () => {
    const text =
      '1. Angaben prüfen\n? vollständig\n  nein (15 %):\n    2. nachfordern\n    zurück zu „Angaben prüfen“\n  ja: weiter\n3. festsetzen'
    expect(codes(text)).toEqual([])
    expect(lines(text)).toEqual([
      'start',
      'step 1 Angaben prüfen',
      'decision 2 vollständig',
      '  branch 2a nein',
      '  step 2a.1 nachfordern',
      '  loop 1 Angaben prüfen',
      '  branch 2b ja',
      'step 3 festsetzen',
      'end',
    ])
    const { process } = read(text)
    expect(step(process, 'nachfordern').work?.share).toBe(0.15)
    const shares = elementsOf(process).flatMap((each) =>
      each.kind === 'sequenceFlow' && each.share !== undefined ? [each.share] : [],
    )
    expect(shares).toEqual([0.15, 0.85])
  })

  it.each(['1', 'Schritt 1', 'Angaben prüfen', 'Angaben', 'prüfen'])(
    'finds its way back to %s',
    (name) => {
      expect(codes(`1. Angaben prüfen\n2. b\n? gut\n  nein: zurück zu ${name}`)).toEqual([])
    },
  )

  it('goes on after a rejection as if it stood below', () => {
    const below =
      '1. a\n? gut\n  nein (6 %):\n    2. b\n    Ende: abgelehnt\n  ja: weiter\n3. c\n4. d'
    const within =
      '1. a\n? gut\n  nein (6 %):\n    2. b\n    Ende: abgelehnt\n  ja:\n    3. c\n4. d'
    expect(read(within).process).toEqual(read(below).process)
  })

  it('does things at the same time', () => {
    const text = 'gleichzeitig:\n  1. a\n  und:\n    2. b\n    3. c\n4. d'
    expect(codes(text)).toEqual([])
    expect(gateways(read(text).process)).toEqual(['parallel', 'parallel'])
    expect(lines(text).slice(1, -1)).toEqual([
      'parallel 1',
      '  branch 1a',
      '  step 1a.1 a',
      '  branch 1b',
      '  step 1b.1 b',
      '  step 1b.2 c',
      'step 2 d',
    ])
  })

  it('waits for a time or a message, and is interrupted', () => {
    const text =
      '1. a\n! Frist abgelaufen [14 Tage]:\n  Ende: verfristet\nwarten 2–3 Wochen (Umlauf)\nwarten auf Antwort\n2. b'
    expect(codes(text)).toEqual([])
    expect(lines(text).slice(1)).toEqual([
      'step 1 a',
      '  event 1a Frist abgelaufen',
      '  end  verfristet',
      'wait 2 Umlauf',
      'wait 3 Antwort',
      'step 4 b',
      'end',
    ])
  })
})

describe('readSteps: problems', () => {
  it('keeps the first of two details that contradict, and the other as a note', () => {
    const { process, problems } = readSteps('Prozess: x\n1. a [H2 · 5 Min. · 7 Min. · 150 % · H2]')
    const step = elementsOf(process).find(({ name }) => name === 'a')
    expect(step).toMatchObject({ work: { familyCode: 'H2', minutes: 5, note: '150 %; 7 Min.' } })
    expect(problems.map(({ code, details }) => [code, details.text])).toEqual([
      ['steps/attribute-unknown', '150 %'],
      ['steps/attribute-twice', '7 Min.'],
    ])
  })

  it.each([
    ['', 'steps/no-steps'],
    ['Farbe: rot\n1. a', 'steps/head-unknown'],
    ['Fälle im Jahr: viele\n1. a', 'steps/head-value'],
    ['    1. a\n  2. b\n      3. c\n   4. d', 'steps/indentation'],
    ['1. [Papier]', 'steps/label-missing'],
    ['1. a [Pappe]', 'steps/attribute-unknown'],
    ['1. a\n? gut', 'steps/branches-missing'],
    ['1. a\n? gut\n  ja\n  nein: weiter', 'steps/branch-expected'],
    ['1. a\nja:\n  2. b', 'steps/branch-misplaced'],
    ['! x:\n  1. a\nzurück zu 1', 'steps/boundary-misplaced'],
    ['1. a\n? gut\n  ja (80 %): weiter\n  nein (30 %): weiter', 'steps/shares-over'],
    ['1. a\nzurück zu 7', 'steps/target-unknown'],
    ['1. Antrag a\n2. Antrag b\nzurück zu Antrag', 'steps/target-ambiguous'],
    ['1. a\nEnde\n2. b', 'steps/unreachable'],
  ])('%j is told apart as %s, and the rest is read', (text, code) => {
    const { problems, process } = read(text)
    expect(problems.map((each) => each.code)).toContain(code)
    const expected = text.split('\n').filter((line) => /^\s*\d\. \w/.test(line)).length
    expect(
      activitiesOf(process).filter(({ name }) => /^[\w ]+$/.test(name)).length,
    ).toBeGreaterThanOrEqual(Math.min(expected, 1))
  })

  it('names the line', () => {
    expect(read('1. a\n\n2. b [Pappe]').problems).toEqual([
      { line: 4, code: 'steps/attribute-unknown', details: { text: 'Pappe' } },
    ])
  })

  it('never throws, and every flow leads from somewhere to somewhere', () => {
    const piece = fc.constantFrom(
      ...['1. a', '2. b @X', '? q', 'ja: weiter', 'nein (15 %):', 'gleichzeitig:', 'und:', 'Ende'],
      ...[
        'zurück zu 1',
        'weiter bei b',
        'warten 2 Tage',
        '! x:',
        '// n',
        '',
        '"',
        '[Papier',
        '@',
        ':',
      ],
      ...['c [50 % · H1]', 'd [50 % · H1]', 'Prozess: p', 'e (5 %): zurück zu Ende'],
    )
    const line = fc
      .tuple(fc.nat(4), fc.oneof(piece, fc.string({ unit: 'grapheme' })))
      .map(([depth, text]) => `${'  '.repeat(depth)}${text}`)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (text) => {
        const { process } = readSteps(text.join('\n'))
        for (const each of elementsOf(process))
          if (each.kind === 'sequenceFlow') {
            expect(process.elements[each.source]).toBeDefined()
            expect(process.elements[each.target]).toBeDefined()
          }
        const told = listSteps(process).filter(({ kind }) => kind === 'step')
        expect(told).toHaveLength(activitiesOf(process).length)
      }),
      { seed: 20261122, numRuns: runs(1000) },
    )
  })
})

describe('readSteps: what other programs paste', () => {
  it('leaves out the bullets and numbers of an office program', () => {
    const text =
      '·\tAntrag annehmen\n\uF0B7\tPrüfen\n§\tBescheid\no\tAblegen\n➢ Los\n— Schluss\n1.2\tBuchen'
    expect(activitiesOf(read(text).process).map(({ name }) => name)).toEqual(
      'Antrag annehmen,Prüfen,Bescheid,Ablegen,Los,Schluss,Buchen'.split(','),
    )
    expect(step(read('1. o weh').process, 'o weh').name).toBe('o weh')
    const kept = read('1. "· a"').process
    expect(readSteps(writeSteps(kept)).process).toEqual(kept)
  })

  it('knows its words where umlauts come as two signs', () => {
    const text =
      'Auslöser: los\n1. Prüfen [mündlich · Übergabe Ü1-1]\n? vollständig\n  nein: zurück zu Prüfen\n  ja: weiter\n2. b'
    expect(readSteps(text.normalize('NFD')).problems).toEqual(readSteps(text).problems)
    expect(readSteps(text.normalize('NFD')).profile).toEqual(readSteps(text).profile)
    expect(readSteps(text.normalize('NFD')).process).toEqual(readSteps(text).process)
    const apart = read(`1. "${'Prüfen'.normalize('NFD')}"`).process
    expect(readSteps(writeSteps(apart)).process).toEqual(apart)
  })
})

describe('readSteps: nothing of a text is lost in silence', () => {
  it.each(['zurück zu 1', 'weiter', 'Ende', 'Start: x', 'warten 3 Tage', 'Nachricht: x', '// n'])(
    'reads what stands indented below “%s” as if it came after it, and says so',
    (line) => {
      const text = `1. a\n${line}\n  2. b\n    3. c\n4. d`
      expect(activitiesOf(read(text).process).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['a', 'b', 'c', 'd']),
      )
      expect(read(text).problems).toContainEqual(
        expect.objectContaining({ line: 4, code: 'steps/indentation' }),
      )
    },
  )

  it('names a note that belongs to no step', () => {
    expect(read('// n\n1. a\nEnde\n/// m').problems).toEqual([
      { line: 2, code: 'steps/note-misplaced', details: { text: 'n' } },
      { line: 5, code: 'steps/note-misplaced', details: { text: 'm' } },
    ])
  })

  it('names the line of the head that another one takes the place of, and no list', () => {
    expect(codes('Auslöser: x\nAuslöser: y\n1. a')).toEqual(['steps/head-twice'])
    expect(codes('1. a [IT: A · IT: B · Unterlage: A · Unterlage: B · Papier · Papier]')).toEqual(
      [],
    )
  })

  it('names a step that was hardly meant as one', () => {
    expect(codes('1. Vollständig?\n  ja: weiter\n  nein: Ende')).toEqual([
      'steps/branch-misplaced',
      'steps/branch-misplaced',
    ])
    expect(codes('1. a\n! Frist [Zeit]')).toContain('steps/boundary-colon')
    for (const label of ['a [Papier', 'a [Papier] [5 Min.]', 'a [Papier] b', 'a @Amt]'])
      expect(codes(`1. ${label}`)).toEqual(['steps/bracket-open'])
    for (const label of ['ja: weiter', '! Frist', 'a [b', 'a] b']) {
      expect(codes(`1. "${label}"`)).toEqual([])
      expect(writeSteps(read(`1. "${label}"`).process)).toContain(`1. "${label}"`)
    }
  })

  it('reads lines that stand a thousand deep in each other', () => {
    const deep = Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}s${at}`).join('\n')
    expect(activitiesOf(read(deep).process)).toHaveLength(1000)
    expect(writeSteps(read(deep).process)).toContain('s999')
  })

  it('has every word of a text in the process, or names the line it stood on', () => {
    const form = fc.constantFrom(
      ...['1. W', '- W @W', 'W [W]', 'W // W', '// W', '/// W', '? W', '?!', 'W:', 'W (15 %):'],
      ...['W: weiter', 'W: Ende: W', 'sonst: W', 'gleichzeitig (W):', 'und: W', 'weiter'],
      ...['weiter bei W', 'zurück zu W', 'Ende', 'Ende: W [Fehler]', 'Start: W [Nachricht]'],
      ...['=== W', '! W [W]:', '! W', 'warten 3 Tage (W)', 'warten auf W (von W)', 'Nachricht: W'],
      ...['Nachricht an W: W', 'W [Aufruf: W]', 'W [wiederholen bis W]', 'Auslöser: W', 'W: W'],
      ...['W [offen: W · IT: W]', 'W [50 % · W]', '"W" W', 'W [W', '1.', '@W', 'W [braucht: W]'],
    )
    const line = fc.tuple(fc.nat(3), form)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (drawn) => {
        let count = 0
        const lines = drawn.map(
          ([depth, text]) =>
            '  '.repeat(depth) + text.replace(/W/g, () => `w${String(++count).padStart(2, '0')}`),
        )
        const { process, profile, problems } = read(lines.join('\n'))
        const all = JSON.stringify([process, profile])
        const lost = lines.filter(
          (text, at) =>
            !problems.some((problem) => problem.line === at + 2) &&
            (text.match(/w\d\d/g) ?? []).some((word) => !all.includes(word)),
        )
        expect(lost).toEqual([])
      }),
      { seed: 20261127, numRuns: runs(1500) },
    )
  })
})
