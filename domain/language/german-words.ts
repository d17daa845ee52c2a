// Closed classes of German: short lists that no dictionary gives us in this form. All folded.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Words that carry no meaning of their own in a label. Negations are not among them. */
export const GERMAN_FUNCTION_WORDS = words(`
  der die das des dem den ein eine einer eines einem einen dieser diese dieses diesem diesen jeder
  jede jedes jedem jeden alle aller allen und oder sowie bzw beziehungsweise u a an am ab auf aus bei
  beim bis durch fur gegen im in ins innerhalb mit mittels nach per pro seit uber um unter von vom vor
  wegen wahrend zu zum zur zwischen ist sind war waren sein werden wird wurde wurden worden hat haben
  hatte kann konnen muss mussen soll sollen darf durfen es er sie ihr ihre ihrem ihren ihrer sich wir
  ich man als auch dass damit dann da dort falls gemass ggf gegebenenfalls evtl eventuell hier ob noch
  nur so sonst usw etc bereits wieder wenn wie wo zusatzlich anhand aufgrund inkl incl einschliesslich
  laut je dazu daraus darauf daruber hierzu sobald selbst welche welcher welches dessen deren z b d h
  alles etwas zusammen einmal gleich dafur daraufhin jemand niemand unser unsere unseren unserem wen
  wem warum weil will wollen zwei drei vier ihnen ihm ihn uns gibt sein seine seinen seinem seiner
  davon davor damit darin dabei danach vorher nachher bevor sofern soweit somit deshalb ggfs sehr mehr
  weiter weitere weiteren weiterer erneut nochmals bestimmt bestimmte bestimmten bestimmter einzelne
  einzelnen notig notige notigen erforderlich erforderliche erforderlichen ander andere anderen anderer
  entsprechend entsprechende entsprechenden jeweilig jeweilige jeweiligen ersten eigene eigenen eigener
`)

/** Verbs that only carry a noun: `Prüfung durchführen` says what `prüfen` says. */
export const GERMAN_LIGHT_VERBS = words(`
  durchfuhren vornehmen erfolgen lassen machen tun veranlassen stellen bringen kommen gehen geben
  vollziehen geschehen stattfinden starten beginnen ausfuhren abwickeln bearbeiten
  fuhren
`)

/** How or over which channel something is done, which says little about what is done. Things and manners. */
export const GERMAN_CHANNELS = words(`
  email mail post fax telefon telefonisch portal online onlin papier pdf excel word formlos schriftlich
  mundlich elektronisch digital automatisch manuell handisch hand bar karte personlich schalter vordruck
  computer rechner internet homepage intranet system programm fachverfahren workflow datei postfach
  kurier hauspost umlauf umlaufmappe zentral monatlich wochentlich jahrlich taglich direkt
`)

/** Prefixes of separable and inseparable verbs. */
export const GERMAN_PREFIXES = words(`
  ab an auf aus bei durch ein her herum heraus hin hinterher los mit nach uber um unter vor weiter wieder
  zu zuruck zusammen be er ver
`)

/** Verbs that mean something else with each prefix (annehmen, aufnehmen); others keep their sense. */
export const GERMAN_HOLLOW_VERBS = words(`
  nehmen geben stellen legen setzen halten gehen kommen ziehen sagen tragen schliessen stehen lassen
  fuhren machen bringen fallen laufen weisen brechen treten kennen lesen sehen fangen heben rufen
  arbeiten bauen kaufen mieten lernen sprechen dienen schlagen werfen stimmen teilen wenden raten richten messen haben sein
`)

export const GERMAN_NEGATIONS = words(
  'nicht kein keine keiner keines keinem keinen ohne nie niemals',
)

/** Something leaves the hands of who does the step. */
export const GERMAN_OUT = words(`
  senden absenden versenden zusenden ubersenden einsenden nachsenden zurucksenden mitsenden schicken
  abschicken verschicken zuschicken ubermitteln weiterleiten zuleiten ubergeben weitergeben abgeben
  einreichen mitteilen unterrichten informieren benachrichtigen melden anschreiben zustellen ausgeben
  aushandigen ausliefern ubertragen weiterreichen verteilen aussenden bereitstellen
`)

