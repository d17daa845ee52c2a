// Items of a text with their depth, as the nested lists a page shows: what is deeper belongs to the
// item before it.

import type { ProcessText } from '#api'

type Items = Extract<ProcessText['blocks'][number], { kind: 'items' }>
export type TextItem = Items['items'][number]

export interface TextNode {
  readonly item: TextItem
  readonly children: readonly TextNode[]
}

/** An item deeper than any before it stands at the top. */
export const nestItems = (items: readonly TextItem[]): readonly TextNode[] => {
  const top: TextNode[] = []
  const open: { readonly depth: number; readonly children: TextNode[] }[] = [
    { depth: -1, children: top },
  ]
  for (const item of items) {
    while (open.length > 1 && (open.at(-1)?.depth ?? -1) >= item.depth) open.pop()
    const children: TextNode[] = []
    open.at(-1)?.children.push({ item, children })
    open.push({ depth: item.depth, children })
  }
  return top
}
