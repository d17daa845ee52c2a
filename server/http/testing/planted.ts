// Two alliances in which everything that can be kept holds a word of its own. B is the house that is asked about; A is
// its neighbour, tied to it by links, offers and families; alliance two is somebody else's.

import type { ChangeGroup } from '#change'
import type { Sharing } from '#library'
import { asKey, end, namedProcess, type Process, type Profile, start, task } from '#process'
import type { SignedFacts } from '#signed-file'
import { planWorkshop, type VoiceKey } from '#workshop'
import { makeAlliance, NOW, words } from '../../../test/database/make-alliance.ts'
import { hashToken } from '../../actions/tokens.ts'
import { addDraft, appendEntries } from '../../store/drafts.ts'
import { addFile, addProcess, DEFAULT_SHARING } from '../../store/processes.ts'
import { setPassword } from '../../store/sessions.ts'
import type { Tx } from '../../store/store.ts'
import { prepareModel } from '../../work/prepare-model.ts'
import { ASKERS, cookieOf, makeAskers } from './askers.ts'
import { type Marks, makeMarks, type Part, type Seers, seersOf } from './marks.ts'
import type { House } from './visit.ts'

/** A process that is asked about, as `can` needs it. */
export interface Planted {
  readonly id: string
  readonly alliance: string
  readonly house: string
  readonly isShown: boolean
  readonly isWithdrawn: boolean
  readonly hasModel: boolean
  readonly isApproved: boolean
  /** Its house has published it. */
  readonly isPublic: boolean
  readonly sharing: Sharing
}

const NOTHING: Sharing = { minutes: false, cases: false, posts: false }
const EVERYTHING: Sharing = { minutes: true, cases: true, posts: true }

const processOf = (id: string, more: Partial<Planted> = {}): Planted => ({
  ...{ id, alliance: id.startsWith('two') ? 'two' : 'one', isShown: false, isWithdrawn: false },
  ...{ house: id.startsWith('two') ? 'two-b' : `one-${id[0]}`, hasModel: true, isApproved: true },
  isPublic: false,
  ...{ sharing: DEFAULT_SHARING, ...more },
})

export const PROCESSES: readonly Planted[] = [
  processOf('b-secret', { isApproved: false }),
  processOf('b-second'),
  processOf('b-target', { sharing: EVERYTHING }),
  processOf('b-bare', { hasModel: false }),
  processOf('b-shared', { isShown: true }),
  processOf('b-closed', { isShown: true, sharing: NOTHING }),
  processOf('b-open', { isShown: true, sharing: EVERYTHING }),
  processOf('b-withdrawn', {
    ...{ isShown: true, isWithdrawn: true, isPublic: true, sharing: EVERYTHING },
  }),
  processOf('b-public', { isShown: true, isPublic: true, sharing: NOTHING }),
  processOf('a-linked', { isShown: true }),
  processOf('a-secret'),
  // Of A, in force and seen by all: what others are laid beside.
  processOf('a-own', { isShown: true }),
  processOf('two-shared', { isShown: true, sharing: EVERYTHING }),
]

/** What of a public process anybody reads. */
const PUBLIC_FACTS: readonly string[] = [
  ...['name', 'trigger', 'result', 'legal basis', 'event', 'step', 'what to bring'],
]

/** Tokens of links that a guest has. */
export const TOKENS = {
  ...{ enquiry: 'link-of-an-enquiry', invitation: 'link-of-an-invitation' },
  ...{ workshop: 'CODEOFWORKSHOP', workshopOver: 'CODEOFONETHATISOVER', seat: 'token-of-a-device' },
}

const AUTHORS: Readonly<Record<string, string>> = {
  'one-b': 'one-own-modeller',
  'one-a': 'one-all-of-A',
  'two-b': 'two-elsewhere',
}

/** Whoever wrote what belongs to a house. */
export const authorOf = (house: string): string => AUTHORS[house] ?? ''

interface Pen {
  readonly marks: Marks
  readonly planted: Planted
  /** A word at this place of the process. */
  readonly word: (what: string, part: Part, more?: Seers) => string
  readonly number: (what: string, part: Part) => number
}

const penOf = (marks: Marks, planted: Planted): Pen => {
  const { id, house, isShown, isWithdrawn, sharing } = planted
  const seers = (part: Part, more: Seers = {}): Seers => ({
    ...seersOf(house, isShown && !isWithdrawn, sharing, part),
    ...more,
  })
  return {
    ...{ marks, planted },
    word: (what, part, more) => {
      const isOpen = planted.isPublic && isShown && !isWithdrawn && PUBLIC_FACTS.includes(what)
      return marks.word(`${id}: ${what}`, seers(part, isOpen ? { ...more, everyone: true } : more))
    },
    number: (what, part) => marks.number(`${id}: ${what}`, seers(part)),
  }
}

/** The step that is asked about in all of them. */
export const STEP = 'pruefen'

