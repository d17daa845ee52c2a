// How a file is handed over: shown in the browser or saved, and under which name (RFC 6266).

export const disposition = (name: string, isInline: boolean): string => {
  const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const kind = isInline ? 'inline' : 'attachment'
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
