// The name a thing is saved under.

/** Its own name without what file systems do not take, and never longer than they take. */
export const fileName = (name: string, ending: string): string => {
  const plain = name.replace(/[\p{Cc}\s/\\:*?"<>|]+/gu, ' ').trim()
  // Whole characters: half of one cannot be written into a header.
  const short = [...plain.slice(0, 240)].slice(0, 120).join('')
  return `${short || 'Prozess'}${ending}`
}