const modelOf = ({ planted, word, number }: Pen): Process => {
  const guest: Seers = planted.id === 'b-secret' ? { guest: true } : {}
  const model = namedProcess(
    `Hunde ${word('name of the model', 'flow', guest)}`,
    start(`Antrag ${word('event', 'flow', guest)}`),
    task(`Antrag ${word('step', 'flow', guest)} prüfen`, {
      key: STEP,
      actor: `Amt ${word('post', 'posts', guest)}`,
      work: {
        minutes: number('minutes', 'minutes'),
        waiting: { minDays: 1, maxDays: number('waiting', 'minutes') },
        systems: [`Verfahren ${word('system of a step', 'flow', guest)}`],
        documents: [`Nachweis ${word('document', 'flow', guest)}`],
        note: word('note', 'all'),
        openQuestion: word('open question', 'all'),
      },
    }),
    task('Bescheid senden', { actor: 'Poststelle' }),
    end('erledigt'),
  )
  const elements = Object.values(model.elements).map((element) =>
    element.key === STEP
      ? {
          ...element,
          documentation: word('documentation', 'all'),
          extensions: [
            { namespace: 'urn:x', local: 'x', content: [word('what a vendor added', 'all')] },
          ],
        }
      : element,
  )
  return { ...model, elements: Object.fromEntries(elements.map((one) => [one.key, one])) }
}

const profileOf = ({ word, number }: Pen): Profile => ({
  trigger: word('trigger', 'flow'),
  result: word('result', 'flow'),
  legalBases: [{ text: word('legal basis', 'flow') }],
  systems: [word('system', 'flow')],
  task: word('task', 'flow'),
  notice: word('notice', 'flow'),
  contact: word('contact', 'flow'),
  productArea: '17',
  casesPerYear: number('cases', 'cases'),
  owner: word('owner', 'posts'),
  participants: [word('participant', 'posts')],
  leadTime: { days: 5, note: word('note on the time', 'all') },
})

const plantProcess = async (tx: Tx, pen: Pen): Promise<void> => {
  const { planted, word } = pen
  const { id, alliance: allianceId, house: organisationId, sharing, isShown } = planted
  const fileHash = await addFile(tx, {
    ...{ allianceId, organisationId, mediaType: 'application/xml' },
    name: `${word('name of the file', 'all')}.bpmn`,
    bytes: Buffer.from(`<original id="${id}">${word('file', 'all')}</original>`),
  })
  await addProcess(
    tx,
    {
      ...{ id, allianceId, organisationId, sharing, profile: profileOf(pen) },
      name: `Hundesteuer ${word('name', 'flow')}`,
      model: planted.hasModel ? prepareModel(modelOf(pen), sharing, words.post) : null,
      visibility: isShown ? 'alliance' : 'organisation',
      aspect: id === 'b-target' ? 'target' : 'asIs',
      state: planted.isApproved ? 'approved' : 'draft',
      ...(planted.hasModel ? { fileHash, note: word('note on the version', 'all') } : {}),
      remarks: [
        {
          area: 'bpmn',
          code: 'element-kept',
          details: { kind: word('remark on the file', 'house') },
        },
      ],
    },
    { personId: authorOf(organisationId), now: NOW },
  )
}

/** Drafts, comments, links, reviews and the rest of what is said about a process in its house. */
const plantTalk = async (tx: Tx, pen: Pen): Promise<void> => {
  const { planted, word } = pen
  const { id, alliance: alliance_id, house, hasModel, isWithdrawn } = planted
  const [person_id, created_at] = [authorOf(house), NOW]
  const about = { alliance_id, process_id: id, organisation_id: '', reach: '' }
  if (hasModel && !isWithdrawn) {
    const before = word('draft', 'house')
    const base = namedProcess('Hunde', start(), task(before, { key: STEP }), end())
    const draft = { allianceId: alliance_id, id: `draft-${id}`, processId: id, baseVersion: 1 }
    await addDraft(tx, { ...draft, model: JSON.stringify(base), personId: person_id, now: NOW })
    const named = { kind: 'setElement', key: asKey(STEP), property: 'name' } as const
    const after = word('change in the draft', 'house')
    const group: ChangeGroup = { id: `g-${id}`, changes: [{ ...named, before, after }] }
    await appendEntries(tx, {
      ...{ allianceId: alliance_id, draftId: draft.id, expected: 0, personId: person_id, now: NOW },
      entries: [{ number: 1, group }],
    })
  }
  const enquiry = { ...about, id: `enquiry-${id}`, draft_id: null, number: 1 }
  await tx
    .insertInto('enquiry')
    .values({
      ...{ ...enquiry, label: word('label of a link', 'house'), created_by: person_id, created_at },
      token_hash: hashToken(id === 'b-secret' ? TOKENS.enquiry : `unknown ${id}`),
      expires_at: new Date(NOW.getTime() + 86_400_000),
      shown: JSON.stringify({
        ...{ name: word('shown', 'house', { guest: true }), organisation: 'Stadt B', lines: [] },
        texts: { de: [], en: [] },
      }),
    } as never)
    .execute()
  const comment = { ...about, draft_id: null, created_at }
  await tx
    .insertInto('comment')
    .values([
      { ...comment, id: `comment-${id}`, step: STEP, text: word('comment', 'house'), person_id },
      {
        ...{ ...comment, id: `answer-${id}`, step: null, person_id: null, verdict: 'wrong' },
        ...{ text: word('answer of a guest', 'house'), enquiry_id: `enquiry-${id}` },
        guest_name: word('name of a guest', 'house'),
      },
    ] as never)
    .execute()
  await tx
    .insertInto('audit')
    .values({
      ...{ alliance_id, at: NOW, person_id, organisation_id: house, what: 'changed' },
      ...{ subject_kind: 'process', subject_id: id },
      details: JSON.stringify({ name: word('audit', 'house') }),
    } as never)
    .execute()
  if (!hasModel) return
  await tx
    .insertInto('reading_request')
    .values({
      ...{ ...about, number: 1, seq: 1, people: null, person_id, created_at },
      note: word('note to readers', 'house'),
    } as never)
    .execute()
  await tx
    .insertInto('introduction_fact')
    .values({
      ...{ ...about, number: 1, seq: 1, act: 'prepare', person_id, created_at },
      items: JSON.stringify({ form: { state: 'open', note: word('note on a form', 'house') } }),
    } as never)
    .execute()
  const fact = { ...about, number: 1, person_id, created_at }
  await tx
    .insertInto('version_fact')
    .values([
      { ...fact, seq: 1, act: 'submit', rules: JSON.stringify({ fourEyes: false, steps: [] }) },
      { ...fact, seq: 2, act: 'return', rules: null, reason: word('reason of a review', 'house') },
      ...(planted.isApproved
        ? [
            { ...fact, seq: 3, act: 'submit', rules: '{"fourEyes":false,"steps":[]}' },
            { ...fact, seq: 4, act: 'approve', rules: null },
          ]
        : []),
    ] as never)
    .execute()
}

