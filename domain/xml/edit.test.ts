import { describe, expect, it } from 'vitest'
import { editXml, element, markOf, readXml, type XmlEditor, type XmlElement } from './door.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

const edited = (
  file: Uint8Array | string,
  edit: (editor: XmlEditor, root: XmlElement, at: (path: string) => XmlElement) => void,
): Uint8Array => {
  const bytes = typeof file === 'string' ? bytesOf(file) : file
  const xml = readXml(bytes)
  if (xml.kind === 'refused') throw new Error(xml.refusal.code)
  const { root, text } = xml
  const isGuessed = xml.remarks.length > 0
  const encoding = { label: xml.encoding, mark: markOf(bytes), isGuessed }
  const editor = editXml({ root, text, encoding, size: bytes.length })
  const at = (path: string) =>
    path.split('/').reduce((node: XmlElement, local) => {
      const child = node.children.find((one) => one.local === local)
      if (!child) throw new Error(`no ${local}`)
      return child
    }, root)
  edit(editor, root, at)
  return editor.bytes()
}

const textOf = (...given: Parameters<typeof edited>) => new TextDecoder().decode(edited(...given))

describe('an edited file', () => {
  it('changes the value of an attribute between its own quotes', () => {
    expect(
      textOf(`<a  x = '1'\ty="2"/>`, (editor, root) => {
        editor.setAttribute(root, 'x', `it's "5" <&>`)
        editor.setAttribute(root, 'y', 'ü\n')
      }),
    ).toBe(`<a  x = 'it&apos;s &quot;5&quot; &lt;&amp;&gt;'\ty="ü&#10;"/>`)
  })

  it('adds and takes out attributes and leaves the others as they stand', () => {
    expect(
      textOf('<a  x="1"\n   y="2" z="3" />', (editor, root) => {
        editor.setAttribute(root, 'y', undefined)
        editor.setAttribute(root, 'n', 'neu')
        editor.setAttribute(root, 'gone', undefined)
      }),
    ).toBe('<a  x="1" z="3" n="neu" />')
  })

  it('renames an element with its end tag', () => {
    const rename = (file: string) => textOf(file, (editor, _, at) => editor.setName(at('b'), 'p:c'))
    expect(rename('<a><b x="b">b</b ></a>')).toBe('<a><p:c x="b">b</p:c ></a>')
    expect(rename('<a><b/></a>')).toBe('<a><p:c/></a>')
  })

  it('indents what is new as its neighbours are, with the file’s own line ends', () => {
    const file = '<a>\r\n\t<b>\r\n\t\t<c/>\r\n\t</b>\r\n</a>\r\n'
    expect(
      textOf(file, (editor, root, at) => {
        editor.insert(root, at('b'), [element('n', { id: 1 }, [element('m')])])
        editor.insert(at('b'), undefined, [element('first')])
        editor.insert(at('b/c'), undefined, [element('in', {}, 'x < y')])
      }),
    ).toBe(
      '<a>\r\n\t<b>\r\n\t\t<first/>\r\n\t\t<c>\r\n\t\t\t<in>x &lt; y</in>\r\n\t\t</c>\r\n\t</b>\r\n\t<n id="1">\r\n\t\t<m/>\r\n\t</n>\r\n</a>\r\n',
    )
  })

  it('adds no white space to a file of one line', () => {
    expect(
      textOf('<a><b/><c></c></a>', (editor, root, at) => {
        editor.insert(root, at('b'), [element('n', {}, [element('m')])])
        editor.insert(at('c'), undefined, [element('o')])
      }),
    ).toBe('<a><b/><n><m/></n><c><o/></c></a>')
  })

  it('puts what comes to one place in the order of ranks', () => {
    expect(
      textOf('<a><b/></a>', (editor, root, at) => {
        editor.insert(root, at('b'), [element('late')], 9)
        editor.insert(root, at('b'), [element('early')], 1)
        editor.insert(at('b'), undefined, [element('y')], 2)
        editor.insert(at('b'), undefined, [element('x')], 1)
      }),
    ).toBe('<a><b><x/><y/></b><early/><late/></a>')
  })

  it('takes an element out with its line, and comments stay', () => {
    const file = '<a>\n  <!-- eins -->\n  <b>\n    <c/>\n  </b>\n  <!-- zwei -->\n  <d/>\n</a>'
    expect(textOf(file, (editor, _, at) => editor.remove(at('b')))).toBe(
      '<a>\n  <!-- eins -->\n  <!-- zwei -->\n  <d/>\n</a>',
    )
  })

  it('moves an element with the edits inside it', () => {
    const file = '<a>\n  <b>\n    <c x="1">\n      <e/>\n    </c>\n  </b>\n  <d/>\n</a>'
    expect(
      textOf(file, (editor, root, at) => {
        editor.setAttribute(at('b/c'), 'x', '2')
        editor.insert(at('b/c'), at('b/c/e'), [element('f')])
        editor.insert(root, at('d'), [element('new', {}, [editor.moved(at('b/c'))])])
        editor.remove(at('b'))
      }),
    ).toBe('<a>\n  <d/>\n  <new>\n    <c x="2">\n      <e/>\n      <f/>\n    </c>\n  </new>\n</a>')
  })

  it('lets elements change places', () => {
    const file = '<a>\n  <b/> <!-- b -->\n  <c x="1"/>\n  <d/>\n</a>'
    expect(
      textOf(file, (editor, _, at) => {
        editor.setAttribute(at('c'), 'x', '2')
        editor.permute([at('b'), at('c'), at('d')], [at('d'), at('b'), at('c')])
      }),
    ).toBe('<a>\n  <d/> <!-- b -->\n  <b/>\n  <c x="2"/>\n</a>')
  })

  it('replaces a text, also one in CDATA or of an element that closes itself', () => {
    expect(
      textOf('<a><b><![CDATA[x<y]]></b><c/></a>', (editor, _, at) => {
        editor.setText(at('b'), 'a & b')
        editor.setText(at('c'), 'neu')
      }),
    ).toBe('<a><b>a &amp; b</b><c>neu</c></a>')
  })
})

