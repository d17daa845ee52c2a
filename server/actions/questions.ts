// Questions to the alliance: asked, answered, marked, followed. Every member may ask and answer, for a house of theirs.

import type { Question, QuestionDetail } from '#api'
import { can, mayClose, mayMark, mayTakeBack, nameableIn, organisationsOf } from '#library'
import { addAudit } from '../store/audit.ts'
import { isTaken } from '../store/error-code.ts'
import { findFamilyRows } from '../store/families.ts'
import { ALL_QUESTIONS, isFollowing, setFollowing } from '../store/follows.ts'
import { findNames, type House, readHouses } from '../store/names.ts'
import { readPeopleOf } from '../store/people.ts'
import { readSpeakerNames } from '../store/proposal-talk.ts'
import {
  type AnswerRow,
  addAnswer,
  addQuestion,
  findQuestion,
  lockQuestion,
  type QuestionFilter,
  type QuestionRow,
  readAnswers,
  readQuestions,
  setClosed,
  setHelpful,
  setTakenBack,
} from '../store/questions.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { loadSubject } from './present-process.ts'
import { tellAnswer, tellHelped, tellQuestion } from './tell-question.ts'

const PAGE = 50

const ownOf = (ctx: MemberContext, houses: readonly House[]): House[] =>
  houses.filter(({ id }) => organisationsOf(ctx.actor).includes(id))

const demandHouse = (ctx: MemberContext, by: string): void => {
  if (!organisationsOf(ctx.actor).includes(by)) throw new Refused('right/missing')
}

const demandQuestion = async (tx: Tx, ctx: MemberContext, id: string): Promise<QuestionRow> => {
  const row = await findQuestion(tx, ctx.actor.allianceId, id)
  if (!row) throw new Refused('thing/not-found')
  return row
}

/** What questions are about, as far as the asker sees it. */
const readSubjects = async (
  tx: Tx,
  rows: readonly Pick<QuestionRow, 'processId' | 'familyId'>[],
) => {
  const processes = await findNames(tx, [
    ...new Set(rows.flatMap(({ processId }) => processId ?? [])),
  ])
  const families = new Map<string, string>()
  for (const id of new Set(rows.flatMap(({ familyId }) => familyId ?? []))) {
    const [family] = await findFamilyRows(tx, id)
    if (family) families.set(id, family.name)
  }
  return ({ processId, familyId }: Pick<QuestionRow, 'processId' | 'familyId'>) => {
    const process = processes.get(processId ?? '')
    const family = families.get(familyId ?? '')
    return {
      process: process ? { id: process.id, name: process.name } : null,
      family: familyId !== null && family !== undefined ? { id: familyId, name: family } : null,
    }
  }
}

const cursorOf = (text: string | undefined) => {
  if (text === undefined) return undefined
  const at = text.indexOf(' ')
  return { micros: text.slice(0, at), id: text.slice(at + 1) }
}

export const listQuestions = (
  ctx: MemberContext,
  wanted: Omit<QuestionFilter, 'isOpen' | 'before'> & {
    readonly open?: 'yes' | undefined
    readonly before?: string | undefined
  },
): Promise<{ items: Question[]; next: string | null; speaksFor: House[]; isFollowing: boolean }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const filter = { ...wanted, isOpen: wanted.open === 'yes', before: cursorOf(wanted.before) }
    // One more than is shown says whether there is more.
    const found = await readQuestions(tx, allianceId, filter, PAGE + 1)
    const rows = found.slice(0, PAGE)
    const last = rows.at(-1)
    // What is asked about something is found by who sees that.
    const subjectOf = await readSubjects(tx, rows)
    const houses = await readHouses(tx, allianceId)
    const items = rows.flatMap((row): Question[] => {
      const organisation = houses.find(({ id }) => id === row.organisationId)
      const { process, family } = subjectOf(row)
      const isHidden = (wanted.process && !process) || (wanted.family && !family)
      if (!organisation || isHidden) return []
      const { id, title, at, answers, isHelped } = row
      return [
        {
          ...{ id, title, organisation, process, family, at: at.toISOString() },
          ...{ answers: answers ?? 0, isHelped: Boolean(isHelped) },
          isClosed: row.closedAt !== null,
        },
      ]
    })
    return {
      items,
      next: last && found.length > PAGE ? `${last.micros} ${last.id}` : null,
      speaksFor: ownOf(ctx, houses),
      isFollowing: await isFollowing(tx, allianceId, personId, ALL_QUESTIONS),
    }
  })