/** A change of law that A reported, with what B said of its processes: the post that sees to it is a post. */
const plantLaw = async (tx: Tx, marks: Marks): Promise<void> => {
  const about = { alliance_id: 'one', person_id: authorOf('one-b'), created_at: NOW }
  await tx
    .insertInto('law_change')
    .values({
      ...{ ...about, id: 'law', organisation_id: 'one-a', law: 'KAG' },
      title: marks.word('title of a change of law', { alliance: 'one' }),
    })
    .execute()
  for (const planted of PROCESSES.filter(({ house }) => house === 'one-b')) {
    const { word } = penOf(marks, planted)
    const said = { change_id: 'law', process_id: planted.id, seq: 1, state: 'open' as const }
    await tx
      .insertInto('law_task_fact')
      .values({ ...about, ...said, post: word('post for a change of law', 'posts') })
      .execute()
  }
}

/** What A plans with the others: of a family, and a result, that only B sees. */
const plantPackages = async (tx: Tx, marks: Marks): Promise<void> => {
  const about = { alliance_id: 'one', organisation_id: 'one-a', person_id: authorOf('one-a') }
  const word = (what: string) => marks.word(what, { alliance: 'one' })
  for (const id of ['package', 'package-done']) {
    await tx
      .insertInto('work_package')
      .values({
        ...{ ...about, id, kind: 'package', title: word(`title of a ${id}`), created_at: NOW },
        ...{ note: word(`note of a ${id}`), family_id: 'family-secret' },
      })
      .execute()
    await tx
      .insertInto('work_package_fact')
      .values({
        ...{ ...about, package_id: id, seq: 1, act: 'plan', writer_id: 'one-a', houses: [] },
        ...{ due: '2027-01-31', process_id: null, minutes: null, created_at: NOW },
      })
      .execute()
  }
  await tx
    .insertInto('work_package_fact')
    .values({
      ...{ ...about, package_id: 'package-done', seq: 2, act: 'deliver', writer_id: null },
      ...{ houses: [], process_id: 'b-secret', minutes: 240, created_at: NOW },
    })
    .execute()
}

/** Keys of other alliances: one that is known, and one that nobody has compared. */
export const FOREIGN_KEY = 'ab'.repeat(32)
export const NEW_KEY = 'cd'.repeat(32)

