// Writing down what was agreed aloud: for those who lead and the scribe. Each says which wording it changes, so that
// nobody's is written over unseen.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEVIATION_REASONS, type DeviationReason } from '#library'
import { lineage } from '#texts'
import { type Place, writtenId } from '#workshop'
import { bringTexts } from '../../../client/bring-texts.ts'
import { newId } from '../../../client/new-id.ts'
import { Button } from '../../../parts/button.tsx'
import { SelectField, TextArea, TextField } from '../../../parts/field.tsx'
import { placeOf, useRowHere } from './places.ts'
import type { PhaseProps, RoomProps } from './room-props.ts'
import { useUnfinished } from './unfinished.ts'

bringTexts('lineage', lineage)

const PRESCRIBED = ['law', 'statute', 'directive', 'serviceInstruction', 'practice'] as const

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** The version of what is agreed at a place, or of its withdrawal; 0 where nothing ever was. */
const seenAt = (
  view: RoomProps['view'],
  of: 'agreedMinutes' | 'prescribed' | 'recommendations',
  place: Place,
): number =>
  view[of].find((one) => one.place.key === place.key)?.version ??
  view.withdrawn?.[writtenId({ of, place })] ??
  0

export const RowChoice = ({
  material,
  row,
  hasWhole = false,
  onChoose,
}: Pick<RoomProps, 'material'> & {
  row: string
  /** It need not be about one step. */
  hasWhole?: boolean
  onChoose: (row: string) => void
}) => {
  const { t } = useTranslation()
  return (
    <SelectField
      label={t('workshops:write.place')}
      data-optional={hasWhole ? '' : undefined}
      value={row}
      onChange={(event) => onChoose(event.target.value)}
    >
      {hasWhole && <option value="">{t('workshops:agreed.whole')}</option>}
      {(material?.rows ?? []).map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </SelectField>
  )
}

/** Of the room's row, or the first; what is being written stays where it was begun. */
const useRow = ({ view, material }: Pick<RoomProps, 'view' | 'material'>) =>
  useRowHere(view.row, material?.rows[0]?.key)

const Form = ({
  children,
  isMissing,
  label,
  onSubmit,
}: {
  children: React.ReactNode
  /** On the button; absent: it is kept as agreed. */
  label?: string
  isMissing: boolean
  onSubmit: () => void
}) => {
  const { t } = useTranslation()
  const [isChecked, setChecked] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(isMissing)
    if (!isMissing) return onSubmit()
    const fields = [...event.currentTarget.querySelectorAll<Field>('input, textarea, select')]
    fields.find((one) => one.value.trim() === '' && one.dataset.optional === undefined)?.focus()
  }
  return (
    <form className="room-form" onSubmit={submit} noValidate>
      {children}
      {isChecked && isMissing && <p role="alert">{t('workshops:write.missing')}</p>}
      <div className="room-form__acts">
        <Button type="submit">{label ?? t('workshops:write.keep')}</Button>
      </div>
    </form>
  )
}

export const RecommendForm = ({ view, say, material, unfinished }: RoomProps) => {
  const { t } = useTranslation()
  const { row, choose, stay, follow } = useRow({ view, material })
  const [text, setText] = useUnfinished(unfinished, 'recommendation', '')
  const [how, setHow] = useState<'common' | DeviationReason>('common')
  const place = placeOf(row)
  const there = view.recommendations.find((one) => one.place.key === row)?.value
  return (
    <Form
      isMissing={text.trim() === '' || !place}
      onSubmit={() => {
        if (!place) return
        const words = text.trim()
        say({
          ...{ kind: 'recommend', place, seen: seenAt(view, 'recommendations', place) },
          recommendation:
            how === 'common'
              ? { kind: 'common', text: words }
              : { kind: 'local', reason: how, text: words },
        })
        setText('')
        follow()
      }}
    >
      <RowChoice material={material} row={row} onChoose={choose} />
      {there && there.text !== text && (
        <div className="room-form__acts">
          <p className="muted">{t('workshops:write.there', { text: there.text })}</p>
          <Button
            isSmall
            onClick={() => {
              stay()
              setText(there.text)
              setHow(there.kind === 'common' ? 'common' : there.reason)
            }}
          >
            {t('workshops:write.rework')}
          </Button>
        </div>
      )}
      <TextArea
        label={t('workshops:write.recommendation')}
        rows={2}
        maxLength={500}
        value={text}
        onChange={(event) => {
          stay()
          setText(event.currentTarget.value)
        }}
      />
      <SelectField
        label={t('workshops:write.recommendAs')}
        value={how}
        onChange={(event) => setHow(event.target.value as typeof how)}
      >
        <option value="common">{t('workshops:agreed.common')}</option>
        {DEVIATION_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {t('workshops:agreed.local', { reason: t(`lineage:deviations.reason.${reason}`) })}
          </option>
        ))}
      </SelectField>
    </Form>
  )
}

const EMPTY = { text: '', organisation: '', post: '', due: '', effect: '' }

