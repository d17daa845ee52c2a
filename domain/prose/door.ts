// A process told as text that can be read aloud. Labels become sentences where their grammar is sure;
// where it is not they are quoted: a wrong sentence would be worse than a stiff one.

export type { LabelFix, LabelReason } from './label-fix.ts'
export { createNarrator, type GrammarResources, type Narrator, type Subject } from './narrator.ts'
export { proseText, type TextFormat } from './plain-text.ts'
export type { Prose, ProseBlock, ProseItem, ProseSpan } from './prose.ts'
export { MOST_SENTENCES, MOST_WORDS, wordCount } from './tell-shortly.ts'
export type { StepSentence, Telling } from './telling.ts'