/** Files of another alliance: B took from one, has another, and A has one whose key nobody knows. */
const plantSignedFiles = async (tx: Tx, marks: Marks): Promise<void> => {
  const about = { alliance_id: 'one', origin_alliance: 'far' }
  const said = (name: string, alliance: string): SignedFacts => ({
    ...{ savedOn: '2026-11-20', alliance: { id: 'far', name: alliance }, id: 'far', name },
    ...{ organisation: { name: 'Stadt Fern', shortName: 'Fern' }, version: 1, aspect: 'asIs' },
    ...{ contact: 'Amt', licence: 'CC0', goesBackTo: [] },
    sharing: { minutes: true, cases: true, posts: true },
  })
  const shown = { alliance: 'one' }
  const allianceName = marks.word('name of another alliance', shown)
  await tx
    .insertInto('key_fact')
    .values({
      ...{ ...about, public_key: FOREIGN_KEY, seq: 1, act: 'confirm', alliance_name: allianceName },
      ...{ person_id: authorOf('one-a'), created_at: NOW },
    })
    .execute()
  const file = async (id: string, house: string, publicKey: string, name: string) => {
    await tx
      .insertInto('signed_file')
      .values({
        ...{ ...about, id, organisation_id: house, origin_id: `foreign-${id}`, version: 1 },
        ...{ content_hash: 'hash', public_key: publicKey, content: Buffer.from(id) },
        ...{ facts: JSON.stringify(said(name, allianceName)), profile: '{}' },
        ...{ model: JSON.stringify(namedProcess(name, start('a'), task('b'), end('c'))) },
        ...{ person_id: authorOf(house), received_at: NOW },
      })
      .execute()
  }
  const own = (house: string) => marks.word('name of a received file', { houses: [house] })
  await file('file-taken', 'one-b', FOREIGN_KEY, marks.word('name of what B took', shown))
  await file('file-b', 'one-b', FOREIGN_KEY, own('one-b'))
  await file('file-a', 'one-a', NEW_KEY, own('one-a'))
  const fact = (seq: number, act: 'takeOver' | 'decline', reason: string) => ({
    ...{ alliance_id: 'one', process_id: 'b-shared', origin_id: 'foreign-file-taken', seq, act },
    ...{ version: 1, reason, person_id: authorOf('one-b'), created_at: NOW },
  })
  const why = marks.word('why B declined a file', { houses: ['one-b'] })
  await tx
    .insertInto('foreign_fact')
    .values([fact(1, 'takeOver', ''), fact(2, 'decline', why)])
    .execute()
}

/** What B asks all about what only it sees by now, and what A answers. */
const plantQuestions = async (tx: Tx, marks: Marks): Promise<void> => {
  const all = { alliance: 'one' }
  const about = { alliance_id: 'one', created_at: NOW }
  await tx
    .insertInto('alliance_question')
    .values({
      ...{ ...about, id: 'question', organisation_id: 'one-b', person_id: authorOf('one-b') },
      ...{ title: marks.word('title of a question', all), process_id: 'b-secret', family_id: null },
      text: marks.word('what B asks', all),
    })
    .execute()
  // Nobody has answered it: it can be taken back.
  await tx
    .insertInto('alliance_question')
    .values({
      ...{ ...about, id: 'question-alone', organisation_id: 'one-b', person_id: authorOf('one-b') },
      ...{ title: marks.word('title of a lonely question', all), family_id: null },
      process_id: null,
    })
    .execute()
  await tx
    .insertInto('question_answer')
    .values({
      ...{ ...about, id: 'answer', question_id: 'question', organisation_id: 'one-a' },
      ...{ text: marks.word('what A answers', all), person_id: authorOf('one-a') },
    })
    .execute()
}

/** Documents of B: shown, kept in-house, at what nobody else sees, and one of A at a family. */
const plantDocuments = async (tx: Tx, marks: Marks): Promise<void> => {
  const inB = { houses: ['one-b'] }
  const all = { alliance: 'one' }
  const plant = async (
    id: string,
    house: string,
    place: { readonly process_id: string | null; readonly family_id: string | null },
    visibility: 'organisation' | 'alliance',
    seers: Parameters<Marks['word']>[1],
  ) => {
    const bytes = Buffer.from(marks.word(`content of ${id}`, seers))
    await tx
      .insertInto('sample_document')
      .values({
        ...{ alliance_id: 'one', id, organisation_id: house, ...place, visibility, kind: 'form' },
        ...{ title: marks.word(`title of ${id}`, seers), file_type: 'txt', size: bytes.length },
        ...{ permission: marks.word(`permission of ${id}`, seers), bytes },
        description: marks.word(`description of ${id}`, seers),
        ...{ person_id: authorOf(house), created_at: NOW },
      })
      .execute()
  }
  const at = (process_id: string) => ({ process_id, family_id: null })
  await plant('document-shown', 'one-b', at('b-open'), 'alliance', all)
  await plant('document-own', 'one-b', at('b-open'), 'organisation', inB)
  await plant('document-hidden', 'one-b', at('b-secret'), 'alliance', inB)
  const family = { process_id: null, family_id: 'family-common' }
  await plant('document-family', 'one-a', family, 'alliance', all)
}

/** Names that B gives its units, and what came of one of its processes. */
const plantReorganisation = async (tx: Tx, marks: Marks): Promise<void> => {
  const about = { alliance_id: 'one', organisation_id: 'one-b' }
  const word = (what: string) => marks.word(what, { houses: ['one-b'] })
  const renaming = {
    kind: 'actor',
    from: word('old name of a unit'),
    to: word('new name of a unit'),
  }
  await tx
    .insertInto('reorganisation')
    .values({
      ...{ ...about, id: 'reorganisation', renamings: JSON.stringify([renaming]) },
      ...{ with_sheets: true, person_id: authorOf('one-b'), created_at: NOW },
    })
    .execute()
  const label = word('label that mentions a unit')
  await tx
    .insertInto('reorganised_process')
    .values({
      ...{ alliance_id: 'one', reorganisation_id: 'reorganisation', process_id: 'b-secret' },
      ...{ position: 0, seen: 'x', state: 'unchanged' },
      said: JSON.stringify({ changes: [], left: [{ kind: 'name', label }] }),
    })
    .execute()
}

