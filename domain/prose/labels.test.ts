import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadNarrator } from '../../resources/load-narrator.ts'
import { runs } from '../../test/runs.ts'

const narrator = loadNarrator()

const say = (label: string, actor = '', more: { front?: string; isSameActor?: boolean } = {}) =>
  narrator.step(
    { label, actor, front: more.front ?? '', isSameActor: more.isSameActor ?? false, aside: '' },
    'de',
  ).text

const sayInEnglish = (label: string, actor = '', front = '') =>
  narrator.step({ label, actor, front, isSameActor: false, aside: '' }, 'en').text

const rows = (name: string): readonly (readonly [string, string, string])[] =>
  readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [label = '', actor = '', sentence = ''] = line.split('\t')
      return [label, actor, sentence] as const
    })

const table = rows('german-labels.tsv')

describe('a German label as a sentence', () => {
  it.each(table)('%s @%s', (label, actor, sentence) => {
    expect(say(label, actor)).toBe(sentence)
  })

  it('is tried on every label of the example alliance, and most become sentences', () => {
    const quoted = table.filter(([, , sentence]) => /: „[^“]*“\.$/.test(sentence))
    expect(table.length).toBeGreaterThan(500)
    expect(quoted.length / table.length).toBeLessThan(0.3)
  })

  it.each([
    ['takes particles to the end', 'Antrag aufnehmen', 'Der Antrag wird aufgenommen.'],
    ['keeps what only looks like a particle', 'Antrag übernehmen', 'Der Antrag wird übernommen.'],
    [
      'asks in the passive what is asked',
      'Prüfen, ob alles da ist',
      'Es wird geprüft, ob alles da ist.',
    ],
    [
      'gives each clause its own number',
      'Steuer festsetzen und Bescheide versenden',
      'Die Steuer wird festgesetzt und die Bescheide werden versandt.',
    ],
    [
      'leaves open what words belong to',
      'Antrag auf Ermäßigung prüfen',
      'Hier wird der Antrag auf Ermäßigung geprüft.',
    ],
    [
      'keeps the genitive with its noun',
      'Zustimmung des Personalrats einholen',
      'Die Zustimmung des Personalrats wird eingeholt.',
    ],
    ['bends weak nouns', 'Kunde informieren', 'Der Kunde wird informiert.'],
    ['knows no passive of getting', 'Zusage erhalten', '„Zusage erhalten“.'],
  ])('%s, without an actor', (_, label, sentence) => {
    expect(say(label)).toBe(sentence)
  })

  it.each([
    ['weak nouns', 'Kunde informieren', 'Das Amt informiert den Kunden.'],
    ['nouns that are singular and plural', 'Bewerber einladen', 'Das Amt lädt Bewerber ein.'],
    ['the genitive of a nominal', 'Prüfung der Unterlagen', 'Das Amt prüft die Unterlagen.'],
    [
      'the masculine genitive of a nominal',
      'Erstellung des Bescheids',
      'Das Amt erstellt den Bescheid.',
    ],
    ['nominals of verbs with particles', 'Freigabe der Zahlung', 'Das Amt gibt die Zahlung frei.'],
    [
      'a nominal alone',
      'Vollständigkeitsprüfung',
      'Das Amt führt die Vollständigkeitsprüfung durch.',
    ],
    [
      'two verbs with one object',
      'Bescheid prüfen und freigeben',
      'Das Amt prüft den Bescheid und gibt ihn frei.',
    ],
    [
      'three verbs with one object',
      'Akte drucken, lochen und abheften',
      'Das Amt druckt die Akte, locht sie und heftet sie ab.',
    ],
    [
      'a plural object taken up again',
      'Angaben prüfen und speichern',
      'Das Amt prüft die Angaben und speichert sie.',
    ],
    [
      'adjectives before a single thing',
      'Ärztliche Stellungnahme einholen',
      'Das Amt holt die ärztliche Stellungnahme ein.',
    ],
    [
      'adjectives before several things',
      'Fehlende Angaben nachfordern',
      'Das Amt fordert fehlende Angaben nach.',
    ],
    [
      'a label in the wrong case',
      'Alter Führerschein befristen',
      'Das Amt befristet den alten Führerschein.',
    ],
    ['verbs with the dative', 'Antrag zustimmen', 'Das Amt stimmt dem Antrag zu.'],
    ['words that stand without article', 'Stellung nehmen', 'Das Amt nimmt Stellung.'],
    ['numbers before the label', '2.1 Zugang beantragen', 'Das Amt beantragt den Zugang.'],
    ['brackets behind it', 'Antrag ablegen (digital)', 'Das Amt legt den Antrag ab (digital).'],
    [
      'reflexive verbs',
      'Sich auf eine Auswahl verständigen',
      'Das Amt verständigt sich auf eine Auswahl.',
    ],
    [
      'a missing article after a preposition',
      'Antrag an Kreis senden',
      'Das Amt sendet den Antrag an den Kreis.',
    ],
  ])('understands %s', (_, label, sentence) => {
    expect(say(label, 'Amt')).toBe(sentence)
  })

  it.each([
    ['two nouns side by side', 'Prüfung Vollständigkeit'],
    ['a noun alone', 'Bescheid'],
    ['an infinitive with "zu"', 'Antrag zu prüfen'],
    ['a thing that happens by itself', 'Antrag eingehen'],
    ['a telegram', 'In Liste eintragen'],
    ['something done to nothing', 'Dem Ordnungsamt hinlegen'],
    ['a noun written small', 'Nachricht an poststelle senden'],
    ['unknown short forms', 'GB-3 prüfen'],
    ['two objects of which one may be meant as a dative', 'Personalrat die Mappe geben'],
    ['nouns whose gender nobody can tell', 'Zlorp prüfen'],
    ['signs between words', 'Prüfen/Freigeben'],
    ['nothing but a sign', '???'],
  ])('quotes %s', (_, label) => {
    expect(say(label, 'Steueramt')).toBe(`Steueramt: „${label}“.`)
  })

  it('turns subject and verb round behind words in front', () => {
    expect(say('Antrag aufnehmen', 'Bürgerbüro', { front: 'In 45 % der Fälle' })).toBe(
      'In 45 % der Fälle nimmt das Bürgerbüro den Antrag auf.',
    )
    expect(say('Antrag prüfen', 'Stadtkasse', { front: 'Danach', isSameActor: true })).toBe(
      'Danach prüft sie den Antrag.',
    )
  })

  it('says nothing of a step that has no name', () => {
    expect(say('', 'Steueramt')).toBe('Steueramt: Ein Schritt ohne Namen.')
  })
})

