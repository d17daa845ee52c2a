// Everything that can be asked of the server: with what it is asked about, how it is asked, and by what of `can` it is
// decided. A route of the contract that is missing here does not compile.

import {
  COMPARISON_FILES,
  type ErrorCode,
  MINUTES_FILES,
  POSTER_FILES,
  PROCESS_FILES,
  type routes,
} from '#api'
import {
  type Actor,
  type AllianceAction,
  can,
  type OrganisationAction,
  type Permission,
  type ProcessAction,
  type ProposalAction,
  PUBLIC,
  type WorkshopAction,
} from '#library'
import { fingerprintOf } from '#signed-file'
import { sha256 } from '../../actions/signature.ts'
import { FOREIGN_KEY, NEW_KEY, type Planted, PROCESSES, STEP, TOKENS } from './planted.ts'

/** What is asked about. `isThere: false` has an id of nothing. */
export interface Thing {
  readonly id: string
  /** The process it is or belongs to. */
  readonly process?: Planted
}

export interface Call {
  readonly path: string
  readonly body?: unknown
  /** Content of an uploaded file. */
  readonly upload?: string
}

export interface Operation {
  readonly method: string
  /** As the server registers it. */
  readonly pattern: string
  /** Each with one that is not there, which what is hidden must be like. */
  readonly things: readonly Thing[]
  readonly call: (thing: Thing, actor: Actor | undefined) => Call
  /** All that is needed; [] where whoever is signed in may. `'anyone'`: without signing in. */
  readonly rights: (actor: Actor, thing: Thing) => readonly Permission[]
  readonly isForAnyone?: true
  /** What of it anybody reads; all else is as if it were not there. */
  readonly isOpen?: (thing: Thing) => boolean
  /** What else it may be refused for, though allowed. */
  readonly states?: readonly ErrorCode[]
  /** Takes long for what is decided elsewhere: asked by fewer. */
  readonly isHeavy?: true
  /** Sent as it is never done: a wrong password, an old state. */
  readonly isNeverDone?: true
}

const allowed: Permission = { isAllowed: true }
const hidden: Permission = { isAllowed: false, because: 'hidden' }

export const NOWHERE = 'nothing-there'
const gone: Thing = { id: NOWHERE }
const processes: readonly Thing[] = [
  ...PROCESSES.map((process) => ({ id: process.id, process })),
  gone,
]
const only = (...ids: readonly string[]): readonly Thing[] =>
  processes.filter(({ id }) => ids.includes(id) || id === NOWHERE)

const modelled = processes.filter(({ process }) => process?.hasModel !== false)

const subjectOf = (planted: Planted) =>
  ({
    kind: 'process',
    allianceId: planted.alliance,
    organisationId: planted.house,
    visibility: planted.isShown ? 'alliance' : 'organisation',
    isWithdrawn: planted.isWithdrawn,
  }) as const

/** Whether what is asked about is a process that the asker sees: then something else was hidden. */
export const isSeen = (actor: Actor, { id, process }: Thing): boolean =>
  id === process?.id && can(actor, 'read', subjectOf(process)).isAllowed

const onProcess =
  (...actions: readonly ProcessAction[]) =>
  (actor: Actor, { process }: Thing): readonly Permission[] =>
    process ? actions.map((action) => can(actor, action, subjectOf(process))) : [hidden]

const isOf = (actor: Actor, house: string): boolean =>
  actor.memberships.some(({ organisationId }) => organisationId === house)

/** What is in-house is hidden from all others, also where the process is not. */
const inHouse =
  (...actions: readonly ProcessAction[]) =>
  (actor: Actor, thing: Thing): readonly Permission[] =>
    thing.process && isOf(actor, thing.process.house) && actor.allianceId === thing.process.alliance
      ? actions.map((action) => can(actor, action, subjectOf(thing.process as Planted)))
      : [hidden]

/** What A offers to B, asked for at one of the two processes. */
const onOffer =
  (action: ProposalAction) =>
  (actor: Actor, { id, process }: Thing): readonly Permission[] => {
    const offer = { offeredBy: 'one-a', offeredTo: 'one-b', isShown: true }
    return process && id !== 'b-secret'
      ? [can(actor, action, { kind: 'proposal', allianceId: 'one', ...offer })]
      : [hidden]
  }

const partOf = (kind: string): readonly Thing[] =>
  processes.map(({ id, process }) => (process ? { id: `${kind}-${id}`, process } : gone))
const drafts = partOf('draft').filter(
  ({ process }) => process?.hasModel !== false && !process?.isWithdrawn,
)

const organisations: readonly Thing[] = ['one-b', 'one-a', 'two-b', NOWHERE].map((id) => ({ id }))
const onOrganisation =
  (action: OrganisationAction) =>
  (actor: Actor, { id }: Thing): readonly Permission[] => {
    const { allianceId } = actor
    // Whether there is such an organisation is asked before or after what one may do there.
    const isThere = id.startsWith(`${allianceId}-`)
    const permission = can(actor, action, { kind: 'organisation', allianceId, organisationId: id })
    return isThere ? [permission] : [hidden, permission]
  }

const onAlliance = (action: AllianceAction) => (actor: Actor) => [
  can(actor, action, { kind: 'alliance', allianceId: actor.allianceId }),
]

const FAMILIES: Readonly<Record<string, (actor: Actor) => boolean>> = {
  'family-secret': (actor) => isOf(actor, 'one-b'),
  'family-common': (actor) => actor.allianceId === 'one',
  'family-unasked': (actor) => actor.allianceId === 'one',
}
const families: readonly Thing[] = ['family-secret', 'family-common', NOWHERE].map((id) => ({ id }))
const onFamily = (actor: Actor, { id }: Thing): readonly Permission[] => [
  FAMILIES[id]?.(actor) ? allowed : hidden,
]

const workshops: readonly Thing[] = [{ id: 'workshop' }, gone]
const onWorkshop =
  (action: WorkshopAction) =>
  (actor: Actor, { id }: Thing): readonly Permission[] =>
    id === 'workshop' || id === 'workshop-over'
      ? [can(actor, action, { kind: 'workshop', allianceId: 'one', plannedBy: 'one-all-of-A' })]
      : [hidden]

const lawChanges: readonly Thing[] = [{ id: 'law' }, gone]
const onLawChange = (actor: Actor, { id }: Thing): readonly Permission[] => [
  id === 'law' && actor.allianceId === 'one' ? allowed : hidden,
]

const reorganisations: readonly Thing[] = [{ id: 'reorganisation' }, gone]
const onReorganisation = (actor: Actor, { id }: Thing): readonly Permission[] => [
  id === 'reorganisation' && isOf(actor, 'one-b') ? allowed : hidden,
]
const changeReorganisation: Operation['rights'] = (actor, thing) => [
  ...onReorganisation(actor, thing),
  ...onOrganisation('reorganise')(actor, { id: 'one-b' }),
]
const renamings = [{ kind: 'actor', from: 'Poststelle', to: 'Zentrale Dienste' }]

const question: readonly Thing[] = [{ id: 'question' }, gone]
const onQuestion = (actor: Actor, { id }: Thing): readonly Permission[] => [
  id !== gone.id && actor.allianceId === 'one' ? allowed : hidden,
]
const firstHouse = (actor: Actor | undefined): string =>
  actor?.memberships[0]?.organisationId ?? NOWHERE
/** Of who asked. */
const onOwnQuestion = (actor: Actor, thing: Thing): readonly Permission[] => [
  ...onQuestion(actor, thing),
  actor.personId === 'one-own-modeller'
    ? allowed
    : { isAllowed: false, because: 'role', needs: ['reader'] },
]
const questionBody = { title: 'Wer hat das schon?', mentions: ['one-quiet'] }

