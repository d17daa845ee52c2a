import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, element, readXml, writeXml, type XmlElement } from '#xml'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf16 = (text: string, isBigEndian = false) =>
  Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0)
      return isBigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8]
    }),
  )

const rootOf = (bytes: Uint8Array): XmlElement => {
  const reading = readXml(bytes)
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  return reading.root
}

const refusalOf = (bytes: Uint8Array, limits?: Parameters<typeof readXml>[1]) => {
  const reading = readXml(bytes, limits)
  return reading.kind === 'refused' ? reading.refusal : undefined
}

describe('the encoding of a file', () => {
  const declared = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><a n="Prüfung"/>`

  it('is what the declaration says', () => {
    for (const encoding of ['ISO-8859-1', 'windows-1252', 'iso-8859-15']) {
      expect(rootOf(latin1(declared(encoding))).attributes.n).toBe('Prüfung')
    }
    expect(rootOf(utf8(declared('UTF-8'))).attributes.n).toBe('Prüfung')
  })

  it('is what the byte order mark says, whatever is declared', () => {
    expect(rootOf(utf8(`\uFEFF${declared('iso-8859-1')}`)).attributes.n).toBe('Prüfung')
    expect(rootOf(utf16(`\uFEFF${declared('UTF-16')}`)).attributes.n).toBe('Prüfung')
    expect(rootOf(utf16(`\uFEFF${declared('UTF-16')}`, true)).attributes.n).toBe('Prüfung')
  })

  it('is UTF-16 where every other byte is empty, and UTF-8 where UTF-16 is a lie', () => {
    expect(rootOf(utf16(declared('UTF-16'))).attributes.n).toBe('Prüfung')
    expect(rootOf(utf8(declared('UTF-16'))).attributes.n).toBe('Prüfung')
  })

  it('is guessed, and said to be, where the bytes are not what they claim', () => {
    const reading = readXml(latin1(declared('UTF-8')))
    expect(reading).toMatchObject({
      kind: 'tree',
      root: { attributes: { n: 'Prüfung' } },
      remarks: [{ code: 'encoding-guessed' }],
    })
  })

  it('is refused by name when nobody knows it', () => {
    expect(refusalOf(utf8(declared('klingon')))).toEqual({
      code: 'encoding-unknown',
      details: { encoding: 'klingon' },
    })
  })
})

describe('the tree of a file', () => {
  it('knows namespaces, nested and redeclared', () => {
    const root = rootOf(
      utf8(
        '<a xmlns="urn:1" xmlns:p="urn:2"><p:b p:x="1" y="2"/><c xmlns="urn:3"><d/></c><e/></a>',
      ),
    )
    const [b, c, e] = root.children
    expect([root.namespace, b?.namespace, c?.children[0]?.namespace, e?.namespace]).toEqual([
      'urn:1',
      'urn:2',
      'urn:3',
      'urn:1',
    ])
    expect(b?.foreign).toEqual([{ namespace: 'urn:2', prefix: 'p', local: 'x', value: '1' }])
    expect({ ...b?.attributes }).toEqual({ y: '2' })
  })

  it('keeps texts between elements in their order, and tells them from indentation', () => {
    const root = rootOf(utf8('<a>\n  <b/>\n  eins <c/><![CDATA[zw]]>ei\n</a>'))
    expect(root.mixed?.map((one) => (typeof one === 'string' ? one : one.local))).toEqual([
      'b',
      '\n  eins ',
      'c',
      'zwei\n',
    ])
    expect(root.text).toBe('\n  eins zwei\n')
    expect(rootOf(utf8('<a>\n<b/>\n</a>')).mixed).toBeUndefined()
  })

  it('survives names that mean something to JavaScript', () => {
    const root = rootOf(
      utf8(
        '<constructor __proto__="x" xmlns:constructor="urn:c"><constructor:toString/></constructor>',
      ),
    )
    expect(Object.entries(root.attributes)).toEqual([['__proto__', 'x']])
    expect(root.children[0]?.namespace).toBe('urn:c')
  })

  it('takes a prefix nobody declared for a namespace of its own', () => {
    expect(rootOf(utf8('<x:a/>')).namespace).toBe('unbound:x')
  })

  it('forgives white space before the declaration and still counts lines right', () => {
    const root = rootOf(utf8('\n\n<?xml version="1.0"?>\n<a>\n<b/></a>'))
    expect([root.line, root.children[0]?.line]).toEqual([4, 5])
  })
})

describe('a file is refused', () => {
  it('with the line when it is not well-formed', () => {
    expect(refusalOf(utf8('<a>\n<b>\n</a>'))).toMatchObject({
      code: 'not-well-formed',
      details: { line: 3 },
    })
    expect(refusalOf(utf8('<a>&nbsp;</a>'))?.code).toBe('not-well-formed')
    expect(refusalOf(utf8('kein XML'))?.code).toBe('not-well-formed')
    expect(refusalOf(utf8(''))?.code).toBe('empty')
    expect(refusalOf(utf8('  '))?.code).toBe('not-well-formed')
  })

  it('with the element, so that people find it', () => {
    expect(refusalOf(utf8('<a>\n<b><c/>\n<d></b></a>'))).toMatchObject({
      code: 'not-well-formed',
      details: { line: 3, element: 'b' },
    })
    const deep = { ...DEFAULT_LIMITS, depth: 2 }
    expect(refusalOf(utf8('<a>\n<b>\n<c/></b></a>'), deep)).toEqual({
      code: 'too-deep',
      details: { line: 3, element: 'c', limit: 2 },
    })
  })

  it('when an element has too many attributes, or one too long', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => `a${index}=""`).join(' ')
    expect(refusalOf(utf8(`<a>\n<b ${many}/></a>`))).toEqual({
      code: 'too-many-attributes',
      details: { line: 2, element: 'b', limit: 1_000 },
    })
    expect(refusalOf(utf8(`<b ${many.slice(0, -' a1000=""'.length)}/>`))).toBeUndefined()
    expect(refusalOf(utf8(`<b id="${'x'.repeat(500_000)}"/>`))).toEqual({
      code: 'attribute-too-long',
      details: { line: 1, element: 'b', limit: 500_000 },
    })
    expect(refusalOf(utf8(`<${'x'.repeat(1_000)} y='`))?.details.element).toBe('')
  })

  it('when it has a DOCTYPE, before any entity is expanded', () => {
    const laughs = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>'
    expect(refusalOf(utf8(laughs))?.code).toBe('doctype')
    expect(refusalOf(utf8('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'))?.code).toBe('doctype')
    expect(refusalOf(utf16(`\uFEFF${laughs}`))?.code).toBe('doctype')
    expect(refusalOf(utf16(laughs, true))?.code).toBe('doctype')
  })

  it('when a DOCTYPE or an entity comes later, where neither may be', () => {
    expect(refusalOf(utf8('<a><!DOCTYPE a [<!ENTITY x "y">]>&x;</a>'))?.code).toBe(
      'not-well-formed',
    )
    expect(refusalOf(utf8('<a/><!DOCTYPE a>'))?.code).toBe('not-well-formed')
    for (const entity of ['&x;', '&amp', '&#0;', '&#xD800;', '&#99999999999;', '%x;&y;']) {
      expect(refusalOf(utf8(`<a n="${entity}"/>`))?.code).toBe('not-well-formed')
      expect(refusalOf(utf8(`<a>${entity}</a>`))?.code).toBe('not-well-formed')
    }
  })

  it('when it is larger, deeper or fuller than the limits', () => {
    const limits = { ...DEFAULT_LIMITS, bytes: 100, depth: 3, elements: 5 }
    expect(refusalOf(utf8(`<a>${' '.repeat(100)}</a>`), limits)?.code).toBe('too-large')
    expect(refusalOf(utf8('<a><a><a><a/></a></a></a>'), limits)?.code).toBe('too-deep')
    expect(refusalOf(utf8('<a><b/><b/><b/><b/><b/></a>'), limits)?.code).toBe('too-many-elements')
    expect(refusalOf(utf8('<a><b/><b/><b/><b/></a>'), limits)).toBeUndefined()
  })
})

