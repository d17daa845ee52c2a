// Keeps one connection listening for notices; a lost one is made anew. Notices only ever make things
// fast: what they tell of is found without them, too.

import type pg from 'pg'

const LISTEN_AGAIN_MS = 5000

export interface Ear {
  readonly stop: () => Promise<void>
}

/** `onReady` is called each time it begins to listen: until then something may have been missed. */
export const listenTo = (
  connect: () => pg.Client,
  channels: readonly string[],
  onNotice: (channel: string, text: string) => void,
  onReady: () => void = () => undefined,
): Ear => {
  let isStopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    client = undefined
    if (!isStopped && !timer) timer = setTimeout(start, LISTEN_AGAIN_MS)
  }
  const start = () => {
    timer = undefined
    const next = connect()
    client = next
    next.on('error', again)
    next.on('end', again)
    next.on('notification', ({ channel, payload }) => onNotice(channel, payload ?? ''))
    next
      .connect()
      .then(() => next.query(channels.map((channel) => `listen ${channel}`).join('; ')))
      .then(onReady, again)
  }
  start()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