describe('an actor as a German subject', () => {
  it.each([
    ['Steueramt', 'Das Steueramt prüft den Antrag.'],
    ['Kreis', 'Der Kreis prüft den Antrag.'],
    ['Stadtkasse', 'Die Stadtkasse prüft den Antrag.'],
    ['Stadt Wittbach', 'Die Stadt Wittbach prüft den Antrag.'],
    ['Halterin oder Halter', 'Die Halterin oder der Halter prüft den Antrag.'],
    ['Personalamt und Fachbereich', 'Das Personalamt und der Fachbereich prüfen den Antrag.'],
    [
      'Bürgermeister, Hauptamt, Kasse',
      'Der Bürgermeister, das Hauptamt und die Kasse prüfen den Antrag.',
    ],
    ['Veterinäramt, Geschäftszimmer', 'Das Veterinäramt (Geschäftszimmer) prüft den Antrag.'],
    ['Leitung Veterinäramt', 'Die Leitung des Veterinäramts prüft den Antrag.'],
    ['Bauaufsicht Kreis', 'Die Bauaufsicht des Kreises prüft den Antrag.'],
    ['Wohngeldstelle Nord', 'Die Wohngeldstelle Nord prüft den Antrag.'],
    ['Fachbereich Planen und Bauen', 'Der Fachbereich Planen und Bauen prüft den Antrag.'],
    ['Ärztlicher Dienst', 'Der ärztliche Dienst prüft den Antrag.'],
    ['Antragstellende Person', 'Die antragstellende Person prüft den Antrag.'],
    ['Rechnungseingang (zentral)', 'Der Rechnungseingang (zentral) prüft den Antrag.'],
    ['Frau Beispiel', 'Frau Beispiel prüft den Antrag.'],
  ])('%s', (actor, sentence) => {
    expect(say('Antrag prüfen', actor)).toBe(sentence)
  })

  it.each(['Anordnungsbefugte', 'HWK', 'Vorgesetzte/r', 'Bürgermeister, Hauptamt'])(
    '%s is put before a colon: its article is not sure',
    (actor) => {
      expect(say('Antrag prüfen', actor)).toBe(`${actor}: Der Antrag wird geprüft.`)
    },
  )
})

describe('an English label as a sentence', () => {
  const table = rows('english-labels.tsv')

  it.each(table)('%s @%s', (label, actor, sentence) => {
    expect(sayInEnglish(label, actor)).toBe(sentence)
  })

  it('is tried on real labels, and most become sentences', () => {
    const told = table.filter(([, , sentence]) => !/: “[^”]*”\.$/.test(sentence))
    expect(told.length).toBeGreaterThan(60)
    expect(told.length / table.length).toBeGreaterThan(0.7)
  })

  it.each([
    ['Check documents', 'The documents are checked.'],
    ['Copy and file letter', 'The office copies and files the letter.', 'Office'],
    ['Set up meeting', 'The office sets up the meeting.', 'Office'],
    ['Notify applicant', 'The office notifies the applicant.', 'Office'],
    ['Review terms of contract', 'The terms of contract are reviewed.'],
    ['Order approval and release', 'Office: “Order approval and release”.', 'Office'],
    ['Order', 'Office: “Order”.', 'Office'],
    ['Manual check', 'Office: “Manual check”.', 'Office'],
    ['', 'Office: A step without a name.', 'Office'],
  ])('%s', (label, sentence, actor = '') => {
    expect(sayInEnglish(label, actor)).toBe(sentence)
  })

  it('puts words in front before a comma', () => {
    expect(sayInEnglish('Check documents', 'Tax Office', 'Then')).toBe(
      'Then, the tax office checks the documents.',
    )
  })
})

