// A text as plain text or Markdown: readable as it is, and the same thing to a program that renders it.

import type { Prose, ProseItem } from './prose.ts'

export type TextFormat = 'plain' | 'markdown'

const WIDTH = 100

const wrap = (text: string, first: string, others: string): string => {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = others + word
    } else line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  lines.push(line)
  return lines.join('\n')
}

/** Characters that Markdown would take for its own. */
const escaped = (text: string): string => text.replace(/([\\`*_[\]<>#|])/g, '\\$1')

const itemText = (item: ProseItem, format: TextFormat): string => {
  const words = item.spans
    .map(({ text, isStrong }) => {
      if (format === 'plain') return text
      return isStrong ? `**${escaped(text)}**` : escaped(text)
    })
    .join(' ')
  const indent = '  '.repeat(item.depth)
  if (format === 'markdown') {
    const number = item.number === '' ? '' : `${item.number} · `
    return `${indent}- ${number}${words}`
  }
  const head = `${indent}${item.number === '' ? '– ' : `${item.number}. `}`
  return wrap(words, head, ' '.repeat(head.length))
}

/** Ends in a line break; '' for nothing. */
export const proseText = (prose: Prose, format: TextFormat): string => {
  const parts = prose.map((block) => {
    if (block.kind === 'heading') {
      if (format === 'markdown') return `${'#'.repeat(block.level)} ${escaped(block.text)}`
      return `${block.text}\n${(block.level === 2 ? '=' : '-').repeat(Math.min(WIDTH, block.text.length))}`
    }
    if (block.kind === 'paragraph')
      return format === 'markdown' ? escaped(block.text) : wrap(block.text, '', '')
    return block.items.map((item) => itemText(item, format)).join('\n')
  })
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}