const documents: readonly Thing[] = [
  ...['document-shown', 'document-own', 'document-hidden', 'document-family'].map((id) => ({ id })),
  gone,
]
const DOCUMENT_SEERS: Readonly<Record<string, (actor: Actor) => boolean>> = {
  'document-shown': (actor) => actor.allianceId === 'one',
  'document-family': (actor) => actor.allianceId === 'one',
  'document-own': (actor) => isOf(actor, 'one-b'),
  'document-hidden': (actor) => isOf(actor, 'one-b'),
}
const onDocument = (actor: Actor, { id }: Thing): readonly Permission[] => [
  DOCUMENT_SEERS[id]?.(actor) ? allowed : hidden,
]
const documentWish = (more: string) =>
  `/api/documents?title=Neu&kind=form&permission=Frei&visibility=alliance&${more}`

const packageBody = { kind: 'package', title: 'Hundesteuer', writer: null, houses: [] }

const both =
  (...all: readonly Operation['rights'][]): Operation['rights'] =>
  (actor, thing) =>
    all.flatMap((one) => one(actor, thing))

const free = (): readonly Permission[] => []
const once: readonly Thing[] = [{ id: '' }]

const somewhere =
  (action: OrganisationAction) =>
  (actor: Actor): readonly Permission[] => {
    const all = actor.memberships.map(({ organisationId }) =>
      can(actor, action, { kind: 'organisation', allianceId: actor.allianceId, organisationId }),
    )
    return all.filter((one, at) => one.isAllowed || at === 0).slice(-1)
  }

/** Where an asker has a process of their own. */
const OWN: Readonly<Record<string, string>> = { 'one-b': 'b-second', 'one-a': 'a-own' }
const houseOf = (actor: Actor | undefined): string =>
  actor?.memberships.map((one) => one.organisationId).find((id) => id in OWN) ?? 'one-k'
const ownOf = (actor: Actor | undefined): string => OWN[houseOf(actor)] ?? NOWHERE
const ofOwn =
  (action: ProcessAction): Operation['rights'] =>
  (actor) =>
    onProcess(action)(actor, processes.find(({ id }) => id === ownOf(actor)) ?? gone)

/** Which process each goes back to. */
const ORIGINS: Readonly<Record<string, string>> = {
  'b-secret': 'a-linked',
  'b-closed': 'a-linked',
  'a-linked': 'b-open',
}
const originOf = (id: string): string => ORIGINS[id] ?? 'a-own'

/** Whose each received file is. */
const FILES: Readonly<Record<string, string>> = { 'file-b': 'one-b', 'file-a': 'one-a' }
const signedFiles: readonly Thing[] = [...Object.keys(FILES).map((id) => ({ id })), gone]
const onFile = (actor: Actor, { id }: Thing): readonly Permission[] => [
  isOf(actor, FILES[id] ?? '') ? allowed : hidden,
]
const adoptFile: Operation['rights'] = (actor, thing) => [
  ...onFile(actor, thing),
  ...onOrganisation('adopt')(actor, { id: FILES[thing.id] ?? NOWHERE }),
]
const comparedFingerprint = (id: string) =>
  fingerprintOf(id === 'file-a' ? NEW_KEY : FOREIGN_KEY, sha256)

const NOT_PUBLIC: readonly ErrorCode[] = ['publication/notSeen', 'publication/notInForce']
const NO_MODEL: readonly ErrorCode[] = ['compare/no-model', 'thing/not-found', 'compare/too-few']

const make = (
  method: string,
  pattern: string,
  more: Partial<Operation> & { readonly body?: unknown; readonly query?: string },
): Operation => ({
  ...{ method, pattern, things: once, rights: free },
  call: ({ id }) => ({
    path: `${pattern.replace(/:\w+/, encodeURIComponent(id))}${more.query ?? ''}`,
    ...(more.body === undefined ? {} : { body: more.body }),
  }),
  ...more,
})

const get = (pattern: string, more: Parameters<typeof make>[2] = {}) => make('GET', pattern, more)
const post = (pattern: string, more: Parameters<typeof make>[2] = {}) => make('POST', pattern, more)
const put = (pattern: string, more: Parameters<typeof make>[2] = {}) => make('PUT', pattern, more)

const organisationBody = {
  ...{ name: 'Stadt Neu', shortName: 'Neu', level: 'town', status: 'mediumTown' },
  ...{ regionalKey: null, inhabitants: null },
}
const linkBody = (a: string, b: string) => ({
  links: [
    {
      a: { processId: a, step: STEP },
      b: { processId: b, step: STEP },
      verdict: 'confirmed',
    },
  ],
})
const state = (process: string) => ({ process, version: 1 })
const STEPS_FILE = 'Antrag annehmen\nAntrag prüfen\nBescheid senden\n'
const SIGHT = { visibility: 'organisation', shared: { minutes: false, cases: false, posts: true } }
const sightOf = ({ process }: Thing) => ({
  visibility: process?.isShown ? 'alliance' : 'organisation',
  shared: process?.sharing ?? SIGHT.shared,
})

const person = (id: string): Thing => ({ id })
const merging = (id: string) => ({ base: state(id), theirs: state(id) })

