// A process without a model: says so, and takes one from a file. What people wrote in the fact sheet stays.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { isCut, sendModel } from '../../client/call.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'

const KINDS = '.bpmn,.xml,.zip,.epml,.txt'

export const AddModel = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const client = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const add = useMutation({
    mutationFn: (chosen: File) => sendModel(process.id, chosen),
    onSuccess: async () => {
      announce({ text: t('process:model.added', { name: process.name }) })
      await Promise.all(
        ['process', 'library', 'families', 'comparison'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      )
    },
  })
  const file = add.variables
  const mayAdd = process.can.edit && process.withdrawnAt === null
  return (
    <Invitation
      title={t('process:drawing.none')}
      action={
        mayAdd && (
          <Button
            look="primary"
            icon="drive-folder-upload"
            isBusy={add.isPending}
            onClick={() => picker.current?.click()}
          >
            {t('process:model.upload')}
          </Button>
        )
      }
    >
      <p className="kern-body">
        {mayAdd
          ? t('process:model.lead')
          : t('process:model.reader', { organisation: process.organisation.name })}
      </p>
      {add.isPending && <Loading label={t('importsWeb:reading')} />}
      <ErrorNotice
        error={add.error}
        {...(isCut(add.error) && file ? { onRetry: () => add.mutate(file) } : {})}
      />
      {mayAdd && (
        <input
          ref={picker}
          className="kern-sr-only"
          type="file"
          accept={KINDS}
          aria-label={t('process:model.upload')}
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            if (chosen) add.mutate(chosen)
            event.target.value = ''
          }}
        />
      )}
    </Invitation>
  )
}
