// The name of an entry in a ZIP as people wrote it. Old Windows tools write the console code page,
// macOS writes UTF-8 without saying so and takes letters apart, and anybody can write "../../x": the
// result is a label in composed Unicode that points nowhere.

/** Upper half of code page 850, Western Europe's console; German letters stand as in 437. */
const CODE_PAGE_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0'

/** German letters and quotes where Windows-1252 has them; none of them is a letter we expect in 850. */
const WINDOWS_GERMAN = new Set([0xc4, 0xd6, 0xdc, 0xdf, 0xe4, 0xf6, 0xfc, 0xe9, 0x96, 0x97])

const LONGEST_NAME = 400

const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Text of the raw name: what the entry declares, else UTF-8 where it is valid, else a code page. */
export const decodeEntryName = (bytes: Uint8Array, isDeclaredUtf8: boolean): string => {
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== undefined) return utf8
  if (isDeclaredUtf8) return new TextDecoder('utf-8').decode(bytes)
  const high = [...bytes].filter((byte) => byte >= 0x80)
  if (high.every((byte) => WINDOWS_GERMAN.has(byte))) {
    return new TextDecoder('windows-1252').decode(bytes)
  }
  return [...bytes]
    .map((byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (CODE_PAGE_850[byte - 0x80] ?? '\uFFFD'),
    )
    .join('')
}

/**
 * A path that is only a label: forward slashes, no drive, no `.` or `..`, no control or direction
 * characters, composed letters, at most 400 characters (the end is kept, it holds the name).
 */
export const cleanPath = (raw: string): string => {
  const parts = raw
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  const path = parts.join('/')
  const letters = [...path]
  return letters.length > LONGEST_NAME ? `…${letters.slice(-LONGEST_NAME).join('')}` : path
}

/** Files that systems leave behind and nobody meant to send. */
export const isSystemFile = (path: string): boolean => {
  const name = path.split('/').at(-1) ?? ''
  return (
    path.startsWith('__MACOSX/') ||
    path.includes('/__MACOSX/') ||
    name.startsWith('._') ||
    name === '.DS_Store' ||
    name.toLowerCase() === 'thumbs.db' ||
    name.toLowerCase() === 'desktop.ini'
  )
}
