// The line to a draft as browsers have it: a socket of the same address the page came from.

import { livePath } from '#api'
import type { Dial } from './live-draft.ts'

export const dialDraft =
  (draftId: string): Dial =>
  (seen, { onMessage, onGone }) => {
    const url = new URL(livePath(draftId), location.href)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    if (seen !== undefined) url.searchParams.set('seen', String(seen))
    const socket = new WebSocket(url)
    socket.onmessage = ({ data }) => onMessage(String(data))
    socket.onclose = ({ code }) => onGone(code)
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
      },
      hangUp: () => socket.close(),
    }
  }
