// Licences that are offered for a signed file: as the file names them, and by which words people know them.

export const LICENCES = [
  { id: 'dl-de/by-2-0', word: 'by' },
  { id: 'dl-de/zero-2-0', word: 'zero' },
  { id: 'CC-BY-4.0', word: 'ccBy' },
  { id: 'CC-BY-SA-4.0', word: 'ccBySa' },
] as const

/** Undefined for a licence that only its file names. */
export const wordOfLicence = (licence: string) => LICENCES.find(({ id }) => id === licence)?.word
