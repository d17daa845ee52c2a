// The merged model of a family as a value: one graph whose elements are classes of elements of the
// variants, each with what it is called, done by and done with in every one of them. After La Rosa,
// Dumas, Uba and Dijkman, "Business Process Model Merging" (TOSEM 2013); docs/algorithms/merged-model.md
// says where we deviate.

import { columnNames, type Subject } from '#compare'
import type { ElementKind, Key, Origin, Shape } from '#process'

/** One element of one variant. */
export interface Address {
  /** Id of the variant. */
  readonly variant: string
  readonly key: Key
}

/** Two steps of different variants that are the same work. */
export interface VariantLink {
  readonly a: Address
  readonly b: Address
  /** 0 to 1; the strongest links are joined first. */
  readonly score: number
}

/** A step that another organisation is competent for, seen from a variant without it; never a gap. */
export interface Elsewhere {
  /** Any step of the kind. */
  readonly step: Address
  readonly variant: string
  /** Name of who does it; '' where it is nobody's task. */
  readonly by: string
}

/** What mergeVariants takes from a comparison. */
export interface FamilyLinks {
  readonly links: readonly VariantLink[]
  readonly elsewhere: readonly Elsewhere[]
}

/** What an element says, without its key; references to other elements are keys of the family model. */
export type Attributes = Readonly<Record<string, unknown>>

/** A pinned shape of a variant: its key, its place in the table, and all it says but its element. */
export interface PinnedShape {
  readonly key: Key
  readonly place: number
  readonly shape: Omit<Shape, 'element'>
}

/** How one variant has the element. */
export interface Provenance {
  readonly variant: string
  /** Key of the element there. */
  readonly key: Key
  /** Its place in that variant's table, from 0. */
  readonly place: number
  /** What it says there that not all variants of the class say alike. */
  readonly own: Attributes
  readonly shapes: readonly PinnedShape[]
}

/** A class: at most one element of each variant. */
export interface FamilyElement {
  readonly key: Key
  /** Of most of its elements. */
  readonly kind: ElementKind
  /** What all of them say alike. */
  readonly shared: Attributes
  /** In the order of the model's variants; never empty. */
  readonly from: readonly Provenance[]
}

export interface FamilyVariant extends Pick<Subject, 'id' | 'name' | 'organisation'> {
  readonly processName: string
  readonly origin?: Origin
  /** Shapes whose element is not in the table; [] for sound processes. */
  readonly looseShapes: readonly {
    readonly key: Key
    readonly place: number
    readonly shape: Shape
  }[]
}

/** Where ways of the variants part or meet: a configurable connector, seen from one node. */
export interface Choice {
  readonly at: Key
  readonly side: 'in' | 'out'
  /** The flows there, each with the variants that have it. */
  readonly ways: readonly { readonly flow: Key; readonly variants: readonly string[] }[]
}

/** Two classes that speak of the same work although they are not one: here one step, there several. */
export interface Tie {
  readonly one: Key
  readonly other: Key
  /** The variants whose links say so: each has a step in one of both. */
  readonly variants: readonly string[]
}

export interface FamilyModel {
  /** In the order given. */
  readonly variants: readonly FamilyVariant[]
  readonly elements: Readonly<Record<Key, FamilyElement>>
  readonly choices: readonly Choice[]
  readonly ties: readonly Tie[]
  readonly elsewhere: readonly {
    readonly element: Key
    readonly variant: string
    readonly by: string
  }[]
}

/** Whose a variant is: its organisation in full, else the process. */
export const nameOf = ({ organisation, name, id }: FamilyVariant): string =>
  organisation?.name || name || id

/** What people call each variant, by its id: short, and one told from another, as in the comparison. */
export const namesOf = ({ variants }: FamilyModel): ReadonlyMap<string, string> => {
  const names = columnNames(variants)
  return new Map(variants.map(({ id }, at) => [id, names[at] ?? id]))
}
