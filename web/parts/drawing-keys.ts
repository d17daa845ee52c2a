// Which key does what in a drawing. Single characters count only while the drawing or a step in it has the
// focus (WCAG 2.1.4); Tab always leads on (2.1.2).

import type { WalkMove } from './drawing-walk.ts'

export type KeyAction =
  | { readonly kind: 'pan'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'walk'; readonly move: WalkMove }
  /** The way with this number, from 1. */
  | { readonly kind: 'choose'; readonly number: number }
  | { readonly kind: 'fit' | 'actual' | 'select' | 'leave' | 'toChoices' }

export interface Pressed {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

export interface KeySituation {
  /** A step has the focus, not the drawing as a whole. */
  readonly isAtStep: boolean
  /** How many ways are on offer; 0 while none are. */
  readonly choices: number
}

const PANS: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: { kind: 'pan', x: -1, y: 0 },
  ArrowRight: { kind: 'pan', x: 1, y: 0 },
  ArrowUp: { kind: 'pan', x: 0, y: -1 },
  ArrowDown: { kind: 'pan', x: 0, y: 1 },
}

const WALKS: Readonly<Record<string, WalkMove>> = {
  ArrowLeft: 'back',
  ArrowRight: 'ahead',
  ArrowUp: 'back',
  ArrowDown: 'ahead',
  Home: 'start',
  End: 'end',
  PageDown: 'into',
  PageUp: 'out',
}

const SINGLE: Readonly<Record<string, KeyAction>> = {
  '+': { kind: 'zoom', factor: 1.25 },
  '-': { kind: 'zoom', factor: 0.8 },
  '0': { kind: 'fit' },
  '1': { kind: 'actual' },
  Escape: { kind: 'leave' },
}

export const keyAction = (
  { key, shiftKey, ctrlKey, metaKey, altKey }: Pressed,
  { isAtStep, choices }: KeySituation,
): KeyAction | undefined => {
  if (ctrlKey || metaKey || altKey) return undefined
  if (choices > 0) {
    const number = /^[1-9]$/.test(key) ? Number(key) : 0
    if (number > 0 && number <= choices) return { kind: 'choose', number }
    if (key === 'Tab' && !shiftKey) return { kind: 'toChoices' }
  }
  if (isAtStep && !shiftKey) {
    const move = WALKS[key]
    if (move) return { kind: 'walk', move }
    if (key === 'Enter' || key === ' ') return { kind: 'select' }
  }
  return PANS[key] ?? SINGLE[key]
}
