// The agenda of a workshop: read by the alliance, changed by who leads it until it begins.

import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopDetail } from '#api'
import { useSavedFile } from '../../../client/saved-file.ts'
import { Button } from '../../../parts/button.tsx'
import { Saving } from '../../../parts/saving.tsx'
import { AgendaList } from '../agenda-list.tsx'
import { AgendaEditor } from './agenda-editor.tsx'

export const AgendaSection = ({ workshop }: { workshop: WorkshopDetail }) => {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const [isChanging, setChanging] = useState(false)
  const file = useSavedFile()
  const { agenda, startsAt, familyId, canLead, closedAt, begunAt } = workshop
  const mayChange = canLead && closedAt === null && begunAt === null
  const show = (changing: boolean) => {
    setChanging(changing)
    heading.current?.focus()
  }
  return (
    <section
      className={isChanging ? 'stack' : 'stack stack--reading'}
      aria-labelledby="agenda-title"
    >
      <h2 className="kern-heading-medium" id="agenda-title" tabIndex={-1} ref={heading}>
        {t('workshops:agenda')}
      </h2>
      {isChanging ? (
        <AgendaEditor workshop={workshop} onDone={() => show(false)} />
      ) : (
        <>
          <AgendaList agenda={agenda} startsAt={startsAt} />
          {mayChange && (
            <div>
              <Button icon="edit" onClick={() => show(true)}>
                {t('workshopPlan:agenda.change')}
              </Button>
            </div>
          )}
        </>
      )}
      {(['a1', 'a4'] as const).map((paper) => (
        <p key={paper}>
          <a
            className="kern-link"
            {...file.linkTo(
              `/api/workshops/${encodeURIComponent(workshop.id)}/comparison.${paper}.pdf`,
            )}
          >
            {t(`workshopPlan:poster.${paper}`)}
          </a>
        </p>
      ))}
      <Saving file={file} />
      {familyId !== null && (
        <p>
          <Link className="kern-link" to="/familien/$id" params={{ id: familyId }}>
            {t('workshops:material')}
          </Link>
        </p>
      )}
    </section>
  )
}
