// A link to hand on: readable, selectable, and copied with one press.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import './copy-link.css'

export const CopyLink = ({ label, link }: { label: string; link: string }) => {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  // Without a secure connection browsers offer no clipboard; the field can still be selected.
  const canCopy = 'clipboard' in navigator
  return (
    <div className="copy-link">
      <TextField label={label} readOnly value={link} onFocus={(event) => event.target.select()} />
      {canCopy && (
        <Button
          icon={isCopied ? 'check' : 'content-copy'}
          onClick={() => navigator.clipboard.writeText(link).then(() => setCopied(true))}
        >
          {isCopied ? t('common:action.copied') : t('common:action.copy')}
        </Button>
      )}
    </div>
  )
}
