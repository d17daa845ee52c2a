// The keys of the list, for whoever wants to know them.

import { useTranslation } from 'react-i18next'

export const EditorKeys = () => {
  const { t } = useTranslation()
  const lines = [
    'enter',
    'suggest',
    'grey',
    'arrows',
    'move',
    'tab',
    'escape',
    'slash',
    'back',
    'at',
    'hash',
    'remove',
    'undo',
    'rename',
  ]
  return (
    <details className="editor-keys">
      <summary>{t('editor:help.title')}</summary>
      <p className="kern-body">{t('editor:help.lead')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{t(`editor:help.${line}`)}</li>
        ))}
      </ul>
    </details>
  )
}
