// Another name for a step where it is drawn: a field over the step itself, by F2 or by pressing it twice.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepLine } from '#steps'
import { useTyped } from './use-typed.ts'

/** A step that is being named, and where it stands in the window. */
export interface Naming {
  readonly key: string
  readonly place: DOMRect
}

/** What is pressed twice, or left with F2; undefined beside a step. */
export const namedAt = (target: EventTarget): Naming | undefined => {
  const step = target instanceof Element ? target.closest('[data-key][tabindex]') : null
  const key = step?.getAttribute('data-key')
  return step && key ? { key, place: step.getBoundingClientRect() } : undefined
}

/** Room for a few words, and for a finger. */
const WIDTH = 224
const HEIGHT = 48
const EDGE = 8

const within = (place: number, size: number, room: number): number =>
  Math.max(EDGE, Math.min(place - size / 2, room - size - EDGE))

export const NameOnDrawing = ({
  line,
  place,
  onName,
  onClose,
}: {
  line: StepLine
  place: DOMRect
  onName: (name: string) => void
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const typed = useTyped({
    shared: line.label,
    onSave: (name) => {
      onName(name)
      return true
    },
  })
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.select()
    // Where the step goes, the field would not go along.
    // Long words move within the field itself: there one goes on.
    const leave = (event: Event) => {
      if (event.target !== input.current) input.current?.blur()
    }
    // A keyboard on the screen takes height away, and no width.
    const room = innerWidth
    const leaveRoom = (event: Event) => {
      if (innerWidth !== room) leave(event)
    }
    addEventListener('scroll', leave, true)
    addEventListener('wheel', leave, true)
    addEventListener('resize', leaveRoom)
    return () => {
      removeEventListener('scroll', leave, true)
      removeEventListener('wheel', leave, true)
      removeEventListener('resize', leaveRoom)
    }
  }, [])
  const width = Math.min(Math.max(place.width, WIDTH), innerWidth - 2 * EDGE)
  return (
    <input
      ref={input}
      className="kern-form-input__input name-on-drawing"
      style={{
        left: within(place.left + place.width / 2, width, innerWidth),
        top: within(place.top + place.height / 2, HEIGHT, innerHeight),
        width,
      }}
      aria-label={t(`editor:line.${line.kind}`, { number: line.number, defaultValue: line.number })}
      autoComplete="off"
      maxLength={2000}
      value={typed.words}
      onFocus={typed.onFocus}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={() => {
        typed.leave()
        onClose()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') typed.drop()
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        event.currentTarget.blur()
        // One goes on at the step, once it is drawn anew.
        const step = `.drawing-view__host [data-key="${CSS.escape(line.key)}"][tabindex]`
        setTimeout(() => document.querySelector<SVGElement>(step)?.focus({ preventScroll: true }))
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}
