// "What resembles this?": asks with a file or with pasted text, keeps nothing of it, and leads to what is alike.

import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findSimilar } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextArea } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'

const KINDS = '.bpmn,.xml,.zip,.epml,.txt'

/** Pasted text as the file it would be: XML, or a step list. */
const asFile = (text: string, name: string): File =>
  new File([text], /^\s*</.test(text) ? `${name}.bpmn` : `${name}.steps.txt`)

export const SimilarDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const form = useId()
  const picker = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const find = useMutation({ mutationFn: findSimilar })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(text.trim() === '')
    if (text.trim() !== '') find.mutate(asFile(text, t('library:similar.pasted')))
  }
  const items = find.data?.items
  return (
    <Dialog
      title={t('library:similar.title')}
      onClose={onClose}
      footer={
        <>
          <Button icon="drive-folder-upload" onClick={() => picker.current?.click()}>
            {t('library:similar.choose')}
          </Button>
          <Button look="primary" type="submit" form={form} isBusy={find.isPending}>
            {t('library:similar.find')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <p className="kern-body">{t('library:similar.lead')}</p>
        <TextArea
          label={t('library:similar.text')}
          hint={t('library:similar.hint')}
          error={isEmpty ? t('library:similar.empty') : undefined}
          rows={6}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      <input
        ref={picker}
        className="kern-sr-only"
        type="file"
        accept={KINDS}
        aria-label={t('library:similar.choose')}
        tabIndex={-1}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) find.mutate(chosen)
          event.target.value = ''
        }}
      />
      {find.isPending && <Loading label={t('library:similar.looking')} />}
      <ErrorNotice error={find.error} />
      <div role="status" className="similar__count">
        {items &&
          !find.isPending &&
          (items.length === 0
            ? t('library:similar.none', { name: find.data?.name })
            : t('library:similar.count', { count: items.length, name: find.data?.name }))}
      </div>
      {items && items.length > 0 && !find.isPending && (
        <ul className="similar">
          {items.map((item) => (
            <li key={item.id}>
              <span>
                <Link className="kern-link" to="/prozess/$id" params={{ id: item.id }}>
                  {item.name}
                </Link>
                <small className="muted"> {item.organisation.name}</small>
              </span>
              <strong>
                {t('library:similar.alike', { share: format.percent(item.likeness) })}
              </strong>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