/** Every route, each once or with several things that it asks about. */
const ROUTES: Readonly<Record<keyof typeof routes, Operation | readonly Operation[]>> = {
  showSession: get('/api/session', { isForAnyone: true }),
  signIn: post('/api/session', {
    isNeverDone: true,
    isHeavy: true,
    isForAnyone: true,
    body: { email: 'one-quiet@example.org', password: 'falsch' },
    states: ['session/wrong-credentials'],
  }),
  signOut: make('DELETE', '/api/session', { isForAnyone: true }),
  switchAlliance: put('/api/session/alliance', {
    things: ['one', 'two', NOWHERE].map((id) => ({ id })),
    call: ({ id }) => ({ path: '/api/session/alliance', body: { allianceId: id } }),
    rights: (actor, { id }) => [
      id === actor.allianceId || (actor.personId === 'two-of-both-alliances' && id === 'one')
        ? allowed
        : hidden,
    ],
  }),
  changePassword: put('/api/session/password', {
    isNeverDone: true,
    isHeavy: true,
    body: { current: 'falsch', next: 'ein langes Kennwort' },
    states: ['session/wrong-credentials'],
  }),
  showSetup: get('/api/setup', { isForAnyone: true }),
  setUpExamples: post('/api/setup/examples', {
    isNeverDone: true,
    isForAnyone: true,
    body: { code: 'falsch' },
    states: ['setup/code-wrong', 'setup/done-already'],
  }),
  setUpAlliance: post('/api/setup/alliance', {
    isNeverDone: true,
    isForAnyone: true,
    body: {
      ...{ code: 'falsch', name: 'Verbund neu', organisations: [organisationBody] },
      coordinator: {
        ...{ name: 'Wer', email: 'wer@example.org', password: 'ein langes Kennwort' },
        organisation: 0,
      },
    },
    states: ['setup/code-wrong', 'setup/done-already'],
  }),

  listOrganisations: get('/api/organisations'),
  addOrganisation: post('/api/organisations', {
    body: organisationBody,
    rights: onAlliance('coordinate'),
  }),
  changeOrganisation: put('/api/organisations/:id', {
    things: organisations,
    body: organisationBody,
    rights: onOrganisation('administer'),
  }),
  setShowsNames: put('/api/organisations/:id/names', {
    things: organisations,
    body: { showsNames: true },
    rights: onOrganisation('administer'),
  }),
  showReviewRules: get('/api/organisations/:id/review', {
    things: organisations,
    rights: (actor, { id }) => [isOf(actor, id) ? allowed : hidden],
  }),
  showDeputies: get('/api/deputies'),
  nameDeputy: put('/api/organisations/:id/deputy', {
    things: organisations,
    body: { deputy: null },
    rights: (actor, { id }) => [isOf(actor, id) ? allowed : hidden],
  }),
  showHouseAudit: get('/api/organisations/:id/audit', {
    things: organisations,
    rights: onOrganisation('readAudit'),
  }),
  takeHouseAudit: post('/api/organisations/:id/audit', {
    things: organisations,
    body: {},
    rights: onOrganisation('readAudit'),
  }),
  nameDeputyFor: put('/api/organisations/:id/people/:personId/deputy', {
    things: [person('one-all-of-A'), gone],
    call: ({ id }) => ({
      path: `/api/organisations/one-a/people/${id}/deputy`,
      body: { deputy: null },
    }),
    rights: (actor, { id }) =>
      isOf(actor, 'one-a')
        ? [
            ...(id === actor.personId ? [] : onOrganisation('nameDeputy')(actor, { id: 'one-a' })),
            ...(id === NOWHERE ? [hidden] : []),
          ]
        : [hidden],
  }),
  setReviewRules: put('/api/organisations/:id/review', {
    things: organisations,
    body: { fourEyes: true, steps: [] },
    rights: onOrganisation('setReview'),
  }),
  listCompetences: get('/api/competences'),
  setCompetences: put('/api/competences', {
    body: { task: 'Melderecht', entries: [] },
    rights: onAlliance('coordinate'),
  }),
  listWriters: get('/api/writers'),
  listPeople: get('/api/people', { rights: somewhere('administer') }),
  setRoles: put('/api/people/:id/roles', {
    things: [person('one-quiet'), gone],
    body: { organisationId: 'one-b', roles: ['reader'] },
    rights: (actor, { id }) => [
      ...onOrganisation('administer')(actor, { id: 'one-b' }),
      ...(id === NOWHERE ? [hidden] : []),
    ],
  }),
  invite: post('/api/invitations', {
    things: organisations,
    call: ({ id }) => ({
      path: '/api/invitations',
      body: { organisationId: id, roles: ['reader'] },
    }),
    rights: onOrganisation('administer'),
  }),
  withdrawInvitation: make('DELETE', '/api/invitations/:id', {
    things: [{ id: 'invitation' }, gone],
    rights: (actor, { id }) =>
      id === NOWHERE || !onOrganisation('administer')(actor, { id: 'one-b' })[0]?.isAllowed
        ? [hidden]
        : [],
  }),
  showInvitation: get('/api/invitations/by-token/:token', {
    isForAnyone: true,
    things: [{ id: TOKENS.invitation }, gone],
    states: ['invitation/expired'],
  }),
  acceptInvitation: post('/api/invitations/by-token/:token', {
    isNeverDone: true,
    isHeavy: true,
    isForAnyone: true,
    things: [{ id: TOKENS.invitation }, gone],
    body: { name: 'Gast', email: 'gast@example.org', password: 'ein langes Kennwort' },
    states: ['invitation/expired', 'invitation/other-person'],
  }),

  listProcesses: [
    get('/api/processes'),
    get('/api/processes', { query: '?q=Hundesteuer' }),
    get('/api/processes', { query: '?q=Antrag&in=steps' }),
    get('/api/processes', { query: '?organisation=one-b&productArea=17&family=yes' }),
    get('/api/processes', { query: '?state=withdrawn' }),
  ],
  showProcess: get('/api/processes/:id', { things: processes, rights: onProcess('read') }),
  tellProcess: get('/api/processes/:id/text', {
    ...{ things: processes, rights: onProcess('read'), states: NO_MODEL },
  }),
  showDifferences: [
    get('/api/processes/:id/differences', {
      ...{ things: processes, rights: onProcess('read'), states: NO_MODEL },
      query: '?from=1&to=1',
    }),
    get('/api/processes/:id/differences', {
      ...{ things: processes, states: NO_MODEL, query: '?other=a-own' },
      rights: (actor, thing) =>
        actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden],
    }),
  ],
  reviewVersion: [
    post('/api/processes/:id/versions/:number/review', {
      things: only('b-secret'),
      call: ({ id }) => ({
        path: `/api/processes/${id}/versions/1/review`,
        body: { act: 'submit', seen: 2 },
      }),
      rights: onProcess('readInHouse', 'edit'),
    }),
    post('/api/processes/:id/versions/:number/review', {
      things: processes.filter(
        ({ process }) => process?.isApproved !== false && process?.hasModel !== false,
      ),
      call: ({ id }) => ({
        path: `/api/processes/${id}/versions/1/review`,
        body: { act: 'retire', seen: 4, reason: 'Wird nicht mehr gebraucht.' },
      }),
      rights: onProcess('readInHouse', 'approve'),
      states: ['review/not-now', 'thing/not-found'],
    }),
  ],
  introduceVersion: post('/api/processes/:id/versions/:number/introduction', {
    things: processes.filter(({ process }) => process?.hasModel !== false),
    call: ({ id }) => ({
      path: `/api/processes/${id}/versions/1/introduction`,
      body: { act: 'prepare', items: [], day: '2026-12-01', seen: 1 },
    }),
    rights: onProcess('keepCurrent'),
    states: ['introduction/not-now'],
  }),
  pairTarget: [
    put('/api/processes/:id/as-is', {
      ...{ things: processes, body: { asIsId: 'b-shared', seen: 0 }, states: ['target/no-pair'] },
      rights: (actor, thing) => [
        ...onProcess('edit')(actor, thing),
        ...(actor.allianceId === 'one' ? [] : [hidden]),
      ],
    }),
    put('/api/processes/:id/as-is', {
      things: processes,
      call: ({ id }, actor) => ({
        path: `/api/processes/${ownOf(actor)}/as-is`,
        body: { asIsId: id, seen: 0 },
      }),
      rights: both(ofOwn('edit'), onProcess('read')),
      states: ['target/no-pair'],
      // What is taken up here is no target.
      isNeverDone: true,
    }),
  ],
  listReaders: get('/api/processes/:id/readers', {
    ...{ things: processes, rights: onProcess('readInHouse') },
  }),
  showFollowing: get('/api/processes/:id/follow', { things: processes, rights: onProcess('read') }),
  follow: put('/api/processes/:id/follow', {
    ...{ things: processes, body: { isFollowing: true }, rights: onProcess('read') },
  }),
  showFollowingFamily: get('/api/families/:id/follow', { things: families, rights: onFamily }),
  followFamily: put('/api/families/:id/follow', {
    ...{ things: families, body: { isFollowing: true }, rights: onFamily },
  }),
  listLawChanges: get('/api/law-changes'),
  findCitations: get('/api/law-citations', { query: '?law=KAG' }),
  reportLawChange: post('/api/law-changes', {
    body: { law: 'KAG', title: 'Neue Fassung' },
    rights: onAlliance('reportLaw'),
  }),
  showLawChange: get('/api/law-changes/:id', { things: lawChanges, rights: onLawChange }),
  closeLawChange: post('/api/law-changes/:id/close', {
    things: lawChanges,
    rights: (actor, thing) => [
      ...onLawChange(actor, thing),
      ...onAlliance('reportLaw')(actor),
      ...(isOf(actor, 'one-a') ? [] : onAlliance('coordinate')(actor)),
    ],
  }),
  listActivity: [
    get('/api/activity'),
    get('/api/activity', { query: '?organisation=one-b&topic=links' }),
    get('/api/activity', { query: '?productArea=17&limit=2' }),
  ],
  listQuestions: [
    get('/api/questions'),
    get('/api/questions', { query: '?q=der&open=yes' }),
    get('/api/questions', { query: '?process=b-secret' }),
    get('/api/questions', { query: '?family=family-secret' }),
  ],
  showQuestion: get('/api/questions/:id', { things: question, rights: onQuestion }),
  askAlliance: [
    post('/api/questions', {
      things: processes,
      call: ({ id }, actor) => ({
        path: '/api/questions',
        body: { ...questionBody, id: 'f'.repeat(24), by: firstHouse(actor), processId: id },
      }),
      rights: onProcess('read'),
      states: ['question/not-shared'],
    }),
    post('/api/questions', {
      things: families,
      call: ({ id }, actor) => ({
        path: '/api/questions',
        body: { ...questionBody, id: 'a'.repeat(24), by: firstHouse(actor), familyId: id },
      }),
      rights: onFamily,
    }),
    post('/api/questions', {
      things: organisations,
      call: ({ id }) => ({
        path: '/api/questions',
        body: { ...questionBody, id: 'b'.repeat(24), by: id },
      }),
      rights: (actor, { id }) => [
        isOf(actor, id) ? allowed : { isAllowed: false, because: 'role', needs: ['reader'] },
      ],
    }),
  ],
  answerQuestion: post('/api/questions/:id/answers', {
    things: question,
    call: ({ id }, actor) => ({
      path: `/api/questions/${id}/answers`,
      body: { id: 'c'.repeat(24), by: firstHouse(actor), text: 'Wir.', mentions: ['one-quiet'] },
    }),
    rights: onQuestion,
    states: ['question/closed'],
  }),
  markAnswer: put('/api/questions/:id/answers/:answerId', {
    things: question,
    call: ({ id }) => ({
      path: `/api/questions/${id}/answers/answer`,
      body: { isHelpful: true },
    }),
    rights: onOwnQuestion,
  }),
  closeQuestion: [true, false].map((isClosed) =>
    put('/api/questions/:id/closed', {
      ...{ things: question, body: { isClosed }, rights: onOwnQuestion },
    }),
  ),
  takeBackQuestion: post('/api/questions/:id/take-back', {
    ...{ things: [...question, { id: 'question-alone' }], rights: onOwnQuestion },
    states: ['question/answered'],
  }),
  followQuestions: put('/api/question-follow', { body: { isFollowing: true } }),
  followQuestion: put('/api/questions/:id/follow', {
    ...{ things: question, body: { isFollowing: true }, rights: onQuestion },
  }),
  listNameable: [
    get('/api/question-people'),
    get('/api/question-people', {
      things: question,
      call: ({ id }) => ({ path: `/api/question-people?question=${id}` }),
      rights: onQuestion,
    }),
  ],
  listDocuments: [
    get('/api/documents', {
      ...{ things: processes, rights: onProcess('read') },
      call: ({ id }) => ({ path: `/api/documents?process=${id}` }),
    }),
    get('/api/documents', {
      ...{ things: families, rights: onFamily },
      call: ({ id }) => ({ path: `/api/documents?family=${id}` }),
    }),
  ],
  addDocument: [
    post('/api/documents', {
      things: processes,
      call: ({ id, process }) => ({
        path: documentWish(`process=${id}&by=${process?.house ?? 'one-b'}`),
        upload: 'Antrag',
      }),
      rights: (actor, thing) => [
        ...onProcess('read')(actor, thing),
        ...onOrganisation('promise')(actor, { id: thing.process?.house ?? NOWHERE }),
      ],
    }),
    post('/api/documents', {
      things: families,
      call: ({ id }, actor) => ({
        path: documentWish(`family=${id}&by=${houseOf(actor)}`),
        upload: 'Antrag',
      }),
      rights: both(onFamily, (actor) => onOrganisation('promise')(actor, { id: houseOf(actor) })),
    }),
  ],
  removeDocument: post('/api/documents/:id/remove', {
    things: documents,
    body: { reason: 'Veraltet.' },
    rights: (actor, thing) => [
      ...onDocument(actor, thing),
      ...onOrganisation('promise')(actor, {
        id: thing.id === 'document-family' ? 'one-a' : 'one-b',
      }),
    ],
  }),
  showBoard: get('/api/work-packages'),
  planPackage: [
    post('/api/work-packages', {
      things: organisations,
      call: ({ id }, actor) => ({
        path: '/api/work-packages',
        body: { ...packageBody, id: 'd'.repeat(24), by: houseOf(actor), writer: id, houses: [id] },
      }),
      rights: (actor, { id }) => [
        ...onOrganisation('promise')(actor, { id: houseOf(actor) }),
        ...(id.startsWith(`${actor.allianceId}-`) ? [] : [hidden]),
      ],
    }),
    post('/api/work-packages', {
      things: families,
      call: ({ id }, actor) => ({
        path: '/api/work-packages',
        body: { ...packageBody, id: 'e'.repeat(24), by: houseOf(actor), familyId: id },
      }),
      rights: both((actor) => onOrganisation('promise')(actor, { id: houseOf(actor) }), onFamily),
    }),
  ],
  actOnPackage: post('/api/work-packages/:id/acts', {
    things: [{ id: 'package' }, gone],
    call: ({ id }, actor) => ({
      path: `/api/work-packages/${id}/acts`,
      body: { act: 'join', by: houseOf(actor), seen: 1 },
    }),
    rights: (actor, { id }) => [
      id === 'package' && actor.allianceId === 'one' ? allowed : hidden,
      ...onOrganisation('promise')(actor, { id: houseOf(actor) }),
    ],
    states: ['conflict/changed-meanwhile', 'package/not-now'],
  }),
  listReorganisations: get('/api/reorganisations'),
  showHouseWords: get('/api/organisations/:id/words', {
    things: organisations,
    rights: onOrganisation('reorganise'),
  }),
  previewReorganisation: post('/api/organisations/:id/reorganisations/preview', {
    ...{ things: organisations, body: { renamings }, rights: onOrganisation('reorganise') },
  }),
  beginReorganisation: post('/api/organisations/:id/reorganisations', {
    things: processes,
    call: ({ id }, actor) => ({
      path: `/api/organisations/${houseOf(actor)}/reorganisations`,
      body: {
        ...{ id: 'c'.repeat(24), renamings, withSheets: true },
        processes: [{ processId: id, seen: 'x' }],
      },
    }),
    rights: (actor, { process }) => [
      ...onOrganisation('reorganise')(actor, { id: houseOf(actor) }),
      process?.house === houseOf(actor) ? allowed : hidden,
    ],
  }),
  showReorganisation: get('/api/reorganisations/:id', {
    ...{ things: reorganisations, rights: onReorganisation },
  }),
  continueReorganisation: post('/api/reorganisations/:id/continue', {
    ...{ things: reorganisations, rights: changeReorganisation },
  }),
  undoReorganisation: post('/api/reorganisations/:id/undo', {
    ...{ things: reorganisations, rights: changeReorganisation },
  }),
  sayLawTask: post('/api/law-changes/:id/tasks', {
    things: processes,
    call: ({ id, process }) => ({
      path: '/api/law-changes/law/tasks',
      body: { processId: id, state: 'checking', seen: process?.house === 'one-b' ? 1 : 0 },
    }),
    rights: (actor, thing) =>
      actor.allianceId === 'one' ? onProcess('keepCurrent')(actor, thing) : [hidden],
    states: ['conflict/changed-meanwhile'],
  }),
  showSigning: get('/api/processes/:id/signed-file', {
    ...{ things: processes, rights: onProcess('readInHouse') },
  }),
  saveSigned: post('/api/processes/:id/signed-file', {
    ...{ things: processes, body: { version: 1, contact: 'Amt', licence: 'CC0' } },
    ...{ rights: onProcess('publish'), states: NOT_PUBLIC },
  }),
  receiveSigned: post('/api/organisations/:id/signed-files', {
    things: organisations,
    call: ({ id }) => ({ path: `/api/organisations/${id}/signed-files`, upload: STEPS_FILE }),
    rights: (actor, { id }) =>
      isOf(actor, id) ? onOrganisation('adopt')(actor, { id }) : [hidden],
  }),
  showSignedFile: get('/api/signed-files/:id', { things: signedFiles, rights: onFile }),
  askSigned: get('/api/signed-files/:id/take-over', {
    ...{ things: signedFiles, rights: adoptFile, states: ['lineage/not-now'] },
  }),
  takeSigned: post('/api/signed-files/:id/take-over', {
    ...{ things: signedFiles, rights: adoptFile, states: ['lineage/not-now'] },
    body: { id: 'e'.repeat(24), name: 'Hunde', words: [], keepsFigures: false },
  }),
  confirmKey: post('/api/signed-files/:id/key', {
    ...{ things: signedFiles, rights: both(onFile, onAlliance('vouch')) },
    call: ({ id }) => ({
      path: `/api/signed-files/${id}/key`,
      body: { fingerprint: comparedFingerprint(id) },
    }),
  }),
  listKeys: get('/api/signing-keys'),
  renewKey: post('/api/signing-keys', { rights: onAlliance('coordinate') }),
  revokeKey: post('/api/signing-keys/:id/revoke', {
    things: [{ id: FOREIGN_KEY }, gone],
    body: { allianceId: 'far' },
    rights: (actor, { id }) => [
      id === FOREIGN_KEY && actor.allianceId === 'one' ? allowed : hidden,
      ...onAlliance('vouch')(actor),
    ],
  }),
  showPublication: get('/api/processes/:id/publication', {
    ...{ things: processes, rights: onProcess('readInHouse') },
  }),
  publish: put('/api/processes/:id/publication', {
    ...{ things: processes, body: { version: 1, bring: ['Ausweis'] } },
    ...{ rights: onProcess('publish'), states: NOT_PUBLIC },
  }),
  unpublish: make('DELETE', '/api/processes/:id/publication', {
    ...{ things: processes, rights: onProcess('publish') },
  }),
  recheckProcess: post('/api/processes/:id/recheck', {
    ...{ things: processes, body: { act: 'set', months: 12, seen: 0 } },
    rights: onProcess('keepCurrent'),
  }),
  listReadings: get('/api/processes/:id/versions/:number/readings', {
    ...{ things: modelled, rights: onProcess('keepCurrent') },
    call: ({ id }) => ({ path: `/api/processes/${id}/versions/1/readings` }),
  }),
  askReaders: post('/api/processes/:id/versions/:number/readings', {
    ...{ things: modelled, rights: onProcess('keepCurrent'), states: ['reading/not-now'] },
    call: ({ id }) => ({
      path: `/api/processes/${id}/versions/1/readings`,
      body: { people: null },
    }),
  }),
  confirmReading: post('/api/processes/:id/versions/:number/reading', {
    ...{ things: modelled, rights: onProcess('readInHouse'), states: ['reading/not-now'] },
    call: ({ id }) => ({ path: `/api/processes/${id}/versions/1/reading` }),
  }),
  showOwnData: get('/api/me/data', { isHeavy: true }),
  forgetMe: post('/api/me/forget', {
    isNeverDone: true,
    isHeavy: true,
    body: { password: 'falsch' },
    states: ['session/wrong-credentials'],
  }),
  forgetPerson: post('/api/people/:id/forget', {
    isNeverDone: true,
    things: [gone],
    rights: (actor) => [...onAlliance('coordinate')(actor), hidden],
  }),
  listNotices: get('/api/notices'),
  countNotices: get('/api/notices/count'),
  showMailChoice: get('/api/notices/mail'),
  chooseMail: put('/api/notices/mail', { body: { language: 'de', paces: [] } }),
  seeNotices: post('/api/notices/seen', { body: { ids: ['notice-own', 'notice-hidden'] } }),
  listWaiting: get('/api/waiting'),
  recordProcess: post('/api/processes', {
    things: organisations,
    call: ({ id }) => ({
      path: '/api/processes',
      body: { id: 'a'.repeat(24), organisationId: id, name: 'Neu' },
    }),
    rights: onOrganisation('record'),
  }),
  addModel: post('/api/processes/:id/model', {
    things: processes,
    call: ({ id }) => ({ path: `/api/processes/${id}/model`, upload: STEPS_FILE }),
    ...{ rights: onProcess('edit'), states: ['process/has-model'] },
  }),
  changeProcess: [
    make('PATCH', '/api/processes/:id', {
      things: processes,
      call: (thing) => ({
        path: `/api/processes/${thing.id}`,
        body: { ...SIGHT, seen: sightOf(thing) },
      }),
      rights: onProcess('share'),
    }),
    make('PATCH', '/api/processes/:id', {
      ...{ things: processes, body: { name: 'Neu', seen: { name: 'Alt' } }, isNeverDone: true },
      ...{ rights: onProcess('edit'), states: ['conflict/changed-meanwhile'] },
    }),
  ],
  withdrawProcess: post('/api/processes/:id/withdraw', {
    ...{ things: processes, rights: onProcess('withdraw') },
  }),
  restoreProcess: post('/api/processes/:id/restore', {
    ...{ things: processes, rights: onProcess('withdraw') },
  }),
  showAudit: get('/api/processes/:id/audit', {
    ...{ things: processes, rights: onProcess('readInHouse') },
  }),

  showDeviations: get('/api/processes/:id/deviations', {
    ...{ things: processes, rights: onProcess('read') },
  }),
  explainDeviation: post('/api/processes/:id/deviations', {
    things: processes,
    call: ({ id }) => ({
      path: `/api/processes/${id}/deviations`,
      body: { originId: originOf(id), key: STEP, reason: 'size', text: '', seen: 1 },
    }),
    rights: onProcess('link'),
    states: ['thing/not-found', 'lineage/not-now', 'conflict/changed-meanwhile'],
  }),
  showFamilyDeviations: get('/api/families/:id/deviations', {
    ...{ things: families, rights: onFamily },
  }),
  showTakeOver: get('/api/processes/:id/take-over', {
    things: processes,
    rights: (actor, thing) => [...somewhereOwn(actor), ...onProcess('adopt')(actor, thing)],
    states: ['lineage/not-in-force', 'thing/not-found'],
  }),
  takeOver: post('/api/processes/:id/take-over', {
    things: processes,
    call: ({ id }, actor) => ({
      path: `/api/processes/${id}/take-over`,
      body: {
        ...{ id: 'b'.repeat(24), organisationId: houseOf(actor), name: 'Neu', version: 1 },
        ...{ words: [], keepsFigures: true },
      },
    }),
    rights: (actor, thing) => [
      ...onOrganisation('adopt')(actor, { id: houseOf(actor) }),
      ...onProcess('adopt')(actor, thing),
    ],
    states: ['lineage/not-in-force', 'thing/not-found'],
  }),
  showLineage: get('/api/processes/:id/lineage', {
    ...{ things: processes, rights: onProcess('read') },
  }),
  traceLineage: [
    post('/api/processes/:id/lineage', {
      things: processes.filter(({ id }) => id !== 'a-own'),
      body: { act: 'link', originId: 'a-own', version: 1, seen: 0 },
      rights: (actor, thing) => [
        ...onProcess('link')(actor, thing),
        ...(actor.allianceId === 'one' ? [] : [hidden]),
      ],
      states: ['lineage/not-now'],
    }),
    post('/api/processes/:id/lineage', {
      things: processes,
      call: ({ id }, actor) => ({
        path: `/api/processes/${ownOf(actor)}/lineage`,
        body: { act: 'link', originId: id, version: 1, seen: 0 },
      }),
      rights: both(ofOwn('link'), onProcess('adopt')),
      states: ['lineage/not-in-force', 'lineage/circle', 'lineage/not-now'],
    }),
  ],
  propose: post('/api/processes/:id/proposals', {
    things: processes,
    call: ({ id }) => ({
      path: `/api/processes/${id}/proposals`,
      body: { originId: originOf(id), note: 'Geht schneller.' },
    }),
    rights: (actor, thing) => [
      ...onProcess('link')(actor, thing),
      ...(actor.allianceId === 'one' ? [] : [hidden]),
    ],
    states: ['proposal/notLinked', 'proposal/notSeen', 'proposal/notInForce', 'proposal/open'],
  }),
  answerProposal: ['accept', 'withdraw'].map((act) =>
    post('/api/processes/:id/proposals/:proposalId', {
      things: only('b-shared', 'a-linked', 'b-secret'),
      call: ({ id }) => ({ path: `/api/processes/${id}/proposals/offer-open`, body: { act } }),
      rights: (actor, thing) => {
        const { id, process } = thing
        const isOfThem = isOf(actor, 'one-a') || isOf(actor, 'one-b')
        if (!process || id === 'b-secret' || !isOfThem) return [hidden]
        const isTheirTurn = (act === 'accept') === (id === 'b-shared')
        const role: Permission = { isAllowed: false, because: 'role', needs: [] }
        return [...onProcess('link')(actor, thing), ...(isTheirTurn ? [] : [role])]
      },
    }),
  ),
  showProposalTalk: get('/api/processes/:id/proposals/:proposalId/words', {
    things: only('b-shared', 'a-linked', 'b-secret'),
    call: ({ id }) => ({ path: `/api/processes/${id}/proposals/offer-open/words` }),
    rights: onOffer('hear'),
  }),
  talkAboutProposal: post('/api/processes/:id/proposals/:proposalId/words', {
    things: only('b-shared', 'a-linked', 'b-secret'),
    call: ({ id }) => ({
      path: `/api/processes/${id}/proposals/offer-open/words`,
      body: { text: 'Ginge das auch ohne Termin?' },
    }),
    rights: (actor, thing) => [
      ...onOffer('talk')(actor, thing),
      // Said on the page of the own process, for its house.
      ...onProcess('link')(actor, thing),
    ],
  }),
  listProposals: get('/api/proposals'),
  listNews: get('/api/news'),

  previewMerge: [
    post('/api/processes/:id/merge/preview', {
      ...{ things: processes, body: merging('a-own') },
      rights: (actor, thing) => [
        ...onProcess('write')(actor, thing),
        ...(actor.allianceId === 'one' ? [] : [hidden]),
      ],
    }),
    post('/api/processes/:id/merge/preview', {
      things: processes.filter(({ process }) => process?.hasModel !== false),
      call: ({ id }, actor) => ({
        path: `/api/processes/${ownOf(actor)}/merge/preview`,
        body: merging(id),
      }),
      rights: both(ofOwn('write'), onProcess('read')),
      states: ['thing/not-found'],
    }),
  ],
  merge: post('/api/processes/:id/merge', {
    ...{ things: processes, body: { ...merging('a-own'), seen: 'x' } },
    rights: (actor, thing) => [
      ...onProcess('write')(actor, thing),
      ...(actor.allianceId === 'one' ? [] : [hidden]),
    ],
  }),

  upload: post('/api/imports', {
    call: () => ({ path: '/api/imports', upload: STEPS_FILE }),
    rights: somewhere('import'),
  }),
  startImport: post('/api/imports/:id/start', {
    things: [{ id: 'import' }, gone],
    body: { organisationId: 'one-b' },
    rights: (actor, { id }) => [isUploader(actor, id)],
  }),
  showImport: get('/api/imports/:id', {
    things: [{ id: 'import' }, gone],
    rights: (actor, { id }) => [isUploader(actor, id)],
  }),
  listImports: get('/api/imports'),
  discardImport: make('DELETE', '/api/imports/:id', {
    things: [{ id: 'import' }, gone],
    rights: (actor, { id }) => [isUploader(actor, id)],
  }),

  listFamilies: get('/api/families'),
  showFamily: get('/api/families/:id', { things: families, rights: onFamily }),
  makeFamily: post('/api/families', {
    things: processes.filter(({ id }) => id !== 'a-own'),
    call: ({ id }) => ({
      path: '/api/families',
      body: { name: 'Neue Familie', processIds: [id, 'a-own'] },
    }),
    rights: (actor, thing) => [
      ...onAlliance('makeFamily')(actor),
      ...(actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden]),
    ],
    states: ['thing/not-found'],
  }),
  showFamilyMembers: get('/api/families/:id/members', { things: families, rights: onFamily }),
  showFamilyLikeness: get('/api/families/:id/likeness', {
    ...{ things: families, rights: onFamily, states: ['compare/too-few'] },
  }),
  renameFamily: put('/api/families/:id/name', {
    ...{ things: families, body: { name: 'Anders' } },
    rights: both(onAlliance('makeFamily'), onFamily),
  }),
  addToFamily: put('/api/families/:id/members/:processId', {
    things: processes,
    call: ({ id }) => ({ path: `/api/families/family-common/members/${id}` }),
    rights: (actor, thing) => [
      ...onAlliance('makeFamily')(actor),
      ...(actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden]),
    ],
    states: ['thing/not-found'],
  }),
  removeFromFamily: make('DELETE', '/api/families/:id/members/:processId', {
    things: only('b-shared', 'b-target', 'a-linked'),
    call: ({ id }) => ({ path: `/api/families/family-common/members/${id}` }),
    rights: (actor, thing) => [
      ...onAlliance('makeFamily')(actor),
      ...(actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden]),
    ],
  }),
  setFamilyReference: (['makeFamily', 'bindFamily'] as const).map((action) =>
    put('/api/families/:id/reference', {
      things: only('b-shared', 'b-target'),
      call: ({ id }) => ({
        path: '/api/families/family-common/reference',
        body: { processId: id, isBinding: action === 'bindFamily' },
      }),
      rights: (actor, thing) => [
        ...onAlliance('makeFamily')(actor),
        ...onAlliance(action)(actor),
        ...(actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden]),
      ],
      states: ['family/not-shared'],
    }),
  ),
  showAgreement: get('/api/families/:id/agreement', { things: families, rights: onFamily }),
  askForAgreement: post('/api/families/:id/agreement', {
    things: [{ id: 'family-unasked' }, ...families],
    call: ({ id }) => ({
      path: `/api/families/${id}/agreement`,
      body: { version: 1, seen: id === 'family-common' ? 2 : 0 },
    }),
    rights: both(onAlliance('makeFamily'), onFamily),
    // In one nothing is marked, and in one all are asked.
    states: ['agreement/not-now'],
  }),
  answerForHouse: post('/api/families/:id/agreement/answers', {
    things: organisations,
    call: ({ id }) => ({
      path: '/api/families/family-common/agreement/answers',
      body: { organisationId: id, version: 1, answer: 'agree', seen: 2 },
    }),
    rights: (actor, thing) => [
      ...onFamily(actor, { id: 'family-common' }),
      ...onOrganisation('answerCommonWay')(actor, thing),
    ],
  }),
  compareFamily: get('/api/families/:id/comparison', { things: families, rights: onFamily }),
  compareProcesses: get('/api/comparison', {
    things: processes.filter(({ id }) => id !== 'a-own'),
    call: ({ id }) => ({ path: `/api/comparison?process=${id}&process=a-own` }),
    rights: (actor, thing) =>
      actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden],
    states: NO_MODEL,
  }),
  mergeFamily: get('/api/families/:id/merged-model', { things: families, rights: onFamily }),
  mergeProcesses: get('/api/comparison/merged-model', {
    things: processes.filter(({ id }) => id !== 'a-own'),
    call: ({ id }) => ({ path: `/api/comparison/merged-model?process=${id}&process=a-own` }),
    rights: (actor, thing) =>
      actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden],
    states: NO_MODEL,
  }),

  decideLinks: [
    post('/api/link-decisions', {
      things: processes.filter(({ id, process }) => id !== 'a-own' && process?.hasModel !== false),
      call: ({ id }) => ({ path: '/api/link-decisions', body: linkBody(id, 'a-own') }),
      rights: (actor, thing) => [
        ...onAlliance('decideLinks')(actor),
        ...(actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden]),
      ],
      states: ['thing/not-found'],
    }),
    post('/api/link-decisions', {
      things: ['decision-secret', 'decision-common', NOWHERE].map((id) => ({ id })),
      call: ({ id }) => ({ path: '/api/link-decisions', body: { withdraw: [id] } }),
      rights: both(onAlliance('decideLinks'), (actor, { id }) => onEntry(actor, id)),
    }),
  ],
  listLinkDecisions: get('/api/families/:id/link-decisions', {
    ...{ things: families, rights: onFamily },
  }),
  listGlossary: get('/api/glossary'),
  addGlossaryEntry: post('/api/glossary', {
    body: { tongue: 'de', kind: 'same', words: ['Antrag', 'Gesuch'] },
    rights: onAlliance('decideLinks'),
  }),
  revokeGlossaryEntry: post('/api/glossary/revoke', {
    things: ['entry-secret', 'entry-common', NOWHERE].map((id) => ({ id })),
    call: ({ id }) => ({ path: '/api/glossary/revoke', body: { ids: [id] } }),
    rights: both(onAlliance('decideLinks'), (actor, { id }) => onEntry(actor, id)),
  }),
  restoreGlossaryEntry: post('/api/glossary/restore', {
    things: ['entry-secret', 'entry-common', NOWHERE].map((id) => ({ id })),
    call: ({ id }) => ({ path: '/api/glossary/restore', body: { ids: [id] } }),
    rights: both(onAlliance('decideLinks'), (actor, { id }) => onEntry(actor, id)),
  }),

  findSimilar: post('/api/search/similar', {
    call: () => ({ path: '/api/search/similar', upload: STEPS_FILE }),
  }),
  rebuildSearch: post('/api/search/rebuild', { rights: onAlliance('coordinate') }),

  openDraft: post('/api/processes/:id/draft', {
    ...{ things: processes, body: {}, rights: onProcess('write') },
  }),
  listOpenDrafts: get('/api/drafts'),
  showDraft: get('/api/drafts/:id', { things: drafts, rights: inHouse('readInHouse') }),
  draftHistory: get('/api/drafts/:id/history', { things: drafts, rights: inHouse('readInHouse') }),
  draftModel: get('/api/drafts/:id/model', { things: drafts, rights: inHouse('readInHouse') }),
  suggestWords: get('/api/drafts/:id/words', { things: drafts, rights: inHouse('readInHouse') }),
  suggestForStep: get('/api/drafts/:id/suggestions', {
    ...{ things: drafts, rights: inHouse('readInHouse'), query: '?text=Antrag' },
  }),
  suggestNext: get('/api/drafts/:id/next', {
    ...{ things: drafts, rights: inHouse('readInHouse'), query: '?after=Antrag' },
  }),
  keepVersion: post('/api/drafts/:id/version', {
    ...{ things: drafts, rights: inHouse('edit'), body: { number: 1 } },
  }),
  discardDraft: post('/api/drafts/:id/discard', { things: drafts, rights: inHouse('edit') }),
  reopenDraft: post('/api/drafts/:id/reopen', { things: drafts, rights: inHouse('edit') }),
  listDrafts: get('/api/processes/:id/drafts', {
    ...{ things: processes, rights: onProcess('readInHouse') },
  }),

  listComments: get('/api/processes/:id/comments', {
    ...{ things: processes, rights: onProcess('readInHouse') },
  }),
  addComment: post('/api/processes/:id/comments', {
    ...{ things: processes, rights: onProcess('readInHouse') },
    body: { step: null, text: 'Stimmt das?' },
  }),
  resolveComment: post('/api/comments/:id/resolve', {
    ...{ things: partOf('comment'), rights: settling },
  }),
  reopenComment: post('/api/comments/:id/reopen', {
    ...{ things: partOf('answer'), rights: inHouse('edit') },
  }),
  listEnquiries: get('/api/processes/:id/enquiries', {
    ...{ things: processes, rights: onProcess('readInHouse') },
  }),
  makeEnquiry: post('/api/processes/:id/enquiries', {
    ...{ things: processes, rights: onProcess('edit'), body: { draftId: null } },
    states: ['thing/not-found'],
  }),
  revokeEnquiry: post('/api/enquiries/:id/revoke', {
    ...{ things: partOf('enquiry'), rights: inHouse('edit') },
  }),
  showEnquiry: get('/api/asked/:token', {
    isForAnyone: true,
    things: [{ id: TOKENS.enquiry }, gone],
    states: ['enquiry/expired'],
  }),
  answerEnquiry: post('/api/asked/:token/answers', {
    isForAnyone: true,
    things: [{ id: TOKENS.enquiry }, gone],
    body: { step: null, verdict: 'right', text: 'Stimmt so.' },
    states: ['enquiry/expired'],
  }),
  listWorkshops: get('/api/workshops'),
  planWorkshop: post('/api/families/:id/workshops', {
    ...{ things: families, rights: both(onAlliance('planWorkshop'), onFamily), isHeavy: true },
    ...{ body: { startsAt: '2026-12-01T09:00:00Z' }, states: ['workshop/not-shared'] },
  }),
  showWorkshop: get('/api/workshops/:id', {
    ...{ things: [{ id: 'workshop-over' }, ...workshops], rights: onWorkshop('see') },
  }),
  showWorkshopMaterial: get('/api/workshops/:id/material', {
    ...{ things: workshops, rights: onWorkshop('see') },
  }),
  listAgendaTemplates: get('/api/workshop-templates'),
  changeWorkshopAgenda: put('/api/workshops/:id/agenda', {
    ...{ things: workshops, rights: onWorkshop('lead'), states: ['conflict/changed-meanwhile'] },
    body: { agenda: [{ kind: 'collect', question: 'Was?', minutes: 5 }], seen: 0 },
  }),
  changeWorkshopDate: put('/api/workshops/:id/date', {
    ...{ things: workshops, rights: onWorkshop('lead'), states: ['conflict/changed-meanwhile'] },
    isNeverDone: true,
    body: { title: 'Neu', startsAt: '2026-12-01T09:00:00Z', minutes: 60, place: '', seen: 99 },
  }),
  inviteToWorkshop: post('/api/workshops/:id/invitations', {
    ...{ things: workshops, rights: onWorkshop('lead'), body: {} },
  }),
  // Who does not lead it does not see who is invited.
  revokeWorkshopInvitation: post('/api/workshop-invitations/:id/revoke', {
    things: [{ id: 'workshop-invitation' }, gone],
    rights: (actor, { id }) =>
      onWorkshop('lead')(actor, { id: id === NOWHERE ? id : 'workshop' }).map((one) =>
        one.isAllowed ? one : hidden,
      ),
  }),
  listHomework: get('/api/workshops/:id/homework', {
    ...{ things: workshops, rights: onWorkshop('see') },
  }),
  askHomework: post('/api/workshops/:id/homework', {
    ...{ things: workshops, rights: onWorkshop('lead') },
    body: { due: '2026-11-22', note: 'Bitte prüfen', processIds: ['b-open'] },
  }),
  answerHomework: post('/api/workshops/:id/homework/:processId/done', {
    things: workshops,
    call: ({ id }) => ({ path: `/api/workshops/${id}/homework/b-open/done`, body: {} }),
    rights: both(onWorkshop('see'), (actor) =>
      onProcess('edit')(actor, processes.find(({ id }) => id === 'b-open') ?? gone),
    ),
    states: ['thing/not-found'],
  }),
  dropHomework: post('/api/workshops/:id/homework/:processId/drop', {
    ...{ things: workshops, rights: onWorkshop('lead'), states: ['thing/not-found'] },
    call: ({ id }) => ({ path: `/api/workshops/${id}/homework/b-open/drop` }),
  }),
  enterWorkshop: post('/api/workshops/:id/enter', {
    ...{ things: workshops, rights: onWorkshop('lead') },
  }),
  showWorkshopInvitation: get('/api/workshop-codes/:code', {
    ...{ isForAnyone: true, things: [{ id: TOKENS.workshop }, gone] },
    states: ['invitation/expired'],
  }),
  showInvitedResult: get('/api/workshop-codes/:code/result', {
    isForAnyone: true,
    things: [{ id: TOKENS.workshopOver }, { id: TOKENS.workshop }, gone],
    states: ['invitation/expired', 'workshop/not-over'],
  }),
  joinWorkshop: post('/api/workshop-codes/:code/join', {
    ...{ isForAnyone: true, things: [{ id: TOKENS.workshop }, gone], body: { name: 'Gast' } },
    states: ['invitation/expired'],
  }),
  beginWorkshopTarget: post('/api/workshops/:id/target', {
    things: [{ id: 'workshop-over' }, ...workshops],
    call: ({ id }, actor) => ({
      path: `/api/workshops/${id}/target`,
      body: { id: 'c'.repeat(24), organisationId: houseOf(actor), variantId: 'b-open' },
    }),
    rights: both(onWorkshop('lead'), (actor) => [
      can(actor, 'adopt', {
        ...{ kind: 'organisation', allianceId: actor.allianceId },
        organisationId: houseOf(actor),
      }),
    ]),
    states: ['request/invalid'],
  }),
  listWorkshopTargets: get('/api/workshops/:id/targets', {
    ...{ things: [{ id: 'workshop-over' }, ...workshops], rights: onWorkshop('see') },
  }),
  // Nobody has begun one there, so whoever may is told that it is not there.
  carryOnTarget: post('/api/workshops/:id/targets/:processId/common-way', {
    ...{ things: [{ id: 'workshop-over' }, ...workshops], rights: onWorkshop('lead') },
    call: ({ id }) => ({ path: `/api/workshops/${id}/targets/a-open/common-way` }),
    ...{ states: ['workshop/not-over', 'thing/not-found'], isNeverDone: true },
  }),
  showWorkshopMinutes: get('/api/workshops/:id/minutes', {
    ...{ things: [{ id: 'workshop-over' }, ...workshops], rights: onWorkshop('see') },
    states: ['workshop/not-over'],
  }),
  wordWorkshopMinutes: post('/api/workshops/:id/minutes', {
    ...{ things: [{ id: 'workshop-over' }, ...workshops], rights: onWorkshop('lead') },
    ...{ body: { seen: 1 }, states: ['workshop/not-over', 'conflict/changed-meanwhile'] },
  }),
  agreeWorkshopMinutes: post('/api/workshops/:id/minutes/agree', {
    ...{ things: [{ id: 'workshop-over' }, ...workshops], rights: onWorkshop('lead') },
    ...{ body: { seen: 99 }, states: ['workshop/not-over', 'conflict/changed-meanwhile'] },
    isNeverDone: true,
  }),
  listStepNotes: get('/api/processes/:id/workshop-notes', {
    ...{ things: processes, rights: onProcess('read') },
  }),
  // A workshop of the one alliance recommends it of all processes there; who comes second is told to look again.
  answerLocalReason: post('/api/processes/:id/workshop-notes', {
    things: processes.filter(({ process }) => process?.alliance !== 'two'),
    rights: onProcess('link'),
    body: { workshopId: 'workshop-over', place: 'row:r1', isDeclined: true, seen: 0 },
    states: ['conflict/changed-meanwhile'],
  }),
  listWorkshopMeasures: get('/api/workshop-measures'),
  changeWorkshopMeasure: post('/api/workshops/:id/measures/:measure', {
    things: [{ id: 'workshop-over' }, gone],
    call: ({ id }) => ({
      path: `/api/workshops/${id}/measures/m1`,
      body: { seen: 2, state: 'doing', post: 'Amt', due: '2027-01-31' },
    }),
    // Whoever led the workshop, and whoever speaks for the house that owns it.
    rights: (actor, thing) => {
      const [lead = hidden] = onWorkshop('lead')(actor, thing)
      const isHidden = !lead.isAllowed && lead.because === 'hidden'
      return lead.isAllowed || isHidden ? [lead] : onOrganisation('promise')(actor, { id: 'one-a' })
    },
    states: ['conflict/changed-meanwhile'],
  }),
  showRoomMeasures: post('/api/workshop-seat/measures', {
    ...{ isForAnyone: true, things: [{ id: TOKENS.seat }, gone] },
    call: ({ id }) => ({ path: '/api/workshop-seat/measures', body: { token: id } }),
    states: ['invitation/expired'],
  }),
  showRoomMaterial: post('/api/workshop-seat/material', {
    ...{ isForAnyone: true, things: [{ id: TOKENS.seat }, gone] },
    call: ({ id }) => ({ path: '/api/workshop-seat/material', body: { token: id } }),
    states: ['invitation/expired'],
  }),
}

