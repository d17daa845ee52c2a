import { describe, expect, it } from 'vitest'
import { type KeyAction, type KeySituation, keyAction, type Pressed } from './drawing-keys.ts'

const press = (key: string, part: Partial<Pressed> = {}): Pressed => ({
  ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...part },
})
const whole: KeySituation = { isAtStep: false, choices: 0 }
const step: KeySituation = { isAtStep: true, choices: 0 }
const asked: KeySituation = { isAtStep: true, choices: 3 }

describe('keys in a drawing', () => {
  it.each<[string, KeySituation, Partial<Pressed>, KeyAction | undefined]>([
    ['ArrowRight', whole, {}, { kind: 'pan', x: 1, y: 0 }],
    ['ArrowRight', step, {}, { kind: 'walk', move: 'ahead' }],
    ['ArrowRight', step, { shiftKey: true }, { kind: 'pan', x: 1, y: 0 }],
    ['ArrowUp', step, {}, { kind: 'walk', move: 'back' }],
    ['Home', step, {}, { kind: 'walk', move: 'start' }],
    ['Home', whole, {}, undefined],
    ['PageDown', step, {}, { kind: 'walk', move: 'into' }],
    ['PageUp', whole, {}, undefined],
    ['1', step, {}, { kind: 'actual' }],
    ['1', asked, {}, { kind: 'choose', number: 1 }],
    ['3', asked, {}, { kind: 'choose', number: 3 }],
    ['4', asked, {}, undefined],
    ['0', asked, {}, { kind: 'fit' }],
    ['Tab', step, {}, undefined],
    ['Tab', asked, {}, { kind: 'toChoices' }],
    ['Tab', asked, { shiftKey: true }, undefined],
    ['Enter', step, {}, { kind: 'select' }],
    ['Enter', whole, {}, undefined],
    ['+', whole, { ctrlKey: true }, undefined],
    ['ArrowLeft', step, { altKey: true }, undefined],
    ['x', step, {}, undefined],
  ])('%s at %j', (key, situation, part, expected) => {
    expect(keyAction(press(key, part), situation)).toEqual(expected)
  })
})
