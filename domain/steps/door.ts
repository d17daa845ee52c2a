// The step text (`.steps.txt`): a process as people write it who do not draw. Always readable, whatever
// is wrong with it; German and English words can be mixed.
//
// Head, one "Wort: Wert" per line, in any order: Prozess, Verwaltung, Kürzel, Familie, Verhältnis
// (Variante | Partner), Auslöser, Ergebnis, Start and Ziel (short names for the drawing, where they
// differ from Auslöser and Ergebnis), Produktbereich (01–17), Prozessart, Beteiligte (a · b), Aufgabe,
// Fälle im Jahr, Durchlaufzeit (3 Tage (1–16), Bemerkung), Leistungsschlüssel, Verantwortlich,
// IT-Verfahren, Rechtsgrundlage (repeated; ends in (belegt), (Fachkenntnis) or (prüfen)), Hinweis.
//
// Then one line per step, with or without number or dash; depth by indentation:
//   1. Antrag prüfen @Bauamt [E-Akte · 10 Min. · 85 % · H1 · Übergabe Ü1-1 · warten 1–2 Tage] // Notiz
// - @Akteur goes on until another is named; @- names nobody. @Bauamt > Sachbearbeitung names a unit and a post
//   in it (a lane in a lane); the outermost, the organisation, stands in the head as Verwaltung.
// - in brackets, in any order, separated by "·", ";" or "|": medium (Papier, E-Mail/Datei, Fachverfahren,
//   E-Akte, Online-Dienst, mündlich/vor Ort), minutes or hours (12 Min., 1,5 Std.) with their
//   spread (12 Min. (5–30), or only 5–30 Min.), share of cases (85 %),
//   kind of step (Art: Formal prüfen), family code (H1, or Kennung: …), Übergabe …, warten/Liegezeit … (days, working days, weeks, months),
//   Vorgabe: Gesetz|Satzung|Weisung|Dienstanweisung|Praxis, Ermessen, RAG 1–8, IT: …, Unterlage: …, offen: … (a question),
//   automatisch|von Hand|am Bildschirm|senden|empfangen.
// - a share below 100 % makes the step optional; steps in a row with the same family code and together 100 %
//   are ways to choose from; "85 % aller Fälle" only states the share. Inside a branch shares still
//   count against all cases; a step without one occurs as often as its branch.
// - "// …" on a line of its own goes on with the note of the step above; "# …" is for the file only.
//
//   ? vollständig                      a decision; "?+" takes several ways, "?!" whatever happens first
//     ja (85 %): weiter                each way ends in a colon; "weiter" or nothing goes straight on
//     nein:                            the one way without a share gets the rest; "sonst" is the default
//       2. Unterlagen nachfordern
//       zurück zu 1                    also: zurück zu „Antrag prüfen“, weiter bei …, weiter bei Ende
//   gleichzeitig:                      every line below is done at the same time;
//     3. Personalrat beteiligen        several steps in a row get a head: "Name:", or "und:"
//     und:
//       4. …
//   warten 2–3 Wochen (Frist)          a timer; "warten auf Antwort" waits for a message
//   Nachricht: Bescheid verschickt     sends a message; "Zwischenstand: …" marks a point reached
//   ! Frist abgelaufen [14 Tage]:      may interrupt the step above; its way is indented below
//   Ende: zurückgewiesen               ends here; the last line of all ends in Ziel
//   Steps indented below a step make it a sub-process. Text in "quotation marks" is taken as it is.
//
// Sample: examples/README.md.

export type { Block, Branch } from './block.ts'
export { listSteps, type StepLine, type StepLineKind } from './list-steps.ts'
export { outlineOf } from './outline.ts'
export { readSteps } from './read-steps.ts'
export {
  STEPS_PROBLEMS,
  type StepsMeta,
  type StepsProblem,
  type StepsProblemCode,
  type StepsReading,
} from './reading.ts'
export { reviseSteps, type StepsRevision } from './revise-steps.ts'
export { suggestStepKind } from './suggest-kind.ts'
export { writeSteps } from './write-steps.ts'
