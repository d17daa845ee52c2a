// Lines of a step list named in a sentence: "3 Antrag prüfen, 5 Gebühr festsetzen".

interface Place {
  readonly number: string
  readonly label: string
}

export const placeNames = (places: readonly Place[]): string =>
  places
    .map(({ number, label }) => `${number} ${label}`.trim())
    .filter((name) => name !== '')
    .join(', ')