describe('an edited file in another encoding', () => {
  const latin = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))
  const name = (editor: XmlEditor, root: XmlElement) =>
    editor.setAttribute(root, 'n', 'Prüfung – 5 €')

  it('keeps ISO-8859-1, and refers to what it has no character for', () => {
    const file = latin(`<?xml version="1.0" encoding="ISO-8859-1"?><a x="ä\u0096"/>`)
    expect(edited(file, name)).toEqual(
      latin(
        `<?xml version="1.0" encoding="ISO-8859-1"?><a x="ä\u0096" n="Prüfung &#8211; 5 &#8364;"/>`,
      ),
    )
  })

  it('keeps Windows-1252 with its dashes', () => {
    const file = latin(`<?xml version="1.0" encoding="windows-1252"?><a x="\u0096"/>`)
    expect(edited(file, name)).toEqual(
      latin(
        `<?xml version="1.0" encoding="windows-1252"?><a x="\u0096" n="Prüfung \u0096 5 \u0080"/>`,
      ),
    )
  })

  it('adds only ASCII to a file that is not in the encoding it declares', () => {
    const file = latin('<?xml version="1.0" encoding="UTF-8"?><a x="ä"/>')
    expect(edited(file, name)).toEqual(
      latin('<?xml version="1.0" encoding="UTF-8"?><a x="ä" n="Pr&#252;fung &#8211; 5 &#8364;"/>'),
    )
  })

  for (const [label, mark] of [
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const) {
    it(`keeps ${label} with its byte order mark`, () => {
      const wide = (text: string) =>
        Uint8Array.from([
          ...mark,
          ...[...Array(text.length).keys()].flatMap((at) => {
            const unit = text.charCodeAt(at)
            const pair = [unit & 0xff, unit >> 8]
            return label === 'utf-16le' ? pair : pair.toReversed()
          }),
        ])
      expect(edited(wide('<?xml version="1.0" encoding="UTF-16"?><a x="😀"/>'), name)).toEqual(
        wide('<?xml version="1.0" encoding="UTF-16"?><a x="😀" n="Prüfung – 5 €"/>'),
      )
    })
  }

  it('keeps the byte order mark of UTF-8', () => {
    const file = bytesOf('\uFEFF<?xml version="1.0"?><a/>')
    expect(edited(file, name)).toEqual(bytesOf('\uFEFF<?xml version="1.0"?><a n="Prüfung – 5 €"/>'))
  })

  it('becomes UTF-8 and says so where characters take several bytes', () => {
    const file = Uint8Array.from([
      ...bytesOf('<?xml version="1.0" encoding="Shift_JIS"?><a x="'),
      ...[0x93, 0xfa],
      ...bytesOf('"/>'),
    ])
    expect(new TextDecoder().decode(edited(file, name))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><a x="日" n="Prüfung – 5 €"/>',
    )
  })

  it('moves an element into something new right before it, in a file of one line', () => {
    const moved = (file: string) =>
      textOf(file, (editor, root, at) => {
        editor.insert(root, at('b'), [element('n', {}, [editor.moved(at('c'))])])
        editor.setAttribute(at('c'), 'x', '1')
      })
    expect(moved('<a><b/><c/><d/></a>')).toBe('<a><b/><n><c x="1"/></n><d/></a>')
    expect(moved('<a><b/><c>t</c><d/></a>')).toBe('<a><b/><n><c x="1">t</c></n><d/></a>')
  })

  it('lets neighbours change places without what comes between them', () => {
    expect(
      textOf('<a><b/><c/></a>', (editor, root, at) => {
        editor.insert(root, at('b'), [element('n')])
        editor.permute([at('b'), at('c')], [at('c'), at('b')])
      }),
    ).toBe('<a><c/><n/><b/></a>')
  })
})