function isUploader(actor: Actor, id: string): Permission {
  return actor.personId === 'one-own-modeller' && id === 'import' ? allowed : hidden
}

/** Whoever said it settles it, too. */
function settling(actor: Actor, thing: Thing): readonly Permission[] {
  const isMine = actor.personId === 'one-own-modeller' || actor.personId === 'one-all-of-A'
  const house = actor.personId === 'one-all-of-A' ? 'one-a' : 'one-b'
  return isMine && thing.process?.house === house
    ? inHouse('readInHouse')(actor, thing)
    : inHouse('edit')(actor, thing)
}

function somewhereOwn(actor: Actor): readonly Permission[] {
  return somewhere('adopt')(actor)
}

/** Words and decisions are seen by those who see both processes. */
function onEntry(actor: Actor, id: string): readonly Permission[] {
  if (id === NOWHERE || actor.allianceId !== 'one') return [hidden]
  return id.endsWith('common') || isOf(actor, 'one-b') ? [allowed] : [hidden]
}

const processFiles = PROCESS_FILES.map((file) =>
  get(`/api/processes/:id/${file}`, {
    ...{ things: processes, states: ['thing/not-found'] },
    ...(file.startsWith('drawing.p') ? { isHeavy: true } : {}),
    rights: (actor, thing) =>
      file === 'original' && !Object.values(thing.process?.sharing ?? {}).every(Boolean)
        ? inHouse('readInHouse')(actor, thing)
        : onProcess('read')(actor, thing),
  }),
)

