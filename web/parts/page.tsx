// The head of every page: the document's title, the one h1 that receives focus after a change of page,
// and the page's actions.

import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import './page.css'

const usePageTitle = (title: string | undefined) => {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = title ? `${title} – ${t('common:product')}` : t('common:product')
  }, [title, t])
}

let isArriving = false

/** Says that another page is on its way; the next heading that appears takes the focus. */
export const beginArrival = (): void => {
  isArriving = true
}

export const PageHead = ({
  title,
  preline,
  lead,
  actions,
  children,
}: {
  title: string
  preline?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}) => {
  usePageTitle(title)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another page
  useEffect(() => {
    if (!isArriving) return
    isArriving = false
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <header className="page-head">
      <div className="page-head__words">
        {preline && <p className="page-head__preline">{preline}</p>}
        <h1 className="kern-heading-large" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <p className="kern-body page-head__lead">{lead}</p>}
        {children}
      </div>
      {actions && <div className="page-head__actions">{actions}</div>}
    </header>
  )
}
