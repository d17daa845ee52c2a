// A date for people's calendars (RFC 5545): times in UTC, lines folded at 75 bytes.

/** What the calendar shows; times as moments. */
export interface CalendarDate {
  readonly uid: string
  readonly title: string
  readonly place: string
  readonly description: string
  readonly link: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly now: Date
  /** How often it was changed: a later one takes the place of the one before. */
  readonly version: number
}

const moment = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')

const LINE_BYTES = 73

/** Never inside a character: a program that joins lines late would read two broken ones. */
const folded = (line: string): string => {
  let [out, bytes] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > LINE_BYTES) [out, bytes] = [`${out}\r\n `, 1]
    out += character
    bytes += size
  }
  return out
}

export const calendarFile = (date: CalendarDate): string =>
  `${[
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Prozessverbund//Prozesswerkstatt//DE',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(date.uid)}`,
    `SEQUENCE:${date.version}`,
    `DTSTAMP:${moment(date.now)}`,
    `DTSTART:${moment(date.startsAt)}`,
    `DTEND:${moment(date.endsAt)}`,
    `SUMMARY:${escaped(date.title)}`,
    ...(date.place === '' ? [] : [`LOCATION:${escaped(date.place)}`]),
    `DESCRIPTION:${escaped(date.description)}`,
    `URL:${date.link}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('\r\n')}\r\n`