export const MeasureForm = ({ view, say, material, unfinished }: RoomProps) => {
  const { t } = useTranslation()
  const { row, choose, stay, follow } = useRowHere(view.row)
  const [draft, setDraft] = useUnfinished(unfinished, 'measure', EMPTY)
  const houses = [
    ...new Set((material?.columns ?? []).map(({ organisation }) => organisation.name)),
  ]
  const { organisation } = draft
  const bind = (field: keyof typeof EMPTY) => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      stay()
      setDraft({ ...draft, [field]: event.currentTarget.value })
    },
  })
  const place = placeOf(row)
  const measure = { ...draft, organisation: organisation.slice(0, 80) }
  // One that is there already, which is worded anew.
  const [id, setId] = useState('')
  const before = view.measures.find((one) => one.id === id)
  const begin = (chosen: string) => {
    setId(chosen)
    const one = view.measures.find((other) => other.id === chosen)
    if (!one) return setDraft(EMPTY)
    const { text, organisation: house, post, due, effect } = one
    setDraft({ text, organisation: house, post, due, effect })
    choose(one.place?.key ?? '')
  }
  return (
    <Form
      isMissing={Object.values(measure).some((value) => value.trim() === '')}
      onSubmit={() => {
        const about = place ? { place } : {}
        say({
          ...{ kind: 'measure', measure: { id: before?.id ?? newId(), ...measure, ...about } },
          seen: before?.version ?? 0,
        })
        setId('')
        setDraft(EMPTY)
        follow()
      }}
    >
      {view.measures.length > 0 && (
        <SelectField
          label={t('workshops:write.which')}
          data-optional=""
          value={before?.id ?? ''}
          onChange={(event) => begin(event.target.value)}
        >
          <option value="">{t('workshops:write.whichNew')}</option>
          {view.measures.map((one) => (
            <option key={one.id} value={one.id}>
              {one.text}
            </option>
          ))}
        </SelectField>
      )}
      <RowChoice material={material} row={row} hasWhole onChoose={choose} />
      <TextArea label={t('workshops:write.measure')} rows={2} maxLength={500} {...bind('text')} />
      <SelectField
        label={t('workshops:write.organisation')}
        value={organisation}
        onChange={(event) => setDraft({ ...draft, organisation: event.target.value })}
      >
        {/* The first in a list is nobody's choice: a house is named by who writes. */}
        <option value="" />
        {houses.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('workshops:write.post')}
        hint={t('workshops:write.postHint')}
        maxLength={80}
        {...bind('post')}
      />
      <TextField type="date" label={t('workshops:write.due')} {...bind('due')} />
      <TextField label={t('workshops:write.effect')} maxLength={500} {...bind('effect')} />
    </Form>
  )
}

/** A step for the target, from who keeps the minutes: whoever writes in the draft takes it over. */
const ProposeStep = ({ view, say, material, unfinished }: RoomProps) => {
  const { t } = useTranslation()
  const { row, choose, stay, follow } = useRowHere(view.row)
  const [text, setText] = useUnfinished(unfinished, 'proposal', '')
  const place = placeOf(row)
  return (
    <Form
      isMissing={text.trim() === ''}
      label={t('workshops:proposal.submit')}
      onSubmit={() => {
        const about = { ...(place ? { place } : {}), forTarget: true } as const
        say({ kind: 'park', issue: newId(), text: text.trim(), ...about })
        setText('')
        follow()
      }}
    >
      <RowChoice material={material} row={row} hasWhole onChoose={choose} />
      <TextArea
        label={t('workshops:proposal.text')}
        hint={t('workshops:proposal.hint')}
        rows={2}
        maxLength={500}
        value={text}
        onChange={(event) => {
          stay()
          setText(event.currentTarget.value)
        }}
      />
    </Form>
  )
}

const PrescribeForm = ({ view, say, material }: RoomProps) => {
  const { t } = useTranslation()
  const { row, choose, follow } = useRow({ view, material })
  const [by, setBy] = useState<(typeof PRESCRIBED)[number]>('law')
  const place = placeOf(row)
  return (
    <Form
      isMissing={!place}
      onSubmit={() => {
        if (!place) return
        say({ kind: 'prescribe', place, by, seen: seenAt(view, 'prescribed', place) })
        follow()
      }}
    >
      <RowChoice material={material} row={row} onChoose={choose} />
      <SelectField
        label={t('workshops:write.by')}
        value={by}
        onChange={(event) => setBy(event.target.value as typeof by)}
      >
        {PRESCRIBED.map((one) => (
          <option key={one} value={one}>
            {t(`process:step.prescribed.${one}`)}
          </option>
        ))}
      </SelectField>
    </Form>
  )
}

const MinutesForm = ({ view, say, material }: RoomProps) => {
  const { t } = useTranslation()
  const { row, choose, stay, follow } = useRow({ view, material })
  const [typed, setTyped] = useState('')
  const place = placeOf(row)
  const minutes = typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.'))
  return (
    <Form
      isMissing={!place || !(minutes >= 0)}
      onSubmit={() => {
        if (!place) return
        say({ kind: 'agree-minutes', place, minutes, seen: seenAt(view, 'agreedMinutes', place) })
        setTyped('')
        follow()
      }}
    >
      <RowChoice material={material} row={row} onChoose={choose} />
      <TextField
        label={t('workshops:write.minutes')}
        inputMode="decimal"
        value={typed}
        onChange={(event) => {
          stay()
          setTyped(event.target.value)
        }}
      />
    </Form>
  )
}

/** What is written down in this phase. */
export const WriteDown = ({ phase, ...props }: PhaseProps) => {
  const { t } = useTranslation()
  switch (phase.kind) {
    case 'estimate':
      return props.view.counted.includes(phase.id) ? <MinutesForm {...props} /> : null
    case 'prescribed-by':
      return <PrescribeForm {...props} />
    case 'recommend':
      return <RecommendForm {...props} />
    case 'target':
      return (
        <>
          <ProposeStep {...props} />
          <details className="seat__more">
            <summary>{t('workshops:write.recommendation')}</summary>
            <RecommendForm {...props} />
          </details>
        </>
      )
    case 'measures':
    case 'review':
      return <MeasureForm {...props} />
    default:
      return null
  }
}
