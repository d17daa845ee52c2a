// Processes named in an address, as people and programs write them.

/** Ids, repeated or with commas between them. */
export const readIds = (value: string | readonly string[]): readonly string[] =>
  [value]
    .flat()
    .flatMap((one) => one.split(','))
    .filter((one) => one !== '')
