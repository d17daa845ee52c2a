// A file name made readable, for models that carry no name of their own.

/** "02_GF-Neue-Akten_beantragen (de).bpmn" → "GF-Neue-Akten beantragen"; never empty. */
export const readableName = (path: string): string => {
  const file = path.split('/').at(-1) ?? path
  const bare = file
    .replace(/\.(steps\.txt|bpmn20\.xml|bpmn\.xml|bpmn2|bpmn|epml|xml|txt)$/i, '')
    .replace(/\s*\((?:de|en|\d+)\)\s*$/i, '')
    .replace(/[-_\s]*(?:v|version[-_ ]?)\d+(?:[._]\d+)*$/i, '')
  const words = bare.replaceAll('_', ' ').replace(/\s+/g, ' ').trim()
  // Hyphens join words in German; only where there are no spaces at all do they stand for spaces.
  const spaced = words.includes(' ') ? words : words.replace(/-+/g, ' ').trim()
  const named = spaced.replace(/^\d{1,3}[.)]?\s+(?=\p{L})/u, '').replace(/[-\s]+$/, '')
  return (named || bare || file).slice(0, 300)
}
