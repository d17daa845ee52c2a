// Kinds of act: what administrations do, told from the verb. Verbs of one kind are not the same (drucken,
// fertigen), but two steps without a common kind are seldom the same work. A verb may be of several kinds.

import type { Tongue } from './language.ts'

/** What a step does with its object. */
export type Act =
  | 'receive'
  | 'check'
  | 'record'
  | 'ask'
  | 'decide'
  | 'write'
  | 'sign'
  | 'send'
  | 'inform'
  | 'consult'
  | 'pay'
  | 'store'

const GERMAN: Readonly<Record<Act, string>> = {
  receive: `entgegennehmen annehmen aufnehmen empfangen erhalten ubernehmen abrufen eingehen abholen offnen
    bekommen beantragen anmelden einreichen aufrufen entnehmen herunterladen ausfullen melden vorsprechen
    anzeigen`,
  check: `prufen uberprufen kontrollieren sichten durchsehen einsehen vorprufen nachprufen vergleichen
    abgleichen begutachten beurteilen bewerten feststellen ansehen untersuchen auswerten vergewissern
    besichtigen abfragen recherchieren nachsehen verifizieren validieren identifizieren einordnen einstufen`,
  record: `erfassen eintragen eingeben registrieren anlegen scannen einscannen speichern ubertragen buchen
    verbuchen dokumentieren notieren vermerken pflegen aktualisieren andern aufnehmen hinterlegen einpflegen
    protokollieren kontieren digitalisieren stempeln auslesen ubernehmen zuordnen beurkunden`,
  ask: `anfordern nachfordern einholen erfragen nachfragen anfragen erbitten abfragen klaren anmahnen mahnen
    erinnern auffordern`,
  decide: `entscheiden beschliessen festlegen bestimmen festsetzen berechnen ermitteln bewilligen genehmigen
    ablehnen auswahlen zustimmen zusagen absagen versagen abwagen zulassen verfugen anordnen freigeben
    erteilen einstufen`,
  write: `erstellen fertigen anfertigen ausfertigen schreiben verfassen entwerfen aufsetzen drucken ausdrucken
    ausstellen erzeugen vorbereiten formulieren anpassen generieren erteilen erlassen`,
  sign: `unterschreiben unterzeichnen zeichnen gegenzeichnen schlusszeichnen freigeben genehmigen bestatigen
    mitzeichnen siegeln beglaubigen autorisieren anordnen`,
  send: `senden versenden absenden ubersenden zusenden schicken verschicken ubermitteln zustellen weiterleiten
    weitergeben ubergeben zuleiten abgeben aushandigen ausgeben verteilen ausliefern liefern mitsenden
    nachsenden vorlegen kuvertieren bekanntgeben weiterreichen einreichen zurucksenden zuruckgeben faxen
    mailen`,
  inform: `mitteilen informieren unterrichten benachrichtigen melden verstandigen anrufen ankundigen hinweisen
    erlautern beraten erklaren bekanntgeben antworten anzeigen veroffentlichen aushangen`,
  consult: `beteiligen anhoren einholen abstimmen einladen besprechen vereinbaren absprechen beraten erortern
    verhandeln terminieren`,
  pay: `zahlen bezahlen auszahlen uberweisen kassieren einziehen erheben vereinnahmen begleichen abrechnen
    buchen anweisen anordnen erstatten abbuchen`,
  store: `ablegen abheften archivieren abschliessen aufbewahren schliessen lochen vernichten loschen aussondern
    beenden speichern einlagern`,
}

const ENGLISH: Readonly<Record<Act, string>> = {
  receive: `receive get obtain accept collect fetch retrieve download open arrive apply submit register`,
  check: `check verify examine review inspect control evaluate assess rate compare validate test analyse
    analyze identify screen appraise score rank investigate audit`,
  record: `enter record register capture scan update document note maintain log book post add upload store
    save fill complete create`,
  ask: 'request ask query demand require inquire order',
  decide: `decide approve reject determine choose select accept grant deny refuse calculate set admit assign
    authorise release permit`,
  write: 'create prepare draft write generate print make produce issue compose fill',
  sign: 'sign approve confirm authorise release certify seal stamp',
  send: `send submit forward transmit mail dispatch deliver hand distribute return pass ship provide transfer
    post issue`,
  inform: `inform notify tell announce report publish communicate call explain confirm answer reply`,
  consult: `consult discuss invite talk interview schedule negotiate agree appoint arrange meet attend`,
  pay: 'pay charge bill invoice settle reimburse transfer refund collect post',
  store: 'archive file store keep close finish save delete destroy complete',
}

/** Kinds of act by the key of their verb, for a tongue whose verbs are keyed by `keyOf`. */
export const actsByKey = (
  tongue: Tongue,
  keyOf: (verb: string) => string,
): ReadonlyMap<string, ReadonlySet<Act>> => {
  const byKey = new Map<string, Set<Act>>()
  for (const [act, verbs] of Object.entries(tongue === 'de' ? GERMAN : ENGLISH)) {
    for (const verb of verbs.split(/\s+/)) {
      const key = keyOf(verb)
      const acts = byKey.get(key) ?? new Set<Act>()
      acts.add(act as Act)
      byKey.set(key, acts)
    }
  }
  return byKey
}
