// How a step list is written, for people: each part with an example that can be read as it stands.

interface Part {
  readonly title: string
  readonly text: string
  /** Lines of a list; the head with the name is left out. */
  readonly example: string
}

const de: readonly Part[] = [
  {
    title: 'Ein Schritt je Zeile',
    text: 'Schreiben Sie, was getan wird. Nummern und Striche sind erlaubt und müssen nicht stimmen. Hinter @ steht, wer es tut; das gilt, bis jemand anderes genannt wird. @- nennt niemanden. Eine Stelle in einer Einheit steht hinter „>“.',
    example:
      '1. Antrag annehmen @Bürgerbüro\n2. Antrag prüfen @Bauamt > Sachbearbeitung\n- Bescheid schreiben',
  },
  {
    title: 'Der Kopf',
    text: 'Oben stehen Angaben zum Ganzen, jede mit einem Wort und Doppelpunkt: Prozess, Verwaltung, Auslöser, Ergebnis, Start, Ziel, Produktbereich, Prozessart, Beteiligte, Aufgabe, Fälle im Jahr, Durchlaufzeit, Leistungsschlüssel, Verantwortlich, Ansprechstelle, IT-Verfahren, Rechtsgrundlage, Hinweis. Start und Ziel sind kurze Namen für die Zeichnung.',
    example:
      'Prozess: Hund anmelden\nVerwaltung: Stadt Nord\nFälle im Jahr: 950\nDurchlaufzeit: 3 Tage (1–16)\nRechtsgrundlage: Hundesteuersatzung (belegt)\n\n1. Anmeldung annehmen',
  },
  {
    title: 'Einzelheiten',
    text: 'In eckigen Klammern, in beliebiger Reihenfolge, getrennt durch „·“, „;“ oder „|“: Medium (Papier, E-Mail/Datei, Fachverfahren, E-Akte, Online-Dienst, mündlich/vor Ort), Minuten mit Spanne, Anteil der Fälle, Schrittart, Kennung in der Familie, Übergabe, Liegezeit, Vorgabe (Gesetz, Satzung, Weisung, Dienstanweisung, Praxis), Ermessen, RAG, IT, Unterlage, braucht und ergibt (was im Modell als Datenobjekt steht), offene Frage, Art der Ausführung (automatisch, von Hand, am Bildschirm, senden, empfangen). Hinter // steht eine Notiz; eine Zeile darunter mit /// ist eine Anmerkung, die in der Zeichnung daneben steht.',
    example:
      '1. Angaben prüfen [Papier · 10 Min. (5–30) · Art: Formal prüfen · H2 · Vorgabe: Satzung · Ermessen · IT: Steuerverfahren · Unterlage: Antrag · offen: Wer vertritt?] // nur montags\n2. Nachfragen [E-Mail/Datei · 5–15 Min. · warten 1–2 Tage · Übergabe Ü1-1 · RAG 7 · braucht: Antrag · ergibt: Rückfrage]\n  /// Im Sommer dauert es länger.',
  },
  {
    title: 'Nicht in jedem Fall',
    text: 'Ein Anteil unter 100 % macht den Schritt zur Ausnahme. Schritte mit derselben Kennung, die zusammen 100 % ergeben, sind Wege zur Wahl. Mit „aller Fälle“ ist der Anteil nur eine Angabe.',
    example:
      '1. Online annehmen [62 % · H1]\n2. Am Schalter annehmen [38 % · H1]\n3. Ermäßigung prüfen [8 %]\n4. Marke ausgeben [95 % aller Fälle]',
  },
  {
    title: 'Entscheidung und Schleife',
    text: '„?“ fragt, darunter steht eingerückt jeder Weg mit Doppelpunkt. „weiter“ geht unter der Entscheidung weiter, „zurück zu …“ und „weiter bei …“ springen zu einem Schritt, beim Namen oder bei der Nummer. „sonst“, auch in Klammern hinter einem Namen, ist der Weg, wenn nichts anderes gilt.',
    example:
      '1. Prüfen\n? vollständig\n  nein (20 %):\n    2. Nachfordern\n    zurück zu „Prüfen“\n  sonst: weiter\n3. Entscheiden\n? bewilligt\n  ja (sonst): weiter\n  nein: Ende: abgelehnt\n4. Bescheid senden',
  },
  {
    title: 'Mehrere Wege, oder was zuerst kommt',
    text: '„?+“ nimmt einen oder mehrere Wege, „?!“ den, dessen Ereignis zuerst eintritt.',
    example:
      '1. Anfragen\n?+ wer ist betroffen\n  Umwelt:\n    2. Umweltamt fragen\n  Verkehr:\n    3. Verkehrsamt fragen\n?!\n  :\n    warten auf Antwort\n    4. Auswerten\n  :\n    warten 14 Tage\n    5. Erinnern',
  },
  {
    title: 'Gleichzeitig',
    text: 'Alles darunter geschieht nebeneinander. Mehrere Schritte hintereinander bekommen eine Überschrift oder „und:“. Wie das Ganze heißt, steht in runden Klammern.',
    example:
      'gleichzeitig (Stellungnahmen):\n  1. Personalrat beteiligen @Personalrat\n  und:\n    2. Stelle bewerten @Organisation\n    3. Mittel prüfen @Kämmerei\n4. Freigeben @Leitung',
  },
  {
    title: 'Warten, melden, unterbrechen',
    text: '„warten“ mit einer Dauer ist eine Frist, „warten auf“ eine Nachricht; in runden Klammern steht die andere Organisation. „Nachricht:“ sendet, „Zwischenstand:“ hält fest, was erreicht ist. „!“ unter einem Schritt ist, was ihn unterbricht; mit „läuft weiter“ geschieht es nebenher. In eckigen Klammern steht ein anderer Auslöser, zum Beispiel Signal, Fehler oder Bedingung.',
    example:
      '1. Anhören\n! Frist abgelaufen [14 Tage]:\n  2. Nach Aktenlage entscheiden\n! Rückfrage [Nachricht · läuft weiter]:\n  3. Antworten\nwarten 2–3 Wochen (Auslegung)\nwarten auf Stellungnahme (von Kreis)\nNachricht: Bescheid (an Antragstellerin)\nZwischenstand: bestandskräftig\nwarten auf Freigabe [Signal]',
  },
  {
    title: 'Teilprozess',
    text: 'Schritte, die unter einem Schritt eingerückt sind, sind seine Teile. Mit „[Teilprozess]“ stehen die Teile nicht hier, mit „[Aufruf]“ ist der Schritt ein eigener Prozess, hinter einem Doppelpunkt mit dessen Kennung. „ganz oder gar nicht“, „in beliebiger Reihenfolge“ und „bei Ereignis“ sagen Näheres über die Teile; was bei Ereignis geschieht, steht für sich hinter „Start: -“.',
    example:
      '1. Ausschreibung erstellen\n  2. Text entwerfen\n  3. Abstimmen\n4. Veröffentlichen [Teilprozess]\n5. Stelle besetzen [Aufruf: Stelle_besetzen]\n6. Einarbeiten [in beliebiger Reihenfolge]\n  7. Rundgang machen\n  8. Zugänge einrichten\nStart: -\n9. Absage bearbeiten [bei Ereignis]\n  Start: Absage [Nachricht · läuft weiter]\n  10. Nachrücken lassen\nEnde: -',
  },
  {
    title: 'Mehrmals',
    text: 'In eckigen Klammern: „wiederholen“, „wiederholen bis …“ oder „wiederholen solange …“; „für jeden nacheinander“ oder „für jeden gleichzeitig“, hinter einem Doppelpunkt steht, wofür.',
    example:
      '1. Entwurf überarbeiten [wiederholen bis alle zustimmen]\n2. Fachamt anhören [für jeden gleichzeitig: Fachamt]\n3. Bescheid senden [für jeden nacheinander]\n4. Anrufen [wiederholen solange niemand da ist · von Hand]',
  },
  {
    title: 'Mehrere Beteiligte',
    text: '„===“ beginnt den Ablauf eines anderen Beteiligten. Sprünge führen nicht hinüber; dafür gibt es Nachrichten. Eingerückt unter einem Schritt, ohne Nummer und Strich, sendet „Nachricht an …:“, und „Nachricht von …:“ empfängt. Hinter dem Beteiligten darf nach einem Komma der Schritt dort stehen, hinter dem Doppelpunkt, was gesendet wird. Wer in der Liste keinen eigenen Ablauf hat, ist eine Organisation, von der nichts weiter bekannt ist.',
    example:
      '=== Stadt\n1. Antrag weiterleiten\n  Nachricht an Kreis, Antrag annehmen: Antrag\n=== Kreis\n2. Antrag annehmen\n3. Bescheid senden\n  Nachricht an Bürgerin: Bescheid',
  },
  {
    title: 'Anfang und Ende',
    text: '„Ende“ mit oder ohne Namen hört hier auf, „weiter bei Ende“ geht zum Ziel. „Start:“ ist ein weiterer Beginn. Mit „-“ statt eines Namens gibt es dort kein Ereignis: „Start: -“, „Ende: -“.',
    example:
      '1. Annehmen\n? zuständig\n  nein: weiter bei Ende\n  ja: weiter\n2. Bearbeiten\nEnde: erledigt\nStart: Widerspruch [Nachricht]\n3. Widerspruch prüfen\nEnde: -',
  },
  {
    title: 'Wörtlich und nur für die Datei',
    text: 'Was in Anführungszeichen steht, wird so genommen, wie es ist. Zeilen mit „#“ liest niemand sonst; so steht auch dort, wo eine Nachricht ankommt, von wem sie ist.',
    example: '# Entwurf vom Dienstag\n1. "Ende: prüfen [neu]"',
  },
]

