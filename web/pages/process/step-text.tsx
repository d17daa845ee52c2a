// The flow as sentences, to be read from top to bottom or aloud.

import { useTranslation } from 'react-i18next'
import type { FlowProps } from './flow-tab.tsx'

export const StepText = ({ process, step, onSelect }: FlowProps) => {
  const { t } = useTranslation()
  return (
    <ol className="step-text">
      {process.steps.map((line, index) => {
        const isSelected = line.key === step
        const sentence =
          line.kind === 'step' && line.actor
            ? t('process:text.stepBy', { actor: line.actor, label: line.label })
            : t(`process:text.${line.kind}`, { label: line.label })
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes here
            key={`${line.key}-${index}`}
            data-depth={Math.min(line.depth, 6)}
            className={isSelected ? 'is-selected' : ''}
          >
            <button
              type="button"
              className="link-button"
              aria-pressed={isSelected}
              onClick={() => onSelect(isSelected ? undefined : line.key)}
            >
              {line.number && <span className="muted">{line.number} </span>}
              {sentence.replace(/([.?!:])\.$/, '$1')}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
