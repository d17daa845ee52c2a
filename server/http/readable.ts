// The character zero and half characters are no text to a database, and no person types them: they are left out.

export const readable = (text: string): string => text.replaceAll('\0', '').toWellFormed()
