// A page that fails to draw takes nothing else with it. The number is made here and written to the
// browser's console together with the error, so that somebody who asks can be helped.

import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

export const Failure = ({ reference }: { reference: string }) => {
  const { t } = useTranslation()
  return (
    <div className="page">
      <Notice tone="danger" title={t('common:failure.page')} isUrgent>
        <p className="kern-body">{t('common:failure.reference', { reference })}</p>
        <div>
          <Button onClick={() => location.reload()}>{t('common:action.reload')}</Button>
        </div>
      </Notice>
    </div>
  )
}

export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly reference?: string }
> {
  override state: { readonly reference?: string } = {}

  static getDerivedStateFromError() {
    return { reference: (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).toString(36) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(`Reference ${this.state.reference ?? '?'}`, error, info.componentStack)
  }

  override render() {
    const { reference } = this.state
    return reference ? <Failure reference={reference} /> : this.props.children
  }
}
