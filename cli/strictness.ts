// How strictly steps are matched, as the options say.

import type { Strictness } from '#compare'
import { BadInput } from './bad-input.ts'

export const strictnessOf = (flags: ReadonlySet<string>): Strictness => {
  if (flags.has('strict') && flags.has('lenient')) {
    throw new BadInput('optionsExclude', { option: 'strict', other: 'lenient' })
  }
  return flags.has('strict') ? 'strict' : flags.has('lenient') ? 'lenient' : 'normal'
}
