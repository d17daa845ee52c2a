// The properties of an element that are keys of others, in one place: whoever renames keys maps them.

import type { Element } from '#process'

const REFERENCES = ['parent', 'lane', 'source', 'target', 'attachedTo', 'activity'] as const

/** What an element says without its key, every reference replaced. */
export const attributesWith = (
  element: Element | Readonly<Record<string, unknown>>,
  replace: (reference: unknown) => unknown,
): Record<string, unknown> => {
  const { key: _, ...attributes } = element as Record<string, unknown>
  for (const name of REFERENCES) {
    if (attributes[name] !== undefined) attributes[name] = replace(attributes[name])
  }
  if (Array.isArray(attributes.definitions)) {
    attributes.definitions = attributes.definitions.map((definition: { activity?: unknown }) =>
      definition.activity === undefined
        ? definition
        : { ...definition, activity: replace(definition.activity) },
    )
  }
  return attributes
}

/** A reference to nothing, kept as it is, so that unsound inputs come back exactly too. */
export interface Dangling {
  readonly dangling: string
}

export const isDangling = (value: unknown): value is Dangling =>
  typeof value === 'object' && value !== null && 'dangling' in value
