// Telling people of questions to the alliance and of their answers.

import { type QuestionSubject, tellAll, toldOfAnswer, toldOfQuestion } from '#library'
import {
  ALL_QUESTIONS,
  readFollowersOf,
  readFollowersOfFamily,
  readFollowersOfProcess,
} from '../store/follows.ts'
import { readFamilyPlaces, readStillHere } from '../store/questions.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { type Chance, put, readCaretakers } from './put-notices.ts'

const aboutQuestion = (questionId: string) =>
  ({ processId: null, questionId, audience: 'shared' }) as const

/** Who looks after what a question is about, who follows that, and who wants to hear of every question. */
export const tellQuestion = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  asked: {
    readonly questionId: string
    readonly processId: string | null
    readonly familyId: string | null
    readonly named: readonly string[]
    readonly by: string
  },
): Promise<void> => {
  const { questionId, processId, familyId, named, by } = asked
  await becomeWorker(tx, allianceId)
  const places = await readFamilyPlaces(tx, allianceId, { processId, familyId })
  const caretakers = new Set<string>()
  for (const place of places) {
    const { organisationId } = place
    const all = await readCaretakers(tx, allianceId, place.processId, organisationId)
    for (const one of all) caretakers.add(one)
  }
  const followers =
    processId !== null
      ? await readFollowersOfProcess(tx, allianceId, processId)
      : familyId !== null
        ? await readFollowersOfFamily(tx, allianceId, familyId)
        : []
  const all = await readFollowersOf(tx, allianceId, ALL_QUESTIONS)
  const ofAll = await readStillHere(tx, allianceId, all)
  const told = toldOfQuestion(named, [...caretakers], followers, ofAll)
  await put(tx, chance, allianceId, aboutQuestion(questionId), told, by)
}

export const tellAnswer = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  said: {
    readonly questionId: string
    readonly about: QuestionSubject
    readonly named: readonly string[]
    readonly by: string
  },
): Promise<void> => {
  const { questionId, about, named, by } = said
  await becomeWorker(tx, allianceId)
  const followers = await readFollowersOf(tx, allianceId, { kind: 'question', id: questionId })
  const told = toldOfAnswer(named, about, followers)
  const people = told.map(({ person }) => person)
  const here = await readStillHere(tx, allianceId, people)
  const reached = told.filter(({ person }) => here.includes(person))
  await put(tx, chance, allianceId, aboutQuestion(questionId), reached, by)
}

export const tellHelped = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  { questionId, answeredBy, by }: { questionId: string; answeredBy: string; by: string },
): Promise<void> => {
  await becomeWorker(tx, allianceId)
  const people = await readStillHere(tx, allianceId, [answeredBy])
  await put(tx, chance, allianceId, aboutQuestion(questionId), tellAll('answerHelped', people), by)
}
