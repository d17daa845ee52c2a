/** "1,5", "1.5" and "15 %" as a number; undefined for nothing, null for what is no number from 0 on. */
export const readNumber = (text: string): number | undefined | null => {
  if (text.trim() === '') return undefined
  const value = Number(text.replace(/[%\s]/g, '').replace(',', '.'))
  return Number.isFinite(value) && value >= 0 ? value : null
}

/** Whether two ways of writing are the same number; nothing that is none is. */
export const sameNumber = (one: string, other: string): boolean => {
  const value = readNumber(one)
  return value !== null && value === readNumber(other)
}
