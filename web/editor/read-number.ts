/** "1,5", "1.5" and "15 %" as a number; undefined for nothing, null for what is no number from 0 on. */
export const readNumber = (text: string): number | undefined | null => {
  if (text.trim() === '') return undefined
  const value = Number(text.replace(/[%\s]/g, '').replace(',', '.'))
  return Number.isFinite(value) && value >= 0 ? value : null
}
