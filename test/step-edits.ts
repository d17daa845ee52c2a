// Edits of a step text by chance, as people make them: words, details, actors, new lines, lines that go,
// lines that move, branches. For laws that must hold for any of them, on any process.

/** An edit before it is known which text it is about. */
export interface TextWish {
  readonly what: number
  readonly at: number
  readonly to: number
}

interface Line {
  readonly index: number
  readonly indent: number
  readonly text: string
}

const STEP = /^(\s*)(\d+)\. /

const stepsOf = (lines: readonly string[]): readonly Line[] =>
  lines.flatMap((text, index) =>
    STEP.test(text) ? [{ index, indent: /^\s*/.exec(text)?.[0].length ?? 0, text }] : [],
  )

/** The line with everything indented below it. */
const blockAt = (lines: readonly string[], { index, indent }: Line): number => {
  let end = index + 1
  while (end < lines.length && /^(\s*)/.exec(lines[end] ?? '')?.[1] !== undefined) {
    const line = lines[end] ?? ''
    const depth = /^\s*/.exec(line)?.[0].length ?? 0
    const isBeside = depth === indent && /^\s*!/.test(line)
    if (line.trim() === '' || (depth <= indent && !isBeside)) break
    end += 1
  }
  return end - index
}

const setWords = (line: string, words: string): string => {
  const quoted = /^(\s*\d+\. )("(?:[^"\\]|\\.)*"|.*?)(?=( @| \[| \/\/|$))/.exec(line)
  return quoted ? `${quoted[1]}${words}${line.slice(quoted[0].length)}` : line
}

/** Names of what can be done, in the order of `what`. */
export const TEXT_EDITS = [
  'rename',
  'insert',
  'delete',
  'move',
  'optional',
  'decision',
  'parallel',
  'actor',
  'details',
  'note',
  'nothing',
  'wait',
  'way',
  'share',
  'post',
  'party',
  'trigger',
  'interruption',
  'call',
  'repeat',
  'question',
  'data',
  'message',
] as const

/** The text after the edit, and its name; the text as it was where it cannot be done. */
export const editText = (text: string, wish: TextWish): { name: string; text: string } => {
  const name = TEXT_EDITS[wish.what % TEXT_EDITS.length] ?? 'nothing'
  const lines = text.split('\n')
  const steps = stepsOf(lines)
  const step = steps[wish.at % Math.max(steps.length, 1)]
  const other = steps[wish.to % Math.max(steps.length, 1)]
  if (!step || !other) return { name: 'nothing', text }
  const pad = ' '.repeat(step.indent)
  const with_ = (...put: readonly string[]) => {
    const at = step.index + (wish.to % 2 === 0 ? 0 : blockAt(lines, step))
    return [...lines.slice(0, at), ...put.map((line) => pad + line), ...lines.slice(at)].join('\n')
  }
  const replace = (line: string) =>
    [...lines.slice(0, step.index), line, ...lines.slice(step.index + 1)].join('\n')
  /** With details behind the step, where it has none yet. */
  const detailed = (details: string) =>
    /[[\]"]|\/\//.test(step.text) ? text : replace(`${step.text} [${details}]`)
  const by = (who: string): string => {
    const bare = step.text.replace(/ @("(?:[^"\\]|\\.)*"|[^[/])*/, ' ').trimEnd()
    const at = bare.search(/ \[| \/\//)
    const named = at < 0 ? `${bare} @${who}` : `${bare.slice(0, at)} @${who}${bare.slice(at)}`
    return /"/.test(step.text) ? text : replace(named)
  }
  const below = (...put: readonly string[]) =>
    [
      ...lines.slice(0, step.index + 1),
      ...put.map((line) => `${pad}${line}`),
      ...lines.slice(step.index + 1),
    ].join('\n')
  const hasParts = (/^\s*/.exec(lines[step.index + 1] ?? '')?.[0].length ?? 0) > step.indent
  switch (name) {
    case 'rename':
      return { name, text: replace(setWords(step.text, 'Ganz neu benannt')) }
    case 'insert':
      return { name, text: with_('- Neu dazwischen [5 Min.]') }
    case 'delete': {
      const count = blockAt(lines, step)
      return {
        name,
        text: lines.filter((_, at) => at < step.index || at >= step.index + count).join('\n'),
      }
    }
    case 'move': {
      const count = blockAt(lines, step)
      const block = lines.slice(step.index, step.index + count)
      if (other.index >= step.index && other.index < step.index + count) return { name, text }
      const shift = other.indent - step.indent
      const moved = block.map((line) =>
        shift >= 0 ? ' '.repeat(shift) + line : line.slice(Math.min(-shift, line.length)),
      )
      const rest = [...lines]
      rest.splice(step.index, count)
      const at = rest.indexOf(other.text)
      rest.splice(at, 0, ...moved)
      return { name, text: rest.join('\n') }
    }
    case 'optional':
      return { name, text: with_('- Nur manchmal [25 %]') }
    case 'decision':
      return {
        name,
        text: with_('? Ist das neu', '  ja (30 %):', '    - Neues tun', '  nein: weiter'),
      }
    case 'parallel':
      return { name, text: with_('gleichzeitig:', '  - Dies tun', '  - Das tun @Neues Amt') }
    case 'actor':
      return { name, text: by('Neues Amt') }
    case 'details':
      return { name, text: detailed('Papier · 7 Min. (3–9) · offen: Wer?') }
    case 'share':
      return { name, text: detailed('20 % · 5–15 Min.') }
    case 'post':
      return { name, text: by('Neues Amt > Neue Stelle') }
    case 'party':
      return { name, text: `${text}\n=== Neuer Beteiligter\n- Neues annehmen\n` }
    case 'trigger':
      return { name, text: with_('warten auf Freigabe [Signal]') }
    case 'interruption':
      return { name, text: hasParts ? text : below('! Frist um [3 Tage]:', '  - Erinnern') }
    case 'call':
      return { name, text: hasParts ? text : detailed('Aufruf: Neuer_Ablauf') }
    case 'repeat':
      return { name, text: detailed('wiederholen bis alle einig sind') }
    case 'question':
      return { name, text: detailed('offen: Wer vertritt?') }
    case 'data':
      return { name, text: detailed('braucht: Neuer Antrag · ergibt: Neue Akte') }
    case 'message':
      return { name, text: below('  Nachricht an Neue Stelle: Neuer Brief') }
    case 'note':
      return { name, text: with_('# nur für die Datei') }
    case 'wait':
      return { name, text: with_('warten auf Antwort (von Neue Stelle)') }
    case 'way': {
      const decision = lines.findIndex((line, at) => at >= step.index && /^\s*\? /.test(line))
      if (decision < 0) return { name, text }
      const depth = /^\s*/.exec(lines[decision] ?? '')?.[0] ?? ''
      return {
        name,
        text: [
          ...lines.slice(0, decision + 1),
          `${depth}  neuer Weg:`,
          `${depth}    - Auf neuem Weg`,
          ...lines.slice(decision + 1),
        ].join('\n'),
      }
    }
    default:
      return { name, text: `${text}\n# Ende der Datei\n` }
  }
}