/** What goes on after it: minutes, a measure of A, the steps it is about, and what B says to a reason given for it. */
const plantOutcome = async (
  tx: Tx,
  marks: Marks,
  made: { readonly created_at: Date },
): Promise<void> => {
  const all = { alliance: 'one' } as const
  const about = { alliance_id: 'one', workshop_id: 'workshop-over' }
  const measure = { ...about, measure_id: 'm1', due: '2026-12-24', created_at: made.created_at }
  const wording = {
    ...{ texts: {}, present: marks.word('who was in a workshop', all) },
    remarks: marks.word('what is added to minutes', all),
  }
  await tx
    .insertInto('workshop_minutes_fact')
    .values({
      ...{ ...about, seq: 1, act: 'word', wording: JSON.stringify(wording) },
      ...{ person_id: authorOf('one-a'), created_at: made.created_at },
    })
    .execute()
  await tx
    .insertInto('measure')
    .values({ ...about, id: 'm1', place: null, created_at: made.created_at })
    .execute()
  const agreed = {
    ...{ ...measure, state: 'open' as const, since: null, organisation_id: 'one-a' },
    ...{ organisation: 'Stadt A', post: 'Amt', text: marks.word('measure', all) },
    ...{ effect: marks.word('effect of a measure', all) },
  }
  await tx
    .insertInto('measure_fact')
    .values([
      { ...agreed, seq: 1, reason: '', person_id: null },
      {
        ...{ ...agreed, seq: 2, state: 'dropped' as const, person_id: authorOf('one-a') },
        reason: marks.word('why a measure was dropped', all),
      },
    ])
    .execute()
  await tx
    .insertInto('workshop_step')
    .values([
      { ...about, process_id: 'b-open', step: 's', kind: 'measure', item: 'm1' },
      ...PROCESSES.filter(({ alliance }) => alliance === 'one').map(({ id }) => ({
        ...{ ...about, process_id: id, step: 's', kind: 'recommendation' as const, item: 'row:r1' },
      })),
    ])
    .execute()
  await tx
    .insertInto('local_reason_answer')
    .values({
      ...{ ...about, process_id: 'b-open', place: 'row:r1', seq: 1, answer: 'declined' },
      ...{ person_id: authorOf('one-b'), created_at: made.created_at },
    })
    .execute()
  await tx
    .insertInto('local_reason_told')
    .values({ ...about, process_id: 'b-open', created_at: made.created_at })
    .execute()
  await tx
    .insertInto('measure_reminder')
    .values({ ...about, measure_id: 'm1', day: '2026-12-24', created_at: made.created_at })
    .execute()
}

/** A workshop that A planned: the alliance knows of it, who is invited sees what it looks at, nobody what is said. */
const plantWorkshop = async (tx: Tx, marks: Marks): Promise<void> => {
  const all = { alliance: 'one', guest: true } as const
  const about = { alliance_id: 'one', workshop_id: 'workshop' }
  const end = new Date(NOW.getTime() + 8 * 86_400_000)
  const times = { starts_at: NOW, ends_at: new Date(NOW.getTime() + 3_600_000), expires_at: end }
  const made = { created_at: NOW, created_by: authorOf('one-a') }
  const agenda = [{ id: 'p1', kind: 'collect' as const, question: 'Was?', minutes: 5 }]
  const title = `Werkstatt ${marks.word('title of a workshop', all)}`
  const column = {
    ...{ processId: 'b-open', name: 'Hund', organisation: { name: 'B', shortName: 'B' } },
    ...{ casesPerYear: null, minutesPerCase: null, mediaBreaks: null, leadTimeDays: null },
  }
  const material = {
    ...{ name: marks.word('family in a workshop', all), columns: [column], rows: [], findings: [] },
  }
  await tx
    .insertInto('workshop')
    .values({
      ...{ alliance_id: 'one', id: 'workshop', family_id: 'family-common', ...times, ...made },
      ...{ organisation_id: 'one-a', title, place: marks.word('where a workshop is', all) },
      ...{ agenda: JSON.stringify(agenda), minimum_group: 3 },
      material: JSON.stringify({ de: material, en: material }),
    })
    .execute()
  const asked = marks.word('what a house is asked before a workshop', {
    coordinators: 'one',
    houses: ['one-b'],
  })
  await tx
    .insertInto('workshop_homework')
    .values({
      ...{ ...about, process_id: 'b-open', seq: 1, act: 'ask', due: '2026-11-30', note: asked },
      ...{ person_id: authorOf('one-a'), created_at: NOW },
    } as never)
    .execute()
  const looked = { name: 'Hund', columns: [column], rows: [], findings: [] }
  const left = marks.word('what came of a workshop', { alliance: 'one', guest: true })
  const result = {
    ...{ title: left, agenda, organisations: [], cards: [], clusters: {}, tallies: [] },
    ...{ estimates: [], agreedMinutes: [], prescribed: [], issues: [], measures: [] },
    recommendations: [
      {
        ...{ place: { kind: 'row' as const, key: asKey('r1') }, version: 1 },
        value: {
          ...{ kind: 'local' as const, reason: 'size' as const },
          text: marks.word('what a workshop recommends', { alliance: 'one', guest: true }),
        },
      },
    ],
  }
  await tx
    .insertInto('workshop')
    .values({
      ...{ alliance_id: 'one', id: 'workshop-over', family_id: null, ...times, ...made },
      ...{ organisation_id: 'one-a', title: 'Werkstatt', place: '', minimum_group: 3 },
      ...{ agenda: JSON.stringify(agenda), closed_at: NOW, result: JSON.stringify(result) },
      material: JSON.stringify({ de: looked, en: looked }),
    })
    .execute()
  await plantOutcome(tx, marks, made)
  await tx
    .insertInto('workshop_invitation')
    .values({
      ...{ ...about, id: 'workshop-invitation', role: 'guest', organisation: '', ...made },
      ...{ label: marks.word('whom a workshop invites', { coordinators: 'one' }) },
      ...{ token_hash: hashToken(TOKENS.workshop), expires_at: end },
    })
    .execute()
  await tx
    .insertInto('workshop_invitation')
    .values({
      ...{ alliance_id: 'one', workshop_id: 'workshop-over', id: 'invitation-over', ...made },
      ...{ role: 'guest', organisation: '', label: '', expires_at: end },
      token_hash: hashToken(TOKENS.workshopOver),
    })
    .execute()
  const voice = marks.word('voice of a room', {}) as VoiceKey
  const name = marks.word('name in a room', {})
  const start = planWorkshop({
    ...{ title, agenda, minimumGroup: 3, moderation: { voice, name, organisation: 'A' } },
  })
  await tx
    .insertInto('workshop_room')
    .values({ ...about, start: JSON.stringify(start), last: 1 })
    .execute()
  await tx
    .insertInto('workshop_device')
    .values({
      ...{ ...about, token_hash: hashToken(TOKENS.seat), voice, invitation_id: null },
      ...{ name, role: 'moderation', organisation: 'A', expires_at: end },
    })
    .execute()
  const body = { kind: 'park', issue: 'i', text: marks.word('what was said in a room', {}) }
  await tx
    .insertInto('workshop_message')
    .values({
      ...{ ...about, number: 1, voice, message_id: 'm', at: NOW, body: JSON.stringify(body) },
    })
    .execute()
}