/** The last thing its transaction does. */
const present = async (tx: Tx, ctx: MemberContext, row: QuestionRow): Promise<QuestionDetail> => {
  const { allianceId, personId } = ctx.actor
  const answers = await readAnswers(tx, allianceId, row.id)
  const subjectOf = await readSubjects(tx, [row])
  const houses = await readHouses(tx, allianceId)
  const about = { kind: 'question', id: row.id } as const
  const follows = await isFollowing(tx, allianceId, personId, about)
  const said = [row, ...answers].map((one) => ({ ...one, saidFor: one.organisationId }))
  await becomeWorker(tx, allianceId)
  const names = await readSpeakerNames(tx, allianceId, said)
  const subject = { askedBy: row.personId, answeredBy: answers.map((one) => one.personId) }
  const house = (id: string) => houses.find((one) => one.id === id) ?? { id, name: '' }
  const speaker = (one: Pick<AnswerRow, 'personId' | 'organisationId'>) => ({
    by: names.get(`${one.personId} ${one.organisationId}`) ?? null,
    isMine: one.personId === personId,
  })
  return {
    ...{ id: row.id, title: row.title, text: row.text, at: row.at.toISOString() },
    ...{ ...speaker(row), ...subjectOf(row), organisation: house(row.organisationId) },
    answers: answers.map((one) => ({
      ...{ id: one.id, text: one.text, at: one.at.toISOString(), ...speaker(one) },
      ...{ organisation: house(one.organisationId), isHelpful: one.helpedAt !== null },
      canMark: mayMark({ askedBy: row.personId }, one.personId, personId),
    })),
    isHelped: answers.some(({ helpedAt }) => helpedAt !== null),
    ...{ isClosed: row.closedAt !== null, canClose: mayClose(subject, personId) },
    canTakeBack: mayTakeBack(subject, personId),
    ...{ speaksFor: ownOf(ctx, houses), isFollowing: follows },
  }
}

export const showQuestion = (ctx: MemberContext, id: string): Promise<QuestionDetail> =>
  ctx.store.asActor(ctx.actor, async (tx) => present(tx, ctx, await demandQuestion(tx, ctx, id)))

/** Own people by name, and the ids of all who can be named. */
const readNameable = async (tx: Tx, ctx: MemberContext, row: QuestionRow | undefined) => {
  const { actor } = ctx
  const own = new Map<string, string>()
  for (const house of organisationsOf(actor)) {
    for (const { id, name } of await readPeopleOf(tx, actor.allianceId, house)) own.set(id, name)
  }
  const answers = row ? await readAnswers(tx, actor.allianceId, row.id) : []
  const answeredBy = answers.map(({ personId }) => personId)
  const about = row ? { askedBy: row.personId, answeredBy } : undefined
  const said = [...(row ? [row] : []), ...answers]
  return { own, said, ids: nameableIn([...own.keys()], about) }
}

export const listNameable = (
  ctx: MemberContext,
  questionId: string | undefined,
): Promise<{ people: House[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const row = questionId === undefined ? undefined : await demandQuestion(tx, ctx, questionId)
    const { own, said, ids } = await readNameable(tx, ctx, row)
    await becomeWorker(tx, allianceId)
    const names = await readSpeakerNames(
      ...([tx, allianceId, said.map((one) => ({ ...one, saidFor: one.organisationId }))] as const),
    )
    const people = ids.flatMap((id) => {
      const one = said.find((spoken) => spoken.personId === id)
      const name = own.get(id) ?? (one && names.get(`${id} ${one.organisationId}`))
      return name === undefined || id === personId ? [] : [{ id, name }]
    })
    return { people: people.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
  })

/** Sent again it is the same; an id of something else is refused. */
const once = async (write: () => Promise<void>): Promise<void> => {
  try {
    await write()
  } catch (error) {
    if (!isTaken(error)) throw error
    await write().catch((again: unknown) => {
      throw isTaken(again) ? new Refused('request/invalid', { field: 'id' }) : again
    })
  }
}

const demandAbout = async (
  tx: Tx,
  ctx: MemberContext,
  { processId, familyId }: Pick<QuestionRow, 'processId' | 'familyId'>,
): Promise<void> => {
  if (processId !== null) {
    const subject = await loadSubject(tx, ctx.actor.allianceId, processId)
    demand(can(ctx.actor, 'read', subject))
    const isShown = subject.visibility === 'alliance' && !subject.isWithdrawn
    if (!isShown) throw new Refused('question/not-shared')
  }
  if (familyId !== null && (await findFamilyRows(tx, familyId)).length === 0) {
    throw new Refused('thing/not-found')
  }
}

export const askAlliance = async (
  ctx: MemberContext,
  wanted: Pick<QuestionRow, 'id' | 'title' | 'text' | 'processId' | 'familyId'> & {
    readonly by: string
    readonly mentions: readonly string[]
  },
): Promise<QuestionDetail> => {
  const { allianceId, personId } = ctx.actor
  const { id, title, text, processId, familyId, by, mentions } = wanted
  await once(() =>
    ctx.store.asActor(ctx.actor, async (tx) => {
      demandHouse(ctx, by)
      if (await findQuestion(tx, allianceId, id)) return
      await demandAbout(tx, ctx, wanted)
      const { ids } = await readNameable(tx, ctx, undefined)
      const said = { id, title, text, processId, familyId, organisationId: by, personId }
      await addQuestion(tx, allianceId, { ...said, at: ctx.now })
      await addAudit(tx, {
        ...{ allianceId, at: ctx.now, personId, organisationId: by, what: 'questionAsked' },
        ...{ subjectKind: 'organisation', subjectId: by, details: { question: id } },
      })
      const named = mentions.filter((one) => ids.includes(one))
      await tellQuestion(tx, ctx, allianceId, {
        questionId: id,
        processId,
        familyId,
        named,
        by: personId,
      })
    }),
  )
  return showQuestion(ctx, id)
}

export const answerQuestion = async (
  ctx: MemberContext,
  questionId: string,
  wanted: {
    readonly id: string
    readonly by: string
    readonly text: string
    readonly mentions: readonly string[]
  },
): Promise<QuestionDetail> => {
  const { allianceId, personId } = ctx.actor
  const { id, by, text, mentions } = wanted
  await once(() =>
    ctx.store.asActor(ctx.actor, async (tx) => {
      await lockQuestion(tx, allianceId, questionId)
      const row = await demandQuestion(tx, ctx, questionId)
      demandHouse(ctx, by)
      const answers = await readAnswers(tx, allianceId, questionId)
      if (answers.some((one) => one.id === id)) return
      if (row.closedAt !== null) throw new Refused('question/closed')
      const { ids } = await readNameable(tx, ctx, row)
      const answer = { id, text, organisationId: by, personId, at: ctx.now }
      await addAnswer(tx, allianceId, questionId, answer)
      await addAudit(tx, {
        ...{ allianceId, at: ctx.now, personId, organisationId: by, what: 'questionAnswered' },
        ...{ subjectKind: 'organisation', subjectId: by, details: { question: questionId } },
      })
      await tellAnswer(tx, ctx, allianceId, {
        questionId,
        about: { askedBy: row.personId, answeredBy: answers.map((one) => one.personId) },
        named: mentions.filter((one) => ids.includes(one)),
        by: personId,
      })
    }),
  )
  return showQuestion(ctx, questionId)
}

export const markAnswer = async (
  ctx: MemberContext,
  questionId: string,
  answerId: string,
  isHelpful: boolean,
): Promise<QuestionDetail> => {
  const { allianceId, personId } = ctx.actor
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const row = await demandQuestion(tx, ctx, questionId)
    const answer = (await readAnswers(tx, allianceId, questionId)).find(({ id }) => id === answerId)
    if (!answer) throw new Refused('thing/not-found')
    if (!mayMark({ askedBy: row.personId }, answer.personId, personId)) {
      throw new Refused('right/missing')
    }
    if (!(await setHelpful(tx, allianceId, answerId, isHelpful ? ctx.now : null))) return
    if (!isHelpful) return
    const told = { questionId, answeredBy: answer.personId, by: personId }
    await tellHelped(tx, ctx, allianceId, told)
  })
  return showQuestion(ctx, questionId)
}

