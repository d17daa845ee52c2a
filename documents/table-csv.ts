// A table as text for spreadsheets. What people wrote is never taken for a formula: a cell that begins like one gets an
// apostrophe before it, as spreadsheets themselves write such text.

/** As German spreadsheets part columns; the mark at the beginning tells them the letters. */
const PART = ';'
const MARK = '\uFEFF'

/** Also behind blanks, which some programs skip, and in the wide letters of Asian keyboards. */
const FORMULA = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const tableCsv = (rows: readonly (readonly string[])[]): string =>
  MARK + rows.map((row) => `${row.map(cell).join(PART)}\r\n`).join('')
