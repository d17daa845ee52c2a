// The flow as sentences, to be read from top to bottom or aloud; in full, or in short and plain
// language. Choosing a sentence chooses its step everywhere.

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessText } from '#api'
import { useProcessText } from '../../client/queries.ts'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import type { FlowProps } from './flow-tab.tsx'
import { nestItems, type TextItem, type TextNode } from './nest-items.ts'

const LENGTHS = ['long', 'short'] as const

interface ItemsProps {
  readonly nodes: readonly TextNode[]
  readonly step: string | undefined
  readonly onSelect: (key: string | undefined) => void
  /** Keys that can be chosen: those the step list has. */
  readonly known: ReadonlySet<string>
}

const isAbout = ({ key, also }: TextItem, step: string | undefined): boolean =>
  step !== undefined && (key === step || also.includes(step))

const Sentence = ({ item }: { item: TextItem }) =>
  item.spans.map((span, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes here
    <span key={at}>
      {at > 0 && ' '}
      {span.isStrong ? <strong>{span.text}</strong> : span.text}
    </span>
  ))

const Items = ({ nodes, step, onSelect, known }: ItemsProps) => {
  const selected = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' })
  }, [step])
  return (
    <ul className="step-text">
      {nodes.map(({ item, children }, at) => {
        const isSelected = isAbout(item, step)
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the same step may be spoken of twice
            key={`${item.key}-${at}`}
            ref={isSelected ? selected : undefined}
            aria-current={isSelected ? 'step' : undefined}
          >
            <div className={isSelected ? 'step-text__line is-selected' : 'step-text__line'}>
              {item.number && <span className="step-text__number">{item.number}</span>}
              {known.has(item.key) ? (
                <button
                  type="button"
                  className="link-button"
                  aria-pressed={isSelected}
                  onClick={() => onSelect(isSelected ? undefined : item.key)}
                >
                  <Sentence item={item} />
                </button>
              ) : (
                <span>
                  <Sentence item={item} />
                </span>
              )}
            </div>
            {children.length > 0 && <Items {...{ step, onSelect, known }} nodes={children} />}
          </li>
        )
      })}
    </ul>
  )
}

type Block = ProcessText['blocks'][number]

export const TextBlock = ({ block, ...flow }: { block: Block } & Omit<ItemsProps, 'nodes'>) => {
  if (block.kind === 'heading')
    return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
  if (block.kind === 'paragraph') return <p>{block.text}</p>
  return <Items {...flow} nodes={nestItems(block.items)} />
}

export const StepText = ({ process, step, onSelect }: FlowProps) => {
  const { t } = useTranslation()
  const [length, setLength] = useState<(typeof LENGTHS)[number]>('long')
  const text = useProcessText(process.id, length)
  const known = new Set(process.steps.map((line) => line.key))
  return (
    <>
      <ViewSwitch
        label={t('process:text.length')}
        values={LENGTHS}
        current={length}
        name={(one) => t(`process:text.${one}`)}
        onChoose={setLength}
      />
      {text.isPending && <Loading />}
      {text.isError && <ErrorNotice error={text.error} onRetry={() => text.refetch()} />}
      {text.data?.blocks.length === 0 && (
        <Invitation title={t(`process:text.${length === 'short' ? 'noneShort' : 'none'}`)} />
      )}
      {text.data && text.data.blocks.length > 0 && (
        <section className="prose" aria-label={t('process:text.region')}>
          {text.data.blocks.map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes here
            <TextBlock key={at} {...{ block, step, onSelect, known }} />
          ))}
        </section>
      )}
    </>
  )
}