const comparisonFiles = COMPARISON_FILES.flatMap((form) => [
  get(`/api/families/:id/comparison.${form}`, {
    ...{ things: families, rights: onFamily, isHeavy: true },
  }),
  get(`/api/comparison.${form}`, {
    isHeavy: true,
    things: processes.filter(({ id }) => id !== 'a-own'),
    call: ({ id }) => ({ path: `/api/comparison.${form}?process=${id}&process=a-own` }),
    rights: (actor, thing) =>
      actor.allianceId === 'one' ? onProcess('read')(actor, thing) : [hidden],
    states: NO_MODEL,
  }),
])

const minutesFiles = MINUTES_FILES.map((form) =>
  get(`/api/workshops/:id/minutes.${form}`, {
    ...{ things: [{ id: 'workshop-over' }, ...workshops], rights: onWorkshop('see') },
    ...{ isHeavy: true, states: ['workshop/not-over'] },
  }),
)

export const OPERATIONS: readonly Operation[] = [
  ...Object.values(ROUTES).flat(),
  ...processFiles,
  ...comparisonFiles,
  ...minutesFiles,
  ...POSTER_FILES.map((form) =>
    get(`/api/workshops/:id/comparison.${form}`, {
      ...{ things: workshops, rights: onWorkshop('see'), isHeavy: true },
    }),
  ),
  get('/api/documents/:id/file', { things: documents, rights: onDocument }),
  get('/healthz', { isForAnyone: true }),
  get('/oeffentlich/:alliance', {
    isForAnyone: true,
    things: ['one', 'two', NOWHERE].map((id) => ({ id })),
    query: '?q=Hundesteuer',
    states: ['thing/not-found'],
    // Nothing of alliance two is public.
    isOpen: ({ id }) => id === 'one',
  }),
  get('/oeffentlich/:alliance/:id', {
    isForAnyone: true,
    things: processes,
    call: ({ id, process }) => ({ path: `/oeffentlich/${process?.alliance ?? 'one'}/${id}` }),
    states: ['thing/not-found'],
    isOpen: ({ process }) =>
      process !== undefined &&
      can(PUBLIC, 'readPublic', { ...subjectOf(process), isPublic: process.isPublic }).isAllowed,
  }),
  get('/api/openapi.json', { isForAnyone: true }),
]
