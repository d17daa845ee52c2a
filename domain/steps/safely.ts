// A text in a line: plain where it reads back the same, else in quotation marks.

import { quote } from './quote.ts'

/** `isSame` reads the text as it would stand there. */
export const safely = (text: string, isSame: (written: string) => boolean): string =>
  text !== '' && text === text.trim() && !/["\n\r\uE000\uE001]/.test(text) && isSame(text)
    ? text
    : quote(text)
