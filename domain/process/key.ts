// The address of an element inside one process. It is not the XML id: real files repeat ids, use
// characters that other tools refuse, or have none. Keys come from outside (an importer, a client),
// never from chance inside `domain`.

/** Address of an element, unique within one process and stable over its whole life. */
export type Key = string & { readonly isKey: unique symbol }

/** Marks a string as a key; for importers, clients and tests that make new elements. */
export const asKey = (text: string): Key => text as Key