/** What somebody is told: about what is theirs, and about what they may not see any more. */
const plantNotices = async (tx: Tx, marks: Marks): Promise<void> => {
  const about = { alliance_id: 'one', organisation_id: '', reach: '', created_at: NOW }
  const notice = (id: string, person_id: string, audience: string, step: string) => ({
    ...{ ...about, id, person_id, audience, step, process_id: 'b-secret', kind: 'comment' },
    ...{ act: null, by_person: authorOf('one-b') },
  })
  const own = marks.word('notice', { person: 'own modeller' })
  const hidden = marks.word('notice of what is hidden by now', {})
  await tx
    .insertInto('notice')
    .values([
      notice('notice-own', authorOf('one-b'), 'own', own),
      notice('notice-hidden', authorOf('one-a'), 'shared', hidden),
    ] as never)
    .execute()
}

const plantLineage = async (tx: Tx, marks: Marks): Promise<void> => {
  const [alliance_id, created_at] = ['one', NOW]
  const both = { houses: ['one-a', 'one-b'] }
  const fact = { alliance_id, organisation_id: '', reach: '', origin_organisation: '' }
  const tie = (process_id: string, origin_id: string, seq: number, act: string, reason = '') => ({
    ...{ ...fact, origin_reach: '', process_id, origin_id, seq, act, reason, version: 1 },
    ...{ person_id: authorOf(process_id.startsWith('a') ? 'one-a' : 'one-b'), created_at },
  })
  await tx
    .insertInto('lineage_fact')
    .values([
      tie('a-linked', 'b-shared', 1, 'takeOver'),
      tie('a-linked', 'b-shared', 2, 'decline', marks.word('why A declined', both)),
      tie('a-linked', 'b-open', 1, 'link'),
      tie('a-secret', 'b-open', 1, 'link'),
      tie(
        'a-secret',
        'b-open',
        2,
        'decline',
        marks.word('why A declined unseen', { houses: ['one-a'] }),
      ),
      tie('b-secret', 'a-linked', 1, 'link'),
      tie('b-closed', 'a-linked', 1, 'link'),
    ] as never)
    .execute()
  await tx
    .insertInto('adoption_word')
    .values({
      ...{ alliance_id, process_id: 'a-linked', kind: 'actor', organisation_id: '', reach: '' },
      ...{ theirs: 'Poststelle', ours: marks.word('how A says a word', { houses: ['one-a'] }) },
      ...{ person_id: authorOf('one-a'), created_at },
    } as never)
    .execute()
  const why = (
    process_id: string,
    origin_id: string,
    key: string,
    text: string,
    shared: boolean,
  ) => ({
    ...{ ...fact, origin_reach: '', process_id, origin_id, key, seq: 1, reason: 'law', text },
    ...{ is_shared: shared, created_at },
    person_id: authorOf(process_id.startsWith('a') ? 'one-a' : 'one-b'),
  })
  const [inA, inB] = [{ houses: ['one-a'] }, { houses: ['one-b'] }]
  await tx
    .insertInto('deviation_fact')
    .values([
      why(
        'a-linked',
        'b-shared',
        STEP,
        marks.word('deviation that all see', { alliance: 'one' }),
        true,
      ),
      why('a-linked', 'b-open', STEP, marks.word('deviation kept by A', inA), false),
      why('b-secret', 'a-linked', STEP, marks.word('deviation of a secret', inB), true),
      why('b-closed', 'a-linked', STEP, marks.word('deviation kept by B', inB), false),
    ] as never)
    .execute()
  const offer = (id: string, origin_id: string, seq: number, act: string, text: string) => ({
    ...{ ...fact, origin_reach: '', process_id: 'a-linked', id, origin_id, seq, act, text },
    ...{ version: 1, origin_version: 1, created_at },
    person_id: authorOf(seq === 1 ? 'one-a' : 'one-b'),
  })
  await tx
    .insertInto('proposal_fact')
    .values([
      offer('offer-open', 'b-shared', 1, 'offer', marks.word('note of an offer', both)),
      offer('offer-declined', 'b-open', 1, 'offer', marks.word('note of a declined offer', both)),
      offer('offer-declined', 'b-open', 2, 'decline', marks.word('why B declined', both)),
    ] as never)
    .execute()
  const word = (id: string, said_for: string, text: string) => ({
    ...{ alliance_id: 'one', id, proposal_id: 'offer-open', said_for, text, created_at },
    person_id: authorOf(said_for),
  })
  await tx
    .insertInto('proposal_word')
    .values([
      word('word-of-A', 'one-a', marks.word('what A says of its offer', both)),
      word('word-of-B', 'one-b', marks.word('what B says of the offer', both)),
    ])
    .execute()
}

