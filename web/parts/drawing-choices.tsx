// The ways on from a step, as a numbered list over the drawing: by digit, by pointer, or walked through.

import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Way } from './drawing-walk.ts'

export const DrawingChoices = ({
  list,
  ways,
  onChoose,
  onClose,
}: {
  list: RefObject<HTMLOListElement | null>
  ways: readonly Way[]
  onChoose: (way: Way) => void
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0
    const way = ways[number - 1]
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape') onClose()
    else if (way) onChoose(way)
    else if (step !== 0) buttons[(at + step + buttons.length) % buttons.length]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ol
      ref={list}
      className="drawing-choices no-print"
      aria-label={t('process:drawing.ways')}
      onKeyDown={onKeyDown}
    >
      {ways.map((way, index) => (
        <li key={`${way.to} ${way.name}`}>
          <button type="button" onClick={() => onChoose(way)}>
            <span className="drawing-choices__number">{index + 1}</span>{' '}
            {way.name ? t('process:drawing.way', { ...way }) : way.stop}
          </button>
        </li>
      ))}
    </ol>
  )
}