export const followQuestion = (
  ctx: MemberContext,
  id: string,
  isOn: boolean,
): Promise<QuestionDetail> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const row = await demandQuestion(tx, ctx, id)
    const about = { kind: 'question', id } as const
    await setFollowing(tx, allianceId, personId, about, isOn ? ctx.now : null)
    return present(tx, ctx, row)
  })

const audited = (tx: Tx, ctx: MemberContext, row: QuestionRow, what: string): Promise<void> =>
  addAudit(tx, {
    ...{ allianceId: ctx.actor.allianceId, at: ctx.now, personId: ctx.actor.personId, what },
    ...{ organisationId: row.organisationId, subjectKind: 'organisation' },
    ...{ subjectId: row.organisationId, details: { question: row.id } },
  })

export const closeQuestion = (
  ctx: MemberContext,
  id: string,
  isClosed: boolean,
): Promise<QuestionDetail> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    await lockQuestion(tx, allianceId, id)
    const row = await demandQuestion(tx, ctx, id)
    if (!mayClose({ askedBy: row.personId }, personId)) throw new Refused('right/missing')
    if ((row.closedAt !== null) === isClosed) return present(tx, ctx, row)
    const closedAt = isClosed ? ctx.now : null
    await setClosed(tx, allianceId, id, closedAt)
    await audited(tx, ctx, row, isClosed ? 'questionClosed' : 'questionReopened')
    return present(tx, ctx, { ...row, closedAt })
  })

export const takeBackQuestion = (ctx: MemberContext, id: string): Promise<{ id: string }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    await lockQuestion(tx, allianceId, id)
    const row = await demandQuestion(tx, ctx, id)
    if (!mayClose({ askedBy: row.personId }, personId)) throw new Refused('right/missing')
    const answers = await readAnswers(tx, allianceId, id)
    const answeredBy = answers.map((one) => one.personId)
    if (!mayTakeBack({ askedBy: row.personId, answeredBy }, personId)) {
      throw new Refused('question/answered')
    }
    await setTakenBack(tx, allianceId, id, ctx.now)
    await audited(tx, ctx, row, 'questionTakenBack')
    return { id }
  })

/** Every question, also those to come. */
export const followQuestions = (
  ctx: MemberContext,
  isOn: boolean,
): Promise<{ isFollowing: boolean }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    await setFollowing(tx, allianceId, personId, ALL_QUESTIONS, isOn ? ctx.now : null)
    return { isFollowing: isOn }
  })