describe('a file that is written', () => {
  it('reads as what was written, however odd the texts', () => {
    const odd = 'ä <&> "\'\n\t\r ]]> 😀'
    const root = rootOf(
      writeXml(element('a', { n: odd, empty: undefined }, [element('b', {}, odd)])),
    )
    expect({ ...root.attributes }).toEqual({ n: odd })
    expect(root.children[0]?.text).toBe(odd)
  })

  it('adds no white space where texts stand between elements', () => {
    const mixed = ['a ', { ...element('b', {}, [element('c')]) }, '<']
    const root = rootOf(writeXml(element('r', {}, [{ ...element('m'), mixed }])))
    const [m] = root.children
    expect(m?.mixed?.map((one) => (typeof one === 'string' ? one : one.local))).toEqual([
      'a ',
      'b',
      '<',
    ])
  })

  it('leaves out what XML cannot hold', () => {
    const root = rootOf(writeXml(element('a', { n: 'a\u0000b\u0007\uD800c\uFFFF' })))
    expect(root.attributes.n).toBe('abc')
  })
})

describe('a long comment or instruction', () => {
  const long = '-? '.repeat(5_000)
  const at = (text: string) => {
    const reading = readXml(new TextEncoder().encode(text))
    return reading.kind === 'tree' ? reading.root.children[0]?.start : reading.refusal.code
  }

  it('is passed over, and what follows stands where it stood', () => {
    const before = `<a><!--${long}--><?pi ${long}?>`
    expect(at(`${before}<b/></a>`)).toBe(before.length)
  })

  it('is refused where it is wrong', () => {
    expect(at(`<a><!--${long}--${long}--><b/></a>`)).toBe('not-well-formed')
    expect(at(`<a><!--${long}---><b/></a>`)).toBe('not-well-formed')
    expect(at(`<a <!--${long}--> x="1"><b/></a>`)).toBe('not-well-formed')
  })

  it('is none in character data', () => {
    const reading = readXml(new TextEncoder().encode(`<a><![CDATA[<!--${long}-->]]></a>`))
    expect(reading.kind === 'tree' && reading.root.text).toBe(`<!--${long}-->`)
  })
})

describe('a deep document', () => {
  it('is written in little more than its tags, and is the same', () => {
    const nest = (depth: number): ReturnType<typeof element> =>
      element('a', {}, depth === 0 ? 'x' : [nest(depth - 1)])
    const bytes = writeXml(nest(240))
    expect(bytes.length).toBeLessThan(240 * (7 + 2 * 62) + 100)
    const deepest = (node: XmlElement): string => node.children.map(deepest).join('') + node.text
    const reading = readXml(bytes)
    expect(reading.kind === 'tree' && deepest(reading.root)).toBe('x')
  })
})
