// A fingerprint in groups of four, large enough to be read out.

import { useTranslation } from 'react-i18next'

export const Fingerprint = ({ value, label }: { value: string; label?: string }) => {
  const { t } = useTranslation()
  return (
    <p className="signed__fingerprint">
      <span className="muted">{label ?? t('signed:key.fingerprint')}</span>
      <code>{value}</code>
    </p>
  )
}
