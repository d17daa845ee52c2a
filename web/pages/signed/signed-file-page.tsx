// A received file of another alliance: whose it is, whether its key is known, what changes here, and taking it.

import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignedFileView } from '#api'
import { lineage, signed } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { DrawingView } from '../../parts/drawing-view.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { TakeChanges } from '../lineage/take-changes.tsx'
import { type TakeOverAnswers, TakeOverForm } from '../lineage/take-over-form.tsx'
import { KeyPart } from './key-part.tsx'
import { wordOfLicence } from './licences.ts'
import { useAskSigned, useSignedFile } from './signed-queries.ts'
import './signed.css'

bringTexts('signed', signed)
bringTexts('lineage', lineage)

const Whose = ({ file }: { file: SignedFileView }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const word = wordOfLicence(file.licence)
  const facts = [
    ['alliance', file.allianceName],
    ['organisation', file.organisationName],
    ['contact', file.contact],
    ['savedOn', format.date(file.savedOn)],
    ['licence', word ? t(`signed:save.licences.${word}`) : file.licence],
    ['kind', t(`signed:file.aspect.${file.aspect}`)],
    ['hash', file.contentHash],
  ] as const
  return (
    <section className="stack" aria-labelledby="whose-title">
      <h2 className="kern-heading-medium" id="whose-title">
        {t('signed:file.from')}
      </h2>
      <dl className="signed__facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`signed:file.${name}`)}</dt>
            <dd>{name === 'hash' ? <code>{value}</code> : value}</dd>
          </div>
        ))}
        {file.goesBackTo.length > 0 && (
          <div>
            <dt>{t('signed:file.goesBackTo')}</dt>
            {file.goesBackTo.map(({ version, name, organisation, alliance }) => (
              <dd key={`${alliance} ${organisation} ${name}`}>
                {t('signed:file.descent', {
                  ...{ version, name },
                  whose: alliance === '' ? organisation : `${organisation}, ${alliance}`,
                })}
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  )
}

const Taking = ({ file }: { file: SignedFileView }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const asked = useAskSigned(file.id, true)
  const take = useChange('takeSigned', ['library', 'process', 'families'])
  if (asked.isPending) return <Loading />
  if (!asked.data) return <ErrorNotice error={asked.error} />
  const run = (answers: TakeOverAnswers) =>
    take.mutate(
      { params: { id: file.id }, body: answers },
      {
        onSuccess: () => {
          announce({ text: t('lineage:takeOver.done', { name: answers.name }) })
          navigate({ to: '/prozess/$id', params: { id: answers.id } })
        },
      },
    )
  return (
    <TakeOverForm
      {...{ view: asked.data, isBusy: take.isPending, error: take.error, onTake: run }}
      houses={[]}
      onHouse={() => undefined}
      cancel={
        <Link className="kern-btn kern-btn--secondary" to="/bibliothek">
          <span className="kern-label">{t('common:action.cancel')}</span>
        </Link>
      }
    />
  )
}

/** Those of one's own that go back to it: by name, with what can be done where they are behind. */
const Linked = ({ file }: { file: SignedFileView }) => {
  const { t } = useTranslation()
  return (
    <ul className="signed__links">
      {file.links.map(({ processId, name, version, isBehind }) => (
        <li key={processId}>
          <Link className="kern-link" to="/prozess/$id" params={{ id: processId }}>
            {isBehind
              ? t('signed:what.update', { name, from: version, to: file.version })
              : t('signed:what.link', { name, from: version })}
          </Link>
          {isBehind && file.verdict === 'update' && (
            <span className="lineage__acts">
              <Link
                className="kern-link"
                to="/prozess/$id/unterschiede"
                params={{ id: file.originId }}
                search={{ from: String(version), to: String(file.version) }}
                aria-label={t('signed:what.seeFor', { name })}
              >
                {t('signed:what.see')}
              </Link>
              {file.canAdopt && (
                <TakeChanges
                  processId={processId}
                  base={{ process: file.originId, version }}
                  theirs={{ process: file.originId, version: file.version }}
                  label={t('signed:what.merge')}
                  spokenLabel={t('signed:what.mergeFor', { name })}
                />
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const What = ({ file }: { file: SignedFileView }) => {
  const { t } = useTranslation()
  const { verdict } = file
  const said = {
    ...{ take: 'take', update: undefined, known: 'known', older: 'older' },
    ...{ unknown: 'wait', revoked: 'none', own: 'none' },
  } as const
  const sentence = said[verdict]
  return (
    <section className="stack" aria-labelledby="what-title">
      <h2 className="kern-heading-medium" id="what-title">
        {t('signed:what.title')}
      </h2>
      {sentence && <p className="kern-body lineage__said">{t(`signed:what.${sentence}`)}</p>}
      {file.links.length > 0 && <Linked file={file} />}
      {!file.canAdopt && <p className="kern-body">{t('signed:what.reader')}</p>}
      {verdict === 'take' && file.canAdopt && <Taking file={file} />}
    </section>
  )
}

const Preview = ({ file }: { file: SignedFileView }) => {
  const { t } = useTranslation()
  const [selected, setSelected] = useState<string>()
  return (
    <section className="stack" aria-labelledby="preview-title">
      <h2 className="kern-heading-medium" id="preview-title">
        {t('signed:what.preview')}
      </h2>
      <DrawingView {...{ svg: file.svg, name: file.name, selected, onSelect: setSelected }} />
      <details>
        <summary>{t('signed:what.steps')}</summary>
        <ol className="signed__steps">
          {file.steps.map(({ number, depth, label, actor }) => (
            <li key={`${number} ${label}`} style={{ marginInlineStart: `${depth}rem` }}>
              {number} {label} {actor && <span className="muted">{actor}</span>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

export const SignedFilePage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/signiert/$id' })
  const { data, error, isPending } = useSignedFile(id)
  if (isPending) return <Loading />
  if (!data) {
    return (
      <div className="page page--narrow">
        <PageHead title={t('common:notFound.title')} />
        <ErrorNotice error={error} />
      </div>
    )
  }
  return (
    <div className="page">
      <PageHead
        title={t('signed:file.title', { name: data.name, version: data.version })}
        preline={
          <Link className="kern-link" to="/signiert">
            {t('signed:receive.title')}
          </Link>
        }
        lead={t('signed:file.lead', {
          ...{ organisation: data.organisationName, alliance: data.allianceName },
        })}
      />
      <div className="signed__columns">
        <div className="stack">
          <Whose file={data} />
          <KeyPart key={data.key.standing} file={data} />
        </div>
        <Preview file={data} />
      </div>
      <What file={data} />
    </div>
  )
}