describe('a label that could be said better', () => {
  it.each([
    ['a compound', 'Antragsprüfung', 'Antrag prüfen'],
    ['a plural in a compound', 'Gebührenberechnung', 'Gebühren berechnen'],
    ['a nominal that is carried', 'Vollständigkeitsprüfung durchführen', 'Vollständigkeit prüfen'],
    [
      'a genitive',
      'Prüfung der Unterlagen auf Vollständigkeit',
      'Unterlagen auf Vollständigkeit prüfen',
    ],
    ['a masculine genitive', 'Prüfung des vollständigen Antrags', 'Vollständigen Antrag prüfen'],
    [
      'adjectives of many',
      'Prüfung der eingereichten Unterlagen',
      'Eingereichte Unterlagen prüfen',
    ],
    ['many with von', 'Erstellung von Bescheiden', 'Bescheide erstellen'],
    ['a passive', 'Der Antrag wird geprüft', 'Antrag prüfen'],
    ['a weak noun in a passive', 'Kunde wird informiert', 'Kunden informieren'],
    [
      'a particle in a passive',
      'Unterlagen werden an das Bauamt weitergeleitet',
      'Unterlagen an das Bauamt weiterleiten',
    ],
    ['letters in the wrong order', 'Anrtag prüfen', 'Antrag prüfen'],
    ['a letter too many', 'Bescheind erstellen', 'Bescheid erstellen'],
    ['a letter missing', 'Unterlgen anfordern', 'Unterlagen anfordern'],
    ['a mistyped verb', 'Antrag prüfenn', 'Antrag prüfen'],
    ['a genitive that is in no list', 'Prüfung des Wiederspruchs', 'Wiederspruch prüfen'],
    ['an English nominal', 'Application review', 'Review application'],
    ['an English nominal with of', 'Review of the application', 'Review the application'],
    ['an English gerund', 'Checking documents', 'Check documents'],
    ['an English passive', 'Application is reviewed', 'Review application'],
  ])('%s: %s', (_, label, better) => {
    expect(narrator.fixLabel(label)?.label).toBe(better)
  })

  it('says why, so that a person can decide', () => {
    expect(narrator.fixLabel('Anrtag prüfen')?.because).toEqual([
      { kind: 'spelling', from: 'Anrtag', to: 'Antrag' },
    ])
    expect(narrator.fixLabel('Antragsprüfung')?.because).toEqual([
      { kind: 'verb', from: 'Antragsprüfung', to: 'prüfen' },
    ])
  })

  it.each(['Prüfen', 'Prüfung durchführen', 'Freigabe', 'Evaluate'])(
    'asks to what, and guesses nothing: %s',
    (label) => {
      const fix = narrator.fixLabel(label)
      expect([fix?.label, fix?.because.map(({ kind }) => kind)]).toEqual(['', ['object']])
    },
  )

  it.each([
    'Antrag prüfen',
    'Warten',
    'Sichtprüfung',
    'Baugenehmigung',
    'Posteingang',
    'Neuer Nutzer',
    'Prüfe Widerspruch',
    'Termin mit Halterin oder Halter vereinbaren',
    'Sachliche und rechnerische Richtigkeit feststellen',
    'Handle errors',
    'Request approval',
    'SAP-Beleg XY/17 (alt)',
    '',
  ])('leaves alone what is fine or not sure: %s', (label) => {
    expect(narrator.fixLabel(label)).toBeUndefined()
  })

  it('says nothing against what it has proposed itself', () => {
    const parts = fc.constantFrom(
      'Antrags',
      'Bescheid',
      'Gebühren',
      'Unterlagen',
      'Akten',
      'Termin',
    )
    const heads = fc.constantFrom(
      'prüfung',
      'erstellung',
      'berechnung',
      'ablage',
      'freigabe',
      'versand',
    )
    const labels = fc.oneof(
      fc.tuple(parts, heads).map(([part, head]) => part + head),
      fc.constantFrom(...table.map(([label]) => label)),
    )
    fc.assert(
      fc.property(labels, (label) => {
        const better = narrator.fixLabel(label)?.label
        if (better) expect([better, narrator.fixLabel(better)]).toEqual([better, undefined])
      }),
      { seed: 20261127, numRuns: runs(200) },
    )
  })

  it('is seldom found in labels of people who know how, and never wrongly spelt', () => {
    const found = table.flatMap(([label]) => narrator.fixLabel(label) ?? [])
    expect(found.length / table.length).toBeLessThan(0.03)
    expect(
      found.flatMap(({ because }) => because).filter(({ kind }) => kind === 'spelling'),
    ).toEqual([])
  })
})
