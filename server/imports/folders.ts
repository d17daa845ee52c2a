// The folders of an upload as people think of them, and whose they probably are. Archives often wrap
// everything in one outer folder; then the folders inside it are the ones that tell things apart.

export interface NamedOrganisation {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly regionalKey: string | null
}

/** For each path the folder it counts to: the first one below what all paths share; '' at the root. */
export const foldersOf = (paths: readonly string[]): readonly string[] => {
  const split = paths.map((path) => path.split('/').slice(0, -1))
  let shared = split[0] ?? []
  for (const folders of split) {
    let same = 0
    while (same < shared.length && shared[same] === folders[same]) same += 1
    shared = shared.slice(0, same)
  }
  const isFlat = split.every((folders) => folders.length === shared.length)
  return split.map((folders) => (isFlat ? (shared.at(-1) ?? '') : (folders[shared.length] ?? '')))
}

/** Words that stand before the names of many administrations and tell none of them apart. */
const COMMON = new Set([
  'stadt',
  'gemeinde',
  'kreis',
  'landkreis',
  'kreisstadt',
  'hansestadt',
  'verwaltung',
  'stadtverwaltung',
  'kreisverwaltung',
  'prozesse',
  'modelle',
  'bpmn',
  'der',
  'die',
  'des',
])

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * How well a folder names an organisation: 4 its regional key, 3 its whole name or short name, 2 the
 * words of its name, 1 the one word that tells (Wetter for "Wetter (Ruhr)"); 0 not at all.
 */
const scoreOf = (folder: string, organisation: NamedOrganisation): number => {
  const words = wordsOf(folder)
  const key = organisation.regionalKey
  if (key && words.some((word) => word === key)) return 4
  const joined = words.join('')
  const nameWords = wordsOf(organisation.name)
  const short = wordsOf(organisation.shortName).join('')
  if (joined !== '' && (joined === nameWords.join('') || joined === short)) return 3
  const telling = nameWords.filter((word) => !COMMON.has(word))
  if (telling.length > 0 && telling.every((word) => words.includes(word))) return 2
  // A county is often called as its town is ("Kreis Unna"): the kind of administration must not clash.
  const isCounty = (list: readonly string[]) => list.some((word) => /^(land)?kreis$/.test(word))
  if (isCounty(words) && !isCounty(nameWords)) return 0
  const [first] = telling
  if (first && words.includes(first)) return 1
  return short.length >= 2 && words.includes(short) ? 1 : 0
}

/** The organisation a folder's name speaks of, or null where none or several fit equally well. */
export const guessOrganisation = (
  folder: string,
  organisations: readonly NamedOrganisation[],
): string | null => {
  const fits = organisations
    .map((organisation) => ({ id: organisation.id, score: scoreOf(folder, organisation) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, second] = fits
  return best && best.score > (second?.score ?? 0) ? best.id : null
}
