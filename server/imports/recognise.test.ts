import { describe, expect, it } from 'vitest'
import { recognise } from './recognise.ts'

const BPMN =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="a"></bpmn:definitions>'
const of = (path: string, content: string | Uint8Array) => {
  const found = recognise(path, Buffer.from(content))
  return found.kind === 'model' ? found.format : `${found.kind} ${found.reason.code}`
}

describe('what an uploaded file is', () => {
  it('is told by its content, not by its ending', () => {
    expect(of('a.bpmn', BPMN)).toBe('bpmn')
    expect(of('a.xml', `<?xml version="1.0"?>\n<!-- by a tool -->\n${BPMN}`)).toBe('bpmn')
    expect(of('a.txt', BPMN)).toBe('bpmn')
    expect(of('a.xml', `\uFEFF${BPMN}`)).toBe('bpmn')
    expect(of('a.xml', Buffer.from(`\uFEFF${BPMN}`, 'utf16le'))).toBe('bpmn')
    expect(of('a.xml', '<epml:epml xmlns:epml="http://www.epml.de"><epc/></epml:epml>')).toBe(
      'epml',
    )
    expect(of('Hund.steps.txt', 'Prozess: Hund')).toBe('steps')
  })

  it('is left to the reader to refuse when it holds a DTD', () => {
    expect(of('a.bpmn', `<!DOCTYPE x [<!ENTITY e "y">]>${BPMN}`)).toBe('bpmn')
  })

  it('is refused where somebody meant a model and it is none', () => {
    expect(of('a.bpmn', '')).toBe('refused emptyFile')
    expect(of('a.bpmn', 'Das ist kein XML')).toBe('refused notXml')
    expect(of('a.bpmn', '<html></html>')).toBe('refused notBpmn')
    expect(of('a.xml', 'Das ist kein XML')).toBe('refused notXml')
    expect(of('b/innen.zip', 'PK\x03\x04')).toBe('refused nestedArchive')
    expect(of('innen.bpmn', 'PK\x03\x04')).toBe('refused nestedArchive')
  })

  it('is left out where it was never meant to be one', () => {
    expect(of('liesmich.txt', 'Hallo')).toBe('ignored notAModel')
    expect(of('bericht.docx', 'PK\x03\x04')).toBe('ignored notAModel')
    expect(of('a.xml', '<dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/"/>')).toBe(
      'ignored notAModel',
    )
    expect(of('__MACOSX/._a.bpmn', 'x')).toBe('ignored systemFile')
    expect(of('x/.DS_Store', 'x')).toBe('ignored systemFile')
  })
})
