// Says when the network is gone, and that nothing is lost.

import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'

const subscribe = (onChange: () => void) => {
  addEventListener('online', onChange)
  addEventListener('offline', onChange)
  return () => {
    removeEventListener('online', onChange)
    removeEventListener('offline', onChange)
  }
}

export const Offline = () => {
  const { t } = useTranslation()
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status" className={isOnline ? 'offline' : 'offline offline--shown'}>
      {isOnline ? '' : t('common:offline')}
    </div>
  )
}
