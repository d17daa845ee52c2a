import { expect, it } from 'vitest'
import { tableCsv } from './table-csv.ts'

it('is a table of what was written, and never a formula', () => {
  const csv = tableCsv([
    ['Wann', 'Was'],
    ['=1+1', '+49'],
    ['-2', '@SUM(A1)'],
    ['\t=1', ' =HYPERLINK("x")'],
    ['＝1', 'a;b'],
    ['sagt "ja"', 'zwei\nZeilen'],
    ['a=b', '2026-11-28'],
  ])
  expect(csv.startsWith('\uFEFFWann;Was\r\n')).toBe(true)
  expect(csv.split('\r\n').slice(1)).toEqual([
    `'=1+1;'+49`,
    `'-2;'@SUM(A1)`,
    `'\t=1;"' =HYPERLINK(""x"")"`,
    `'＝1;"a;b"`,
    `"sagt ""ja""";"zwei\nZeilen"`,
    'a=b;2026-11-28',
    '',
  ])
})
