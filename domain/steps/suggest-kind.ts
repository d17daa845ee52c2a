// A kind of step from the words of its label, where nobody gave one: the verb decides, or the noun made of
// it. In German the verb stands last, so the last word is asked first, then the whole label. Ordered
// rules, first match wins; no word list is needed. A suggestion is for a person to confirm and
// is never stored by itself. How often it is right: docs/algorithms/steps.md.

import type { StepKind } from '#process'

/** What only concerns the form of a case. */
const FORM =
  /vollständig|zuständigkeit|identität|formal|formell|nachweis|angaben|unterlagen|fristgerecht|completeness|identity/

/** Rules for words in small letters; the stricter ones stand first. */
const RULES: readonly (readonly [StepKind, RegExp])[] = [
  ['wait', /wiedervorlage|frist (überwachen|abwarten)|abwarten|\bwait\b/],
  ['askFor', /nachforder|anforder|erinner|mahnen|rückfrag|nachfrag|\bklär|aufforder|ask back/],
  ['research', /recherch|abfrag|nachschlag|ermitteln aus|look up|research/],
  ['inspect', /ortstermin|besichtig|vor ort|kontrolle durchführen|inspect/],
  ['calculate', /berechn|errechn|kalkulier|ausrechn|calculat/],
  [
    'pay',
    /kassier|auszahl|einzahl|\bzahl(en|ung)|gebühr\w* (erheben|einnehmen|nehmen)|verbuch|\bbuchen|überweis|\bpay/,
  ],
  ['convert', /scan|druck(en|t)|kopier|digitalisier|einlesen|überspiel|\bprint|\bcopy/],
  ['checkForm', /vollständigkeitsprüf|identitätsprüf|check (completeness|identity)/],
  [
    'involve',
    /beteilig|abstimm|anhör|stellungnahme|einvernehmen|absprech|vereinbar|benehmen|konsult|zustimmung|einholen|gespräch\S* führen|consult/,
  ],
  ['advise', /berat(en|ung)|auskunft|informieren über|erläuter|erklär|advis/],
  [
    'decide',
    /entscheid|bewillig|ablehnen|festsetz|festleg|genehmigen|zulassen|einstuf|einordn|auswähl|auswahl treffen|decid|approv|reject/,
  ],
  [
    'sign',
    /unterschr|unterzeichn|zeichnen|freigeben|freigabe|anordn|siegel|mitzeichn|\bsign\b|release/,
  ],
  [
    'send',
    /versend|\bsenden|abschick|verschick|schicken|bekannt|zustell|aushändig|ausgeben|ausgabe|übermittel|weiterleit|weitergeb|veröffentlich|unterricht|benachrichtig|mitteil|melden|übergeb|abgeben|(^| )geben$|erteilen|\bsend|publish|forward|notify|hand (out|over)/,
  ],
  [
    'file',
    /ablegen|ablage|archivier|abschließen|schließen|zur akte|zu den akten|aussonder|vernicht|entwert|abheften|archiv|\bfile\b|\bclose\b/,
  ],
  [
    'receive',
    /entgegennehm|entgegennahme|empfang|annehm|annahme|aufnehm|eingang|eingehen|\bgeht .*ein|receiv|accept/,
  ],
  ['look', /sichten|sichtung|zuordn|zuweis|verteilen|vorsortier|\bassign/],
  [
    'draft',
    /erstell|entwerf|entwurf|verfass|formulier|ausfertig|schreiben$|fertigen|anfertig|begründ|erlassen|ausstellen|vorbereit|draft|prepare|write/,
  ],
  [
    'record',
    /erfass|eintrag|registrier|anlegen|eingeb|übernehm|übertrag|aktualisier|pflegen|einricht|dokumentier|vermerken|bestellen|record|register|enter|update/,
  ],
  [
    'assess',
    /prüf|bewert|beurteil|begutacht|abgleich|vergleich|feststell|kontier|untersuch|check|assess|review|verify/,
  ],
]

/** The kind that a label sounds like; undefined where its words say nothing. */
export const suggestStepKind = (label: string): StepKind | undefined => {
  const text = label.toLowerCase().replace(/\s+/g, ' ').trim()
  const kindOf = (words: string) => RULES.find(([, rule]) => rule.test(words))?.[0]
  const last = kindOf(/(?<![\p{L}-])([\p{L}-]+)(?: lassen)?$/u.exec(text)?.[1] ?? '')
  // What is checked decides how: the form or the substance.
  return (last === 'assess' && FORM.test(text) ? 'checkForm' : last) ?? kindOf(text)
}
