import { describe, expect, it } from 'vitest'
import { shortNames } from './short-names.ts'

describe('the name of a column', () => {
  it('is the file alone where that is enough', () => {
    expect(shortNames(['a/b/x.bpmn', 'a/b/y.bpmn'])).toEqual(['x.bpmn', 'y.bpmn'])
  })

  it('takes as many folders as it needs to be told apart', () => {
    expect(shortNames(['nord/alt/x.bpmn', 'sued/alt/x.bpmn', 'z.bpmn'])).toEqual([
      'nord/alt/x.bpmn',
      'sued/alt/x.bpmn',
      'z.bpmn',
    ])
    expect(shortNames(['x.bpmn', 'sued/x.bpmn'])).toEqual(['x.bpmn', 'sued/x.bpmn'])
  })
})
