// One spelling for what people spell differently: lower case, no umlauts, ss for ß.

const FOLDED: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u', ß: 'ss' }

/** Lower case without umlauts and accents: Prüfung, PRÜFUNG and prufung are one. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
