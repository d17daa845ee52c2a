// The questions of agendas to begin with, what a calendar says of a workshop, and what a target says of its recommendations.

const de = {
  variants: {
    walk: 'Wie machen wir es heute? Gemeinsam Zeile für Zeile durch die Fassungen',
    collect: 'Was ist Ihnen aufgefallen, und was möchten Sie fragen?',
    cluster: 'Was gehört zusammen?',
    review: 'Was nehmen Sie mit?',
  },
  asIs: {
    walk: 'Stimmt der Ablauf so, wie er da steht?',
    prescribed: 'Wodurch ist der Schritt vorgegeben?',
    estimate: 'Wie viele Minuten Arbeit macht der Schritt?',
    review: 'Was fehlt noch?',
  },
  obstacles: {
    walk: 'Wo stehen die Schritte, um die es geht?',
    collect: 'Wo stolpern wir?',
    cluster: 'Welche Karten sagen dasselbe?',
    vote: 'Was ist am dringendsten?',
    measures: 'Wer tut was bis wann?',
  },
  target: {
    walk: 'Was haben wir gemeinsam, was nicht?',
    collect: 'Welche Ideen haben Sie für einen besseren Ablauf?',
    cluster: 'Welche Ideen gehören zusammen?',
    vote: 'Welche Ideen bringen am meisten?',
    recommend: 'Was empfehlen wir allen, und was bleibt vor Ort aus welchem Grund?',
    target: 'Wie sieht der gemeinsame Ablauf aus?',
    measures: 'Wer tut was bis wann?',
  },
  handovers: {
    walk: 'Was geht zwischen Kreis und Stadt hin und her?',
    collect: 'Was fehlt, was kommt zu spät, was kommt doppelt?',
    cluster: 'Was gehört zusammen?',
    recommend: 'In welcher Form und bis wann wird übergeben?',
    measures: 'Wer tut was bis wann?',
  },
  review: {
    collect: 'Was ist seit dem letzten Mal besser geworden, was nicht?',
    cluster: 'Was gehört zusammen?',
    measures: 'Was ist von den Maßnahmen offen?',
    review: 'Wie machen wir weiter?',
  },
  calendar: 'Teilnehmen ohne Konto: {{link}}',
  targetKept: 'Aus der Werkstatt „{{title}}“',
  common: 'Empfehlung der Werkstatt: {{text}}',
  local: 'Empfehlung der Werkstatt: bleibt vor Ort ({{reason}}): {{text}}',
}

const en: typeof de = {
  variants: {
    walk: 'How do we do it today? Together through the variants, row by row',
    collect: 'What did you notice, and what would you like to ask?',
    cluster: 'What belongs together?',
    review: 'What do you take home?',
  },
  asIs: {
    walk: 'Is the process right as it stands there?',
    prescribed: 'What prescribes the step?',
    estimate: 'How many minutes of work does the step take?',
    review: 'What is still missing?',
  },
  obstacles: {
    walk: 'Where are the steps that this is about?',
    collect: 'Where do we stumble?',
    cluster: 'Which cards say the same?',
    vote: 'What is most urgent?',
    measures: 'Who does what by when?',
  },
  target: {
    walk: 'What do we have in common, and what not?',
    collect: 'Which ideas do you have for a better process?',
    cluster: 'Which ideas belong together?',
    vote: 'Which ideas bring the most?',
    recommend: 'What do we recommend to all, and what stays local for which reason?',
    target: 'What does the common process look like?',
    measures: 'Who does what by when?',
  },
  handovers: {
    walk: 'What goes back and forth between county and town?',
    collect: 'What is missing, late, or comes twice?',
    cluster: 'What belongs together?',
    recommend: 'In which form and by when is it handed over?',
    measures: 'Who does what by when?',
  },
  review: {
    collect: 'What has become better since last time, and what has not?',
    cluster: 'What belongs together?',
    measures: 'Which measures are still open?',
    review: 'How do we go on?',
  },
  calendar: 'Take part without an account: {{link}}',
  targetKept: 'From the workshop “{{title}}”',
  common: 'Recommended by the workshop: {{text}}',
  local: 'Recommended by the workshop: stays local ({{reason}}): {{text}}',
}

export const workshopTemplates = { de, en }
