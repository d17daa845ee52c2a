// Kinds of action that findings speak of: checking, approving, deciding ... A step belongs to a kind
// when one of its acts is on the kind's list. Lists are ordinary verbs of both tongues.

import type { Label, Language, Tongue } from '#language'

export type ActionKind =
  | 'check'
  | 'approve'
  | 'sign'
  | 'decide'
  | 'print'
  | 'copy'
  | 'pass'
  | 'wait'
  | 'ask'

const VERBS: Readonly<Record<ActionKind, readonly [german: string, english: string]>> = {
  check: [
    'prüfen überprüfen kontrollieren sichten einsehen durchsehen begutachten nachprüfen vorprüfen ansehen nachsehen schauen nachschauen',
    'check verify examine review inspect',
  ],
  approve: [
    'unterschreiben unterzeichnen zeichnen gegenzeichnen schlusszeichnen mitzeichnen freigeben genehmigen bewilligen zustimmen anordnen',
    'sign approve authorise authorize countersign',
  ],
  sign: [
    'unterschreiben unterzeichnen zeichnen gegenzeichnen schlusszeichnen mitzeichnen',
    'sign countersign',
  ],
  decide: ['entscheiden beschließen beraten feststellen', 'decide determine'],
  print: ['ausdrucken drucken', 'print'],
  copy: ['kopieren', 'copy'],
  pass: [
    'weiterleiten weitergeben zuleiten übergeben senden versenden übermitteln abgeben verteilen',
    'send forward hand pass submit',
  ],
  wait: ['warten abwarten', 'wait await'],
  // Whoever obtains a consent, or has something signed, does not give it.
  ask: [
    'einholen fragen anfragen erbitten ersuchen beteiligen anhören lassen',
    'obtain ask request consult',
  ],
}

export interface ActionKinds {
  /** Whether a label speaks of an action of this kind. */
  readonly has: (label: Label, kind: ActionKind) => boolean
}

const KINDS = Object.keys(VERBS) as readonly ActionKind[]

export const actionKinds = (language: Language): ActionKinds => {
  const keysOf = (verbs: string, tongue: Tongue) =>
    language.readLabel(verbs, tongue).words.map((word) => word.key)
  const keys = new Map(
    KINDS.map((kind) => {
      const [german, english] = VERBS[kind]
      return [kind, new Set([...keysOf(german, 'de'), ...keysOf(english, 'en')])] as const
    }),
  )
  return {
    has: (label, kind) =>
      label.words.some((word) => keys.get(kind)?.has(word.parts.at(-1) ?? word.key) ?? false),
  }
}