const plantFamilies = async (tx: Tx, marks: Marks): Promise<void> => {
  const [alliance_id, created_at] = ['one', NOW]
  const family = (id: string, name: string) => ({
    ...{ alliance_id, id, name, similarity: 1, worth_workshop: 1, is_confirmed: true, created_at },
    is_named: true,
  })
  const inB = { houses: ['one-b'] }
  await tx
    .insertInto('family')
    .values([
      family('family-secret', marks.word('family of what B keeps', inB)),
      family('family-common', marks.word('family of both', { alliance: 'one' })),
      family('family-unasked', 'Noch nicht gefragt'),
    ])
    .execute()
  const members = {
    'family-secret': ['b-secret', 'b-second'],
    'family-unasked': ['a-linked', 'b-open'],
    'family-common': ['b-shared', 'b-closed', 'b-open', 'a-linked', 'b-target', 'b-withdrawn'],
  }
  for (const [family_id, ids] of Object.entries(members)) {
    for (const process_id of ids) {
      await tx.insertInto('family_member').values({ alliance_id, family_id, process_id }).execute()
    }
  }
  await tx
    .updateTable('family_member')
    .set({ reference_since: NOW })
    .where('family_id', 'in', ['family-common', 'family-unasked'])
    .where('process_id', '=', 'b-open')
    .execute()
  const way = { alliance_id, family_id: 'family-common', process_id: 'b-open', version: 1 }
  const remark = marks.word('what B remarks on the common way', { alliance: 'one' })
  const said = { ...way, person_id: authorOf('one-b'), stands_in_for: null, created_at }
  await tx
    .insertInto('common_way_fact')
    .values([
      { ...said, seq: 1, act: 'ask', houses: ['one-a', 'one-b'], house: null },
      { ...said, seq: 2, act: 'remark', house: 'one-b', text: remark },
    ])
    .execute()
  const side = (at: 'a' | 'b', process: string) => ({
    [`process_${at}`]: process,
    [`step_${at}`]: STEP,
    [`version_${at}`]: 1,
    [`organisation_${at}`]: '',
    [`reach_${at}`]: '',
  })
  const decided = { alliance_id, verdict: 'confirmed', decided_at: NOW, organisation_id: 'one-b' }
  await tx
    .insertInto('link_decision')
    .values([
      {
        ...{ ...decided, id: 'decision-secret', decided_by: authorOf('one-b') },
        ...{ ...side('a', 'b-second'), ...side('b', 'b-secret') },
        label_a: marks.word('step that was decided on', inB),
        label_b: marks.word('other step that was decided on', inB),
      },
      {
        ...{ ...decided, id: 'decision-common', decided_by: authorOf('one-b') },
        ...{ ...side('a', 'a-linked'), ...side('b', 'b-open'), label_a: 'x', label_b: 'y' },
      },
    ] as never)
    .execute()
  const entry = { alliance_id, tongue: 'de', kind: 'same', created_at, organisation_id: 'one-b' }
  await tx
    .insertInto('glossary_entry')
    .values([
      {
        ...{ ...entry, id: 'entry-secret', decision_id: 'decision-secret' },
        ...{ word: marks.word('word learnt in B', inB), other_word: 'Hund' },
        created_by: authorOf('one-b'),
      },
      {
        ...{ ...entry, id: 'entry-common', created_by: authorOf('one-b'), other_word: 'Antrag' },
        word: marks.word('word of the alliance', { alliance: 'one' }),
      },
    ] as never)
    .execute()
}

