// A modal dialog on the browser's own <dialog>: focus goes in, stays in, and comes back.
// Where it asks for something, focus goes to the first field: on "close", the first space typed would close it.

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import './dialog.css'

const FIRST_FIELD = '.kern-dialog__body :is(input, select, textarea):enabled'

export const Dialog = ({
  title,
  onClose,
  children,
  footer,
}: {
  title: ReactNode
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
}) => {
  const { t } = useTranslation()
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const isLeaving = useRef(false)
  // Before the paint and above all before the removal: a dialog closed while it is still in the page gives
  // the focus back to where it was opened; one that is gone already loses it.
  useLayoutEffect(() => {
    const dialog = ref.current
    isLeaving.current = false
    if (dialog && !dialog.open) {
      dialog.showModal()
      dialog.querySelector<HTMLElement>(FIRST_FIELD)?.focus()
    }
    return () => {
      isLeaving.current = true
      dialog?.close()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className="kern-dialog dialog"
      aria-labelledby={id}
      onClose={() => {
        if (!isLeaving.current) onClose()
      }}
      onCancel={(event) => {
        // A file chooser that is closed without a choice says so by the same event.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
    >
      <header className="kern-dialog__header">
        <h2 className="kern-title" id={id}>
          {title}
        </h2>
        <Button look="tertiary" icon="close" isIconOnly onClick={onClose}>
          {t('common:action.close')}
        </Button>
      </header>
      <section className="kern-dialog__body">{children}</section>
      {footer && <footer className="kern-dialog__footer">{footer}</footer>}
    </dialog>
  )
}
