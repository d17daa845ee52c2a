import { describe, expect, it } from 'vitest'
import { parseArguments } from './arguments.ts'
import { BadInput } from './bad-input.ts'
import { suggest } from './suggest.ts'

const own = { top: 'number', strict: 'flag', html: 'text' } as const

const problemOf = (words: readonly string[]) => {
  try {
    parseArguments(words, own)
    return undefined
  } catch (error) {
    return error instanceof BadInput ? { code: error.code, ...error.details } : error
  }
}

describe('the words after a command', () => {
  it('are options where they begin with two dashes, in any order, and values otherwise', () => {
    const parsed = parseArguments(['a', '--top=3', 'b', '--strict', '--html', 'out.html'], own)
    expect(parsed.values).toEqual(['a', 'b'])
    expect([...parsed.flags]).toEqual(['strict'])
    expect(parsed.options).toEqual({ top: '3', html: 'out.html' })
  })

  it('are no options after two lone dashes, so that any file name can be given', () => {
    expect(parseArguments(['--', '--strict', '-'], own).values).toEqual(['--strict', '-'])
  })

  it('are refused with a suggestion where an option is misspelt', () => {
    expect(problemOf(['--stirct'])).toEqual({
      code: 'optionUnknown',
      option: '--stirct',
      near: '--strict',
    })
    expect(problemOf(['--xyzzy'])).toMatchObject({ code: 'optionUnknown', near: '' })
    expect(problemOf(['--constructor'])).toMatchObject({ code: 'optionUnknown' })
  })

  it('are refused where a value is missing, is none, or was not asked for', () => {
    expect(problemOf(['--html'])).toMatchObject({ code: 'optionNeedsValue' })
    expect(problemOf(['--html', '--lang', 'en'])).toEqual({
      code: 'optionNeedsValue',
      option: 'html',
    })
    expect(parseArguments(['--html=--lang'], own).options).toEqual({ html: '--lang' })
    expect(problemOf(['--top', 'many'])).toMatchObject({ code: 'optionValue', value: 'many' })
    expect(problemOf(['--top', '0'])).toMatchObject({ code: 'optionValue' })
    expect(problemOf(['--strict=yes'])).toMatchObject({ code: 'optionTakesNoValue' })
  })
})

describe('a suggestion', () => {
  it('is the nearest known word, and none where nothing is near', () => {
    const commands = ['match', 'search', 'families', 'compare', 'convert', 'layout']
    expect(suggest('mathc', commands)).toBe('match')
    expect(suggest('comp', commands)).toBe('compare')
    expect(suggest('Familie', commands)).toBe('families')
    expect(suggest('delete', commands)).toBeUndefined()
  })
})