/** People, invitations, rules, files that wait, and what the platform keeps to itself. */
const plantHouse = async (house: House, marks: Marks): Promise<void> => {
  const { store } = house.database
  const people = { coordinators: 'one', admins: 'one-b' }
  const address = marks.word('address of somebody in B', people)
  await store.asAuth(async (tx) => {
    const person = {
      id: 'one-quiet',
      name: marks.word('name of somebody in B', { ...people, houses: ['one-b'] }),
    }
    await tx
      .insertInto('person')
      .values({ ...person, email: `${address}@example.org`, created_at: NOW })
      .execute()
    await tx
      .insertInto('membership')
      .values({
        ...{ alliance_id: 'one', organisation_id: 'one-b', person_id: 'one-quiet' },
        roles: ['modeller'],
      })
      .execute()
    await setPassword(tx, 'one-quiet', marks.word('hash of a password', {}), NOW)
    const end = new Date(NOW.getTime() + 86_400_000)
    const invited = {
      alliance_id: 'one',
      organisation_id: 'one-b',
      roles: ['reader'],
      created_at: NOW,
    }
    await tx
      .insertInto('invitation')
      .values({
        ...{ ...invited, id: 'invitation', token_hash: hashToken(TOKENS.invitation) },
        ...{
          email: `${marks.word('address of an invitation', { ...people, guest: true })}@example.org`,
        },
        ...{ expires_at: end, invited_by: authorOf('one-b') },
      } as never)
      .execute()
    const hidden = marks.word('setting of the platform', {})
    await tx
      .insertInto('setting')
      .values({ key: 'planted', value: JSON.stringify({ hidden }) } as never)
      .execute()
  })
  await store.asWorker('one', async (tx) => {
    await tx
      .insertInto('review_rules')
      .values({
        ...{ alliance_id: 'one', organisation_id: 'one-b' },
        rules: JSON.stringify({
          fourEyes: false,
          steps: [
            {
              name: marks.word('step of a review', { houses: ['one-b'] }),
              people: ['one-quiet'],
              quorum: 1,
            },
          ],
        }),
      } as never)
      .execute()
    await tx
      .insertInto('deputy')
      .values({
        ...{ alliance_id: 'one', organisation_id: 'one-b', created_at: NOW },
        ...{ person_id: 'one-quiet', deputy_id: authorOf('one-b') },
        ...{ first_day: '2026-01-01', last_day: '2099-12-31', named_by: null, is_told: true },
      })
      .execute()
    await tx
      .insertInto('competence')
      .values({
        ...{ alliance_id: 'one', organisation_id: 'one-b', task: 'Bauaufsicht', done_by: 'one-k' },
        note: marks.word('note on a competence', { alliance: 'one' }),
      })
      .execute()
    const mine = { person: 'own modeller' }
    const owner = { alliance_id: 'one', created_by: authorOf('one-b') }
    await tx
      .insertInto('import')
      .values({ ...owner, id: 'import', state: 'planned', options: '{}', created_at: NOW })
      .execute()
    await tx
      .insertInto('import_file')
      .values({
        ...{ ...owner, import_id: 'import', position: 0, folder: '', outcome: 'waiting' },
        ...{ path: `${marks.word('file that waits', mine)}.bpmn`, content: Buffer.from('<x/>') },
        ...{ process_id: null, process_name: null },
      })
      .execute()
  })
}

/** Plants all of it in an empty database; answers the marks. */
export const plant = async (house: House): Promise<Marks> => {
  const { store } = house.database
  const marks = makeMarks()
  for (const alliance of ['one', 'two']) await makeAlliance(store, alliance)
  await makeAskers(house)
  await plantHouse(house, marks)
  for (const planted of PROCESSES) {
    const pen = penOf(marks, planted)
    await store.asWorker(planted.alliance, async (tx) => {
      await plantProcess(tx, pen)
      await plantTalk(tx, pen)
    })
  }
  const approver = ASKERS.find(({ name }) => name === 'own approver')
  for (const planted of PROCESSES.filter(({ isPublic }) => isPublic)) {
    const bring = [penOf(marks, planted).word('what to bring', 'house')]
    const answer = await fetch(`${house.url}/api/processes/${planted.id}/publication`, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/json',
        Cookie: approver ? cookieOf(approver) : '',
      },
      body: JSON.stringify({ version: 1, bring }),
    })
    if (answer.status !== 200) throw new Error(await answer.text())
  }
  await store.asWorker('one', async (tx) => {
    await plantLineage(tx, marks)
    await plantSignedFiles(tx, marks)
    await plantNotices(tx, marks)
    await plantLaw(tx, marks)
    await plantReorganisation(tx, marks)
    await plantPackages(tx, marks)
    await plantQuestions(tx, marks)
    await plantDocuments(tx, marks)
    await plantFamilies(tx, marks)
    await plantWorkshop(tx, marks)
    await tx
      .updateTable('process')
      .set({ withdrawn_at: NOW })
      .where('id', '=', 'b-withdrawn')
      .execute()
  })
  return marks
}
