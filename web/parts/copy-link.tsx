// A link to hand on: readable, selectable, and copied with one press.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import './copy-link.css'

export const CopyLink = ({
  label,
  link,
  hasFocus,
}: {
  label: string
  link: string
  /** Reading goes on here when the link appears. */
  hasFocus?: boolean
}) => {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  // Without a secure connection browsers offer no clipboard; the field can still be selected.
  const canCopy = 'clipboard' in navigator
  return (
    <div className="copy-link">
      <TextField
        label={label}
        readOnly
        value={link}
        // The form that had the focus is gone.
        autoFocus={hasFocus ?? false}
        onFocus={(event) => event.target.select()}
      />
      {canCopy && (
        <Button
          icon={isCopied ? 'check' : 'content-copy'}
          onClick={() => navigator.clipboard.writeText(link).then(() => setCopied(true))}
        >
          {isCopied ? t('common:action.copied') : t('common:action.copy')}
        </Button>
      )}
      <span className="kern-sr-only" role="status">
        {isCopied ? t('common:action.copied') : ''}
      </span>
    </div>
  )
}
