// Small German words that say how a phrase is built. Lower case.

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Articles and what stands in their place; the noun behind them needs none. */
export const DETERMINERS = set(
  'der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner alle allen aller jede jeden jedem jeder jedes diese diesen diesem dieser dieses jene jenen jenem sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer beide beiden beider mehrere mehreren weitere weiteren zwei drei vier fünf sechs sieben acht neun zehn zwölf einige einigen etwaige etwaigen sämtliche sämtlichen dessen deren',
)

/** Prepositions with the article in them. */
export const CONTRACTIONS = set('am ans beim im ins vom zum zur aufs durchs fürs ums übers')

export const PREPOSITIONS = set(
  'ab an anhand auf aufgrund aus außer außerhalb bei bezüglich bis durch einschließlich entlang für gegen gegenüber gemäß hinsichtlich hinter in infolge innerhalb laut mit mittels nach neben oberhalb ohne per pro seit sowie statt trotz über um unter von vor wegen während zu zwecks zwischen',
)

/** After these a noun may stand alone: per E-Mail, ohne Frist, mit Karte. */
export const ALONE_AFTER = set('per pro ohne mit nach laut gemäß zwecks mittels wegen')

/** After these only what cannot be counted stands alone: auf Vollständigkeit, um Stellungnahme. */
export const ABSTRACT_AFTER = set('auf um bei zu in')
const ABSTRACT =
  /(ung|heit|keit|schaft|tion|tät|nahme|frage|gabe)$|^(Papier|Antrag|Wunsch|Abruf|Probe|Kopie|Bezug|Zeit|Ordnung|Form|Papierform|Schriftform|Höhe|Basis|Grundlage|Ebene)$/
export const isAbstract = (noun: string): boolean => ABSTRACT.test(noun)

/** Always with the dative or always with the accusative; here an article can be put in. */
export const DATIVE_AFTER = set('aus von')
export const ACCUSATIVE_AFTER = set('für durch gegen')

/** What is compared has an article: "mit dem Auftrag abgleichen". */
export const COMPARING = set('abgleichen vergleichen abstimmen besprechen zusammenführen verbinden')

/** Lower case, and known as nouns too. */
export const SMALL_NOUNS = set(
  'dank mal statt teil recht ernst kraft bar weg heim acht paar wert schuld leid not fest halt laut mittels zeit seit sein essen morgen abend mittag bund ab',
)

/** People and offices, which have an article after every preposition. */
export const isParty = (noun: string): boolean =>
  /(amt|behörde|kreis|stadt|leitung|stelle|dienst|kasse|rat|abteilung|ministerium|gericht|kammer|verwaltung|erin|orin|antin|entin|istin|leiter|halter|steller|bürger|kunde|meister|bearbeiter|partner|berater|prüfer)$/i.test(
    noun,
  )

/** Said of something without naming it: these verbs need no object. */
export const STANDS_ALONE = set(
  'schauen reden anrufen entscheiden erinnern herumtelefonieren telefonieren nachsehen helfen warten antworten zusagen absagen stempeln überweisen unterschreiben nachrechnen zeichnen beraten nachfragen sprechen verhandeln teilnehmen zustimmen widersprechen stattgeben abhelfen zuhören reagieren abwarten recherchieren draufstempeln unterzeichnen abstimmen mahnen rechnen buchen bezahlen zahlen kassieren urteilen abwägen protokollieren suchen einkaufen berichten gehen weitermachen nachhaken vorsprechen bescheiden',
)

export const CONJUNCTIONS = set('und oder sowie bzw beziehungsweise')

/** What begins a clause of its own after a comma. */
export const CLAUSE_STARTS = set(
  'ob dass wenn falls damit weil sobald solange sofern soweit bis wie wo wer wen wem was welche welcher welches welchen warum wann wodurch sodass nachdem bevor um',
)

/** May begin a relative clause, or only the next object. */
export const RELATIVES = set('der die das den dem deren dessen denen')

/** Stand alone as an object. */
export const PRONOUNS = set('alles nichts etwas dies es sie ihn ihm ihnen ihr')

/** First words of labels that are adverbs although they look like anything else. */
export const ADVERBS = set(
  'neu gleich selbst bar alt gern sofort danach dann dort hier intern extern manuell automatisch digital online telefonisch schriftlich mündlich elektronisch formell formal zunächst zuerst abschließend erneut gemeinsam zentral direkt regelmäßig monatlich jährlich wöchentlich täglich ggf gegebenenfalls noch nochmals auch nur immer zusammen vorab parallel gleichzeitig rechtzeitig unverzüglich vollständig jeweils',
)

