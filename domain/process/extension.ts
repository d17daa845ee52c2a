// What a vendor added to an element: subtrees of other namespaces in its extensions, and attributes of
// other namespaces. Nothing here interprets them; they are values that can be compared, carried to
// another process and written again.

/** An attribute; without namespace only inside an extension. */
export interface ExtensionAttribute {
  /** `unbound:p` where the file never said what the prefix p means. */
  readonly namespace?: string
  /** As in the file, because values may use prefixes too; only a wish when written. */
  readonly prefix?: string
  readonly local: string
  readonly value: string
}

/** One element of a vendor with all that is in it. */
export interface Extension {
  /** '' for none. */
  readonly namespace: string
  readonly prefix?: string
  readonly local: string
  readonly attributes?: readonly ExtensionAttribute[]
  /** Elements and texts in their order; texts of nothing but white space are left out. */
  readonly content?: readonly (Extension | string)[]
}

/** What elements, pools and lanes carry for vendors; both absent where there is nothing. */
export interface Extended {
  readonly extensions?: readonly Extension[]
  /** Attributes with a namespace at the element itself. */
  readonly foreignAttributes?: readonly ExtensionAttribute[]
}