const en: readonly Part[] = [
  {
    title: 'One step a line',
    text: 'Write what is done. Numbers and dashes are allowed and need not be right. Behind @ stands who does it, until somebody else is named. @- names nobody. A post in a unit stands behind “>”.',
    example:
      '1. Accept application @Front office\n2. Check application @Building office > Clerk\n- Write notice',
  },
  {
    title: 'The head',
    text: 'Facts about the whole stand at the top, each with a word and a colon: Process, Administration, Trigger, Result, Start, Goal, Product area, Process type, Participants, Task, Cases per year, Lead time, Service key, Owner, Contact, IT system, Legal basis, Notice. Start and Goal are short names for the drawing.',
    example:
      'Process: Register a dog\nAdministration: Town North\nCases per year: 950\nLead time: 3 days (1–16)\nLegal basis: dog tax statute (sourced)\n\n1. Accept registration',
  },
  {
    title: 'Details',
    text: 'In square brackets, in any order, separated by “·”, “;” or “|”: medium (paper, e-mail/file, specialist system, e-file, online service, in person), minutes with their range, share of cases, kind of step, code in the family, handover, waiting, prescribed by (law, statute, directive, service instruction, practice), discretion, RAG, IT, document, needs and yields (what stands in the model as data), open question, how it is done (automatic, by hand, on screen, send, receive). A note stands behind //; a line below it with /// is a remark that stands beside it in the drawing.',
    example:
      '1. Check facts [paper · 10 min. (5–30) · kind: Check formally · H2 · prescribed by: statute · discretion · IT: tax system · document: application · open: Who stands in?] // Mondays only\n2. Ask back [e-mail/file · 5–15 min. · wait 1–2 days · handover Ü1-1 · RAG 7 · needs: application · yields: question]\n  /// In summer it takes longer.',
  },
  {
    title: 'Not in every case',
    text: 'A share below 100 % makes the step an exception. Steps with the same code that add up to 100 % are ways to choose from. With “of all cases” the share is only a statement.',
    example:
      '1. Accept online [62 % · H1]\n2. Accept at the desk [38 % · H1]\n3. Check reduction [8 %]\n4. Hand out tag [95 % of all cases]',
  },
  {
    title: 'Decision and loop',
    text: '“?” asks; below it each way stands indented, with a colon. “continue” goes on below the decision, “back to …” and “go on at …” jump to a step by its name or number. “otherwise”, also in brackets behind a name, is the way when nothing else holds.',
    example:
      '1. Check\n? complete\n  no (20 %):\n    2. Ask for the rest\n    back to „Check“\n  otherwise: continue\n3. Decide\n? granted\n  yes (otherwise): continue\n  no: End: refused\n4. Send notice',
  },
  {
    title: 'Several ways, or whatever comes first',
    text: '“?+” takes one or several ways, “?!” the one whose event happens first.',
    example:
      '1. Enquire\n?+ who is concerned\n  environment:\n    2. Ask the environment office\n  traffic:\n    3. Ask the traffic office\n?!\n  :\n    wait for answer\n    4. Evaluate\n  :\n    wait 14 days\n    5. Remind',
  },
  {
    title: 'At the same time',
    text: 'Everything below happens side by side. Several steps in a row get a heading or “and:”. What the whole is called stands in round brackets.',
    example:
      'at the same time (opinions):\n  1. Involve the staff council @Staff council\n  and:\n    2. Grade the post @Organisation\n    3. Check funds @Treasury\n4. Release @Head',
  },
  {
    title: 'Wait, tell, interrupt',
    text: '“wait” with a duration is a deadline, “wait for” a message; the other organisation stands in round brackets. “message:” sends, “milestone:” notes what is reached. “!” below a step is what interrupts it; with “goes on” it happens beside it. Another trigger stands in square brackets, for example signal, error or condition.',
    example:
      '1. Hear\n! Deadline over [14 days]:\n  2. Decide on the file\n! Question [message · goes on]:\n  3. Answer\nwait 2–3 weeks (display)\nwait for opinion (from County)\nmessage: notice (to Applicant)\nmilestone: final\nwait for release [signal]',
  },
  {
    title: 'Sub-process',
    text: 'Steps indented below a step are its parts. With “[sub-process]” the parts do not stand here, with “[call]” the step is a process of its own, with its id behind a colon. “all or nothing”, “in any order” and “on event” say more about the parts; what happens on an event stands by itself behind “Start: -”.',
    example:
      '1. Prepare announcement\n  2. Draft text\n  3. Agree\n4. Publish [sub-process]\n5. Fill the post [call: Fill_post]\n6. Settle in [in any order]\n  7. Walk round\n  8. Set up access\nStart: -\n9. Handle withdrawal [on event]\n  Start: withdrawal [message · goes on]\n  10. Ask the next one\nEnd: -',
  },
  {
    title: 'More than once',
    text: 'In square brackets: “repeat”, “repeat until …” or “repeat while …”; “for each in turn” or “for each at once”, with what it is done for behind a colon.',
    example:
      '1. Revise draft [repeat until all agree]\n2. Hear department [for each at once: department]\n3. Send notice [for each in turn]\n4. Call [repeat while nobody is there · by hand]',
  },
  {
    title: 'Several parties',
    text: '“===” begins the flow of another party. Jumps do not lead across; messages do. Indented below a step, without number or dash, “message to …:” sends and “message from …:” receives. Behind the party the step there may follow after a comma, behind the colon what is sent. Whoever has no flow in the list is an organisation of which nothing more is known.',
    example:
      '=== Town\n1. Forward application\n  message to County, Accept application: application\n=== County\n2. Accept application\n3. Send notice\n  message to Citizen: notice',
  },
  {
    title: 'Beginning and end',
    text: '“End” with or without a name stops here, “go on at end” goes to the goal. “Start:” is a further beginning. With “-” instead of a name there is no event: “Start: -”, “End: -”.',
    example:
      '1. Accept\n? competent\n  no: go on at end\n  yes: continue\n2. Handle\nEnd: done\nStart: objection [message]\n3. Check objection\nEnd: -',
  },
  {
    title: 'Literally, and for the file only',
    text: 'What stands in quotation marks is taken as it is. Nobody else reads lines with “#”; where a message arrives, such a line says from whom.',
    example: '# draft of Tuesday\n1. "End: check [new]"',
  },
]

/** The guide in each language. */
export const stepGuide = { de, en } as const
