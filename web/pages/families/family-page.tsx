// A family: who is in it, whether a workshop is worth it, and how alike the members are.

import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FamilyMembersView } from '#api'
import { families, lineage } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFamilyLikeness, useFamilyMembers } from '../../client/queries.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { FollowButton } from '../../parts/follow-button.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { SampleDocuments } from '../documents/sample-documents.tsx'
import { AboutQuestions } from '../questions/about-questions.tsx'
import { PlanButton } from '../workshops/plan-button.tsx'
import { AddDialog } from './add-dialog.tsx'
import { FamilyAgreement } from './family-agreement.tsx'
import { FamilyDeviations } from './family-deviations.tsx'
import { FamilyMembers } from './family-members.tsx'
import { gradeOfWorth } from './grades.ts'
import { LeftAside } from './left-aside.tsx'
import { SimilarityMatrix } from './similarity-matrix.tsx'
import { type FamilyActs, useFamilyActs } from './use-family-acts.ts'
import './family.css'

bringTexts('families', families)
bringTexts('lineage', lineage)

const RenameDialog = ({
  family,
  acts,
  onClose,
}: {
  family: FamilyMembersView
  acts: FamilyActs
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const form = useId()
  const [name, setName] = useState(family.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    acts.rename(name.trim(), onClose)
  }
  return (
    <Dialog
      title={t('families:renameTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={acts.isBusy}>
            {t('families:rename')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit}>
        <ErrorNotice error={acts.error} />
        <TextField
          label={t('families:name')}
          required
          minLength={2}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

const Worth = ({ score, reasons }: { score: number; reasons: readonly string[] }) => {
  const { t } = useTranslation()
  const grade = gradeOfWorth(score)
  return (
    <section className="stack stack--reading" aria-labelledby="worth-title">
      <h2 className="kern-heading-medium" id="worth-title">
        {t('families:worthTitle')}
      </h2>
      <p className="kern-body">
        <strong>
          {t('families:worthScore', {
            score: Math.round(score * 100),
            grade: t(`families:worth.${grade}`),
          })}
        </strong>
      </p>
      <ul className="kern-list kern-list--bullet">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  )
}

const FamilyBody = ({ family }: { family: FamilyMembersView }) => {
  const { t } = useTranslation()
  const likeness = useFamilyLikeness(family.id)
  const acts = useFamilyActs(family)
  const [open, setOpen] = useState<'add' | 'rename'>()
  const organisations = new Set(family.members.map(({ organisation }) => organisation.id)).size
  return (
    <div className="page">
      <PageHead
        title={family.name}
        preline={t('families:preline')}
        lead={t('families:memberLead', { count: organisations })}
        actions={
          <>
            <Link
              className="kern-btn kern-btn--primary kern-btn--x-small"
              to="/familien/$id"
              params={{ id: family.id }}
            >
              <span className="kern-label">{t('families:compare')}</span>
            </Link>
            <PlanButton familyId={family.id} />
            <FollowButton kind="family" id={family.id} />
            {family.canChange && (
              <>
                <Button isSmall onClick={() => setOpen('add')}>
                  {t('families:add')}
                </Button>
                <Button isSmall icon="edit" onClick={() => setOpen('rename')}>
                  {t('families:rename')}
                </Button>
              </>
            )}
          </>
        }
      >
        {family.isConfirmed && (
          <p className="badges">
            <Badge icon="check">{t('families:confirmed')}</Badge>
          </p>
        )}
      </PageHead>
      {open === undefined && <ErrorNotice error={acts.error} />}
      <FamilyMembers family={family} likeness={likeness.data} acts={acts} />
      <FamilyAgreement familyId={family.id} />
      <LeftAside family={family} acts={acts} />
      <FamilyDeviations familyId={family.id} />
      {likeness.isPending && <Loading />}
      <ErrorNotice error={likeness.error} onRetry={() => likeness.refetch()} />
      {likeness.data && (
        <>
          <Worth score={likeness.data.worthWorkshop} reasons={likeness.data.reasons} />
          <SimilarityMatrix data={likeness.data} all={family.members.length} />
        </>
      )}
      <SampleDocuments place={{ family: family.id }} />
      <AboutQuestions about={{ family: family.id }} />
      {open === 'add' && (
        <AddDialog family={family} acts={acts} onClose={() => setOpen(undefined)} />
      )}
      {open === 'rename' && (
        <RenameDialog family={family} acts={acts} onClose={() => setOpen(undefined)} />
      )}
    </div>
  )
}

export const FamilyPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/familien/$id/mitglieder' })
  const family = useFamilyMembers(id)
  if (family.data) return <FamilyBody family={family.data} />
  if (family.isPending) return <Loading />
  return (
    <div className="page page--narrow">
      <PageHead title={t('families:preline')} />
      <ErrorNotice error={family.error} onRetry={() => family.refetch()} />
    </div>
  )
}
