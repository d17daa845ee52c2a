// Kinds of step (Schrittarten): what sort of work a step is, in any process of any administration. Our own
// names and definitions, which stand in texts/; grounded in FIM's groups of reference activities, so that a
// process can be handed on in that standard. Names of building blocks that other methods use are kept as
// facts for imports, nothing else is taken from them.

/** A FIM group, and whether its name was found in a published file (urn:xoev-de:xprozess:codeliste). */
export interface ReferenceActivityGroup {
  readonly code: number
  /** As FIM spells it. */
  readonly name: string
  /** False: the code exists, the name is common knowledge; an alliance may set another one. */
  readonly isVerified: boolean
}

export const REFERENCE_ACTIVITY_GROUPS: readonly ReferenceActivityGroup[] = [
  { code: 1, name: 'Information empfangen', isVerified: true },
  { code: 2, name: 'Information bereitstellen', isVerified: true },
  { code: 3, name: 'Sachverhalt formell prüfen', isVerified: true },
  { code: 4, name: 'Sachverhalt beurteilen/entscheiden (ohne Spielraum)', isVerified: true },
  { code: 5, name: 'Sachverhalt beurteilen/entscheiden (mit Spielraum)', isVerified: true },
  { code: 6, name: 'Daten zum Sachverhalt bearbeiten', isVerified: false },
  { code: 7, name: 'Beteiligung durchführen', isVerified: true },
  { code: 8, name: 'Prozessspezifische Aktivitätengruppe', isVerified: false },
]

export interface StepKindFacts {
  /** The group such a step belongs to when handed on; 5 instead of 4 where there is discretion. */
  readonly group: number
  /** Names of PICTURE's building blocks that are read as this kind. */
  readonly picture: readonly string[]
}

const kind = (group: number, ...picture: readonly string[]): StepKindFacts => ({ group, picture })

/** In the order in which a case usually meets them. */
export const STEP_KINDS = {
  receive: kind(1, 'Dokument/Information entgegennehmen', 'Dokument/Information geht ein'),
  look: kind(1, 'Dokument/Information sichten'),
  record: kind(6, 'Erfassen/Registrieren', 'Daten in EDV übernehmen'),
  convert: kind(6, 'Drucken', 'Kopieren/Vervielfältigen', 'Scannen', 'Datenträger bespielen'),
  checkForm: kind(3, 'Formelle Prüfung'),
  askFor: kind(7, 'Rückfrage durchführen'),
  research: kind(1, 'Recherche durchführen'),
  involve: kind(7, 'Absprache/Vereinbarung treffen'),
  advise: kind(2, 'Beratung durchführen'),
  inspect: kind(7, 'Bearbeitungsort wechseln'),
  assess: kind(4, 'Inhaltliche Prüfung'),
  calculate: kind(4, 'Berechnung durchführen'),
  decide: kind(4),
  draft: kind(6, 'Neues Dokument/Information erstellen', 'Dokument/Information bearbeiten'),
  sign: kind(6, 'Dokument unterschreiben'),
  send: kind(2, 'Dokument/Information versenden', 'Dokument/Information geht aus', 'Weiterleiten'),
  pay: kind(6, 'Kassieren / Einzahlung entgegennehmen', 'Auszahlung durchführen'),
  wait: kind(8, 'Bearbeitungsunterbrechung'),
  file: kind(6, 'Dokument archivieren', 'Dokument aussondern'),
  special: kind(8, 'Spezialtätigkeit'),
} as const satisfies Readonly<Record<string, StepKindFacts>>

export type StepKind = keyof typeof STEP_KINDS

/** Whether a text is the code of a kind of step; anything else is a family's own code. */
export const isStepKind = (code: string | undefined): code is StepKind =>
  code !== undefined && Object.hasOwn(STEP_KINDS, code)
