// A device's end of a workshop in a page: opened when the page is, closed when it goes, and its state for React.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { WORKSHOP_PROTOCOL, workshopLivePath } from '#api'
import { newId } from '../../../client/new-id.ts'
import { BUILD } from './kept-page.ts'
import { type Dial, type LiveRoom, openLiveRoom, type RoomState } from './live-room.ts'
import { openAlbum, openOutbox, type Seat, type Shelf } from './room-shelf.ts'

const later = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

const dialRoom =
  ({ workshopId, token }: Seat): Dial =>
  ({ onMessage, onGone }) => {
    const url = new URL(workshopLivePath(workshopId), location.href)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(url, [WORKSHOP_PROTOCOL, token])
    socket.onmessage = ({ data }) => onMessage(String(data))
    socket.onclose = ({ code }) => onGone(code)
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
      },
      hangUp: () => socket.close(),
    }
  }

export const useRoom = (
  seat: Seat | undefined,
  shelf: Shelf,
  /** Whether the page can be opened without network and then shows the room as it was last. */
  isKept = false,
): LiveRoom | undefined => {
  const [live, setLive] = useState<LiveRoom>()
  useEffect(() => {
    if (!seat) return
    const now = () => Date.now()
    const outbox = openOutbox(shelf, seat.workshopId, now)
    const album = isKept ? { album: openAlbum(shelf, seat, BUILD) } : {}
    const room = openLiveRoom({ dial: dialRoom(seat), newId, outbox, ...album, now, later })
    const resume = () => room.resume()
    const suspend = () => room.suspend()
    // A phone that was in a pocket has often lost its line without noticing.
    const onSight = () => {
      if (document.visibilityState === 'visible') room.resume()
      // What is out of sight may be discarded without another word.
      else room.keep()
    }
    const keep = () => room.keep()
    setLive(room)
    addEventListener('online', resume)
    addEventListener('offline', suspend)
    addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', onSight)
    return () => {
      removeEventListener('online', resume)
      removeEventListener('offline', suspend)
      removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', onSight)
      room.close()
      setLive(undefined)
    }
  }, [seat, shelf, isKept])
  return live
}

export const useRoomState = (live: LiveRoom): RoomState =>
  useSyncExternalStore(live.subscribe, live.state)
