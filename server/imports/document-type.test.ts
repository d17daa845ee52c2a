import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentType } from './document-type.ts'

const text = (words: string) => Buffer.from(words)
const zip = (...names: readonly string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x'.repeat(200))]))))
const openDocument = (kind: string, ...names: readonly string[]) => {
  const parts = Object.fromEntries(names.map((name) => [name, strToU8('<x/>')]))
  const mimetype = strToU8(`application/vnd.oasis.opendocument.${kind}`)
  return Buffer.from(zipSync({ mimetype: [mimetype, { level: 0 }], ...parts }))
}

describe('what a document is', () => {
  it('follows from its content', () => {
    expect(documentType(text('%PDF-1.7\n…'))).toBe('pdf')
    expect(documentType(zip('[Content_Types].xml', 'word/document.xml'))).toBe('docx')
    expect(documentType(zip('[Content_Types].xml', 'xl/workbook.xml'))).toBe('xlsx')
    expect(documentType(zip('[Content_Types].xml', 'ppt/presentation.xml'))).toBe('pptx')
    expect(documentType(openDocument('text', 'content.xml'))).toBe('odt')
    expect(documentType(openDocument('spreadsheet', 'content.xml'))).toBe('ods')
    expect(documentType(openDocument('presentation', 'content.xml'))).toBe('odp')
    expect(documentType(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0]))).toBe('png')
    expect(documentType(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpg')
    expect(documentType(text('1. Antrag prüfen\n2. Größe messen\n'))).toBe('txt')
  })

  it('is nothing that runs, and nothing unknown, whatever it is called', () => {
    const refused = {
      empty: Buffer.alloc(0),
      html: text('\n <!doctype html><script>alert(1)</script>'),
      svg: text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      script: text('#!/bin/sh\nrm -rf /'),
      postscript: text('%!PS-Adobe'),
      program: Buffer.from('MZ\x90\0\x03'),
      latin1: Buffer.from('Größe', 'latin1'),
      'old Word': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      zip: zip('a.txt'),
      'two at once': zip('[Content_Types].xml', 'word/document.xml', 'xl/workbook.xml'),
      'with macros': zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
      'with basic': openDocument('text', 'content.xml', 'Basic/script-lc.xml'),
      drawing: openDocument('graphics', 'content.xml'),
    }
    for (const [name, bytes] of Object.entries(refused)) {
      expect([name, documentType(bytes)]).toEqual([name, undefined])
    }
  })
})