export const isAdverb = (word: string): boolean =>
  ADVERBS.has(word) || /(lich|isch|weise|haft|bar|sam|los|ig|ell|iv|gemäß|mäßig)$/.test(word)

/** Said without article together with these verbs. */
export const FIXED: Readonly<Record<string, ReadonlySet<string>>> = {
  Stellung: set('nehmen beziehen'),
  Bescheid: set('sagen geben wissen'),
  Auskunft: set('geben erteilen einholen'),
  Rücksprache: set('halten nehmen führen'),
  Kontakt: set('aufnehmen halten'),
  Einsicht: set('nehmen gewähren'),
  Akteneinsicht: set('nehmen gewähren'),
  Widerspruch: set('einlegen erheben'),
  Einspruch: set('einlegen erheben'),
  Klage: set('erheben'),
  Gebrauch: set('machen'),
  Kenntnis: set('nehmen geben'),
  Rechnung: set('tragen'),
  Hilfe: set('leisten'),
  Protokoll: set('führen'),
  Buch: set('führen'),
  Rückmeldung: set('geben'),
  Feedback: set('geben einholen'),
  Zugriff: set('geben gewähren'),
  Platz: set('nehmen'),
}

/** Their object stands in the dative. */
export const DATIVE_VERBS = set(
  'zustimmen stattgeben abhelfen nachkommen widersprechen entsprechen beiwohnen nachgehen antworten zuhören beitreten helfen danken folgen',
)

/** Their grammatical subject is the thing itself, so nobody "does" them. */
export const NOBODY_DOES = set(
  'eingehen erfolgen vorliegen ablaufen fehlen stattfinden eintreffen ankommen entstehen bestehen entfallen auftreten gelten verfallen fortfallen wegfallen anfallen stehen liegen sein werden haben können müssen sollen dürfen wollen',
)

/** Nobody says them in the passive. */
export const NO_PASSIVE = set(
  'erhalten bekommen kriegen behalten enthalten besitzen wissen kennen brauchen kosten umfassen lassen',
)

/** Whom one absagt stands in the dative, what one absagt in the accusative. */
export const EITHER_CASE = set('absagen zusagen melden kündigen glauben raten')

/** No object: what came before in the sentence is not taken up again by a pronoun. */
export const WITHOUT_OBJECT = set(
  'helfen antworten warten telefonieren anrufen nachfragen reden sprechen entscheiden teilnehmen beraten zustimmen widersprechen abstimmen erinnern nachsehen schauen überlegen reagieren verhandeln einladen absagen zusagen bitten',
)

/** Something goes somewhere: "an" stands with the accusative. */
export const SENDING = set(
  'senden schicken geben leiten übermitteln übergeben übersenden versenden zurücksenden zurückschicken zurückgeben zurückmelden weiterleiten weitergeben weiterreichen zuleiten melden überweisen verteilen richten stellen mitteilen absenden verschicken herausgeben ausgeben aushändigen abgeben nachsenden zurückleiten abführen auszahlen faxen mailen kommunizieren zuweisen',
)

/** Actions that one "führt durch". */
export const DONE_AS = set(
  'prüfung kontrolle buchung erfassung bewertung anhörung untersuchung abstimmung berechnung beratung auswertung inventur schulung messung abnahme recherche analyse lauf kontierung inspektion begutachtung besichtigung befragung sichtung beteiligung abfrage begehung beurteilung überprüfung ausschreibung sitzung verhandlung veranlagung mahnung vollstreckung reinigung wartung migration installation nachkontrolle vorprüfung',
)

/** Nouns for something done and the verb they come from, where -ung does not say it. */
export const ACTION_NOUNS: Readonly<Record<string, string>> = {
  Annahme: 'annehmen',
  Aufnahme: 'aufnehmen',
  Entgegennahme: 'entgegennehmen',
  Übernahme: 'übernehmen',
  Rücknahme: 'zurücknehmen',
  Kenntnisnahme: '',
  Versand: 'versenden',
  Eingabe: 'eingeben',
  Ausgabe: 'ausgeben',
  Rückgabe: 'zurückgeben',
  Freigabe: 'freigeben',
  Weitergabe: 'weitergeben',
  Übergabe: 'übergeben',
  Erlass: 'erlassen',
  Abgleich: 'abgleichen',
  Abruf: 'abrufen',
  Ausdruck: 'ausdrucken',
  Kontrolle: 'kontrollieren',
  Analyse: 'analysieren',
  Ablage: 'ablegen',
  Vergabe: 'vergeben',
  Eintrag: 'eintragen',
  Einzug: 'einziehen',
  Verkauf: 'verkaufen',
  Kauf: 'kaufen',
  Abschluss: 'abschließen',
}