/** Something comes into the hands of who does the step. */
export const GERMAN_IN = words(`
  empfangen erhalten entgegennehmen annehmen eingehen bekommen ubernehmen aufnehmen abholen abrufen
  entnehmen
`)

/** Words after which a label says when something is done. */
export const GERMAN_WHENS = words('wenn falls sofern soweit')

/** Verbs that say no more than their noun beside what is done by saying so: wer eine *Einladung versendet*, lädt ein. */
export const GERMAN_GIVING = words(`
  senden versenden absenden ubersenden zusenden schicken verschicken zuschicken erteilen
`)

/** Verbs that turn a decision into its passive: who gets an *Absage* is *abgelehnt*. */
export const GERMAN_GETTING = words('erhalten bekommen empfangen')

/** Nouns that name an act but are not formed with -ung, and the verb they stand for. */
export const GERMAN_ACTS: ReadonlyMap<string, string> = new Map(
  `abgabe abgeben ausgabe ausgeben eingabe eingeben weitergabe weitergeben ruckgabe zuruckgeben
  ubergabe ubergeben herausgabe herausgeben freigabe freigeben bekanntgabe bekanntgeben vergabe
  vergeben annahme annehmen aufnahme aufnehmen abnahme abnehmen entnahme entnehmen ubernahme
  ubernehmen entgegennahme entgegennehmen rucknahme zurucknehmen ablage ablegen eingang eingehen
  abgleich abgleichen vergleich vergleichen ausgleich ausgleichen anruf anrufen ruckruf zuruckrufen
  aufruf aufrufen abruf abrufen nachfrage nachfragen anfrage anfragen ruckfrage nachfragen abfrage
  abfragen versand versenden ruckversand zurucksenden ausdruck ausdrucken druck drucken unterschrift
  unterschreiben einsicht einsehen durchsicht durchsehen einzug einziehen vollzug vollziehen auswahl
  auswahlen vorauswahl vorauswahlen wahl wahlen kauf kaufen verkauf verkaufen einkauf einkaufen
  absprache absprechen abschluss abschliessen beschluss beschliessen entscheid entscheiden zusage
  zusagen absage absagen empfang empfangen erlass erlassen eintrag eintragen nachtrag nachtragen
  umtausch umtauschen austausch austauschen erhalt erhalten beginn beginnen ersatz ersetzen kontrolle
  kontrollieren widerruf widerrufen suche suchen wechsel wechseln scan scannen kopie kopieren stempel
  stempeln rechnungsstellung abrechnen ruckmeldung zuruckmelden ruckgang zuruckgehen storno
  stornieren analyse analysieren recherche recherchieren transport transportieren export exportieren
  import importieren archiv archivieren`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, at, all) => {
      const verb = all[at + 1]
      if (at % 2 === 0 && verb) pairs.push([word, verb])
      return pairs
    }, []),
)

/** Nouns on -ung that name a thing, a document or a place rather than an act. */
export const GERMAN_THINGS = words(`
  rechnung wohnung verwaltung abteilung regierung satzung ordnung zeitung meinung wirkung leistung
  behinderung bescheinigung steuerung umgebung genehmigung bewerbung bedingung vereinbarung verfugung
  veranstaltung stellung richtung versicherung dienstleistung forderung sitzung quittung losung
  ausrustung erschliessung leitung kammerung
`)

/** Linking letters between the parts of a compound, longest first; '' is tried before them. */
export const GERMAN_LINKS: readonly string[] = ['', 's', 'es', 'n', 'en', 'e', 'er', 'ens']

/** Endings a last part may wear. */
export const GERMAN_ENDINGS: readonly string[] = ['', 's', 'es', 'n', 'en', 'e', 'er', 'ern', 'nen']
