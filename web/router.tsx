// The pages and their addresses. Each page is a chunk of its own.

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { idsOf, oneOf, parseSearch, stringifySearch } from './client/search-params.ts'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { Failure } from './parts/error-boundary.tsx'
import { Loading } from './parts/notice.tsx'
import { Frame } from './shell/frame.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/start/start-page.tsx'), 'StartPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/anmelden',
  validateSearch: (search) => {
    const next = oneOf(search.next)
    return next ? { next } : {}
  },
  component: lazyRouteComponent(() => import('./pages/session/sign-in-page.tsx'), 'SignInPage'),
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/einrichten',
  component: lazyRouteComponent(() => import('./pages/setup/setup-page.tsx'), 'SetupPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/einladung/$token',
  component: lazyRouteComponent(
    () => import('./pages/session/invitation-page.tsx'),
    'InvitationPage',
  ),
})

const asked = createRoute({
  getParentRoute: () => root,
  path: '/stimmt-das-so/$token',
  component: lazyRouteComponent(() => import('./pages/asked/asked-page.tsx'), 'AskedPage'),
})

const filterNames = [
  'q',
  'in',
  'organisation',
  'productArea',
  'state',
  'family',
  'flow',
  'view',
  'page',
] as const
export type LibrarySearch = { readonly [Name in (typeof filterNames)[number]]?: string }

const library = createRoute({
  getParentRoute: () => root,
  path: '/bibliothek',
  validateSearch: (search): LibrarySearch =>
    Object.fromEntries(
      filterNames.flatMap((name) => {
        const value = oneOf(search[name])
        return value ? [[name, value]] : []
      }),
    ),
  component: lazyRouteComponent(() => import('./pages/library/library-page.tsx'), 'LibraryPage'),
})

export interface ProcessSearch {
  /** Key of the selected step. */
  readonly step?: string
  readonly tab?: string
  /** How the flow is shown: image, list or text. */
  readonly view?: string
  /** What is laid over the drawing. */
  readonly overlay?: string
}

const process = createRoute({
  getParentRoute: () => root,
  path: '/prozess/$id',
  validateSearch: (search): ProcessSearch => {
    const [step, tab, view] = [oneOf(search.step), oneOf(search.tab), oneOf(search.view)]
    const overlay = oneOf(search.overlay)
    return {
      ...{ ...(step ? { step } : {}), ...(tab ? { tab } : {}), ...(view ? { view } : {}) },
      ...(overlay ? { overlay } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./pages/process/process-page.tsx'), 'ProcessPage'),
})

const differences = createRoute({
  getParentRoute: () => root,
  path: '/prozess/$id/unterschiede',
  validateSearch: (
    search,
  ): { readonly from?: string; readonly to?: string; readonly other?: string } => {
    const [from, to, other] = [search.from, search.to, search.other].map(oneOf)
    return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(other ? { other } : {}) }
  },
  component: lazyRouteComponent(
    () => import('./pages/differences/differences-page.tsx'),
    'DifferencesPage',
  ),
})

const link = createRoute({
  getParentRoute: () => root,
  path: '/prozess/$id/verknuepfen',
  validateSearch: (search): { readonly mit?: string } => {
    const mit = oneOf(search.mit)
    return mit ? { mit } : {}
  },
  component: lazyRouteComponent(() => import('./pages/lineage/link-page.tsx'), 'LinkPage'),
})

const deviations = createRoute({
  getParentRoute: () => root,
  path: '/prozess/$id/abweichungen',
  validateSearch: (search): { readonly von?: string } => {
    const von = oneOf(search.von)
    return von ? { von } : {}
  },
  component: lazyRouteComponent(
    () => import('./pages/lineage/deviations-page.tsx'),
    'DeviationsPage',
  ),
})

const takeOver = createRoute({
  getParentRoute: () => root,
  path: '/prozess/$id/uebernehmen',
  component: lazyRouteComponent(() => import('./pages/lineage/take-over-page.tsx'), 'TakeOverPage'),
})

const mergePage = createRoute({
  getParentRoute: () => root,
  path: '/prozess/$id/zusammenfuehren',
  validateSearch: (
    search,
  ): {
    readonly vonProzess?: string
    readonly vonFassung?: string
    readonly nachFassung?: string
    readonly basisProzess?: string
  } => {
    const names = ['vonProzess', 'vonFassung', 'nachFassung', 'basisProzess'] as const
    return Object.fromEntries(
      names.flatMap((name) => {
        const value = oneOf(search[name])
        return value ? [[name, value]] : []
      }),
    )
  },
  component: lazyRouteComponent(() => import('./pages/merge/merge-page.tsx'), 'MergePage'),
})

const draft = createRoute({
  getParentRoute: () => root,
  path: '/entwurf/$id',
  validateSearch: (search): { readonly step?: string; readonly view?: string } => {
    const [step, view] = [oneOf(search.step), oneOf(search.view)]
    return { ...(step ? { step } : {}), ...(view ? { view } : {}) }
  },
  component: lazyRouteComponent(() => import('./pages/draft/draft-page.tsx'), 'DraftPage'),
})

const receiveSigned = createRoute({
  getParentRoute: () => root,
  path: '/signiert',
  component: lazyRouteComponent(() => import('./pages/signed/receive-page.tsx'), 'ReceivePage'),
})

const signedFile = createRoute({
  getParentRoute: () => root,
  path: '/signiert/$id',
  component: lazyRouteComponent(
    () => import('./pages/signed/signed-file-page.tsx'),
    'SignedFilePage',
  ),
})

const families = createRoute({
  getParentRoute: () => root,
  path: '/familien',
  component: lazyRouteComponent(() => import('./pages/families/families-page.tsx'), 'FamiliesPage'),
})

/** Which view of a comparison: table, pictures or model; how strictly, and whether one to one. */
const viewOf = (
  search: Record<string, unknown>,
): { readonly view?: string; readonly strictness?: string; readonly oneToOne?: string } => {
  const [view, strictness, oneToOne] = [search.view, search.strictness, search.oneToOne].map(oneOf)
  return {
    ...(view ? { view } : {}),
    ...(strictness ? { strictness } : {}),
    ...(oneToOne ? { oneToOne } : {}),
  }
}

const family = createRoute({
  getParentRoute: () => root,
  path: '/familien/$id',
  validateSearch: viewOf,
  component: lazyRouteComponent(
    () => import('./pages/compare/family-comparison-page.tsx'),
    'FamilyComparisonPage',
  ),
})

const familyMembers = createRoute({
  getParentRoute: () => root,
  path: '/familien/$id/mitglieder',
  component: lazyRouteComponent(() => import('./pages/families/family-page.tsx'), 'FamilyPage'),
})

const comparison = createRoute({
  getParentRoute: () => root,
  path: '/vergleich',
  validateSearch: (search) => ({ process: idsOf(search.process), ...viewOf(search) }),
  component: lazyRouteComponent(
    () => import('./pages/compare/comparison-page.tsx'),
    'ComparisonPage',
  ),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: '/arbeitsplan',
  component: lazyRouteComponent(() => import('./pages/plan/plan-page.tsx'), 'PlanPage'),
})

const lawChange = createRoute({
  getParentRoute: () => root,
  path: '/arbeitsplan/recht/$id',
  component: lazyRouteComponent(() => import('./pages/plan/law-change-page.tsx'), 'LawChangePage'),
})

const beginReorganisation = createRoute({
  getParentRoute: () => root,
  path: '/arbeitsplan/umbenennen',
  component: lazyRouteComponent(
    () => import('./pages/reorganise/begin-page.tsx'),
    'BeginReorganisationPage',
  ),
})

const reorganisation = createRoute({
  getParentRoute: () => root,
  path: '/arbeitsplan/umbenennen/$id',
  // Whoever has just begun it goes on at once.
  validateSearch: (search): { readonly weiter?: true } => (search.weiter ? { weiter: true } : {}),
  component: lazyRouteComponent(
    () => import('./pages/reorganise/reorganisation-page.tsx'),
    'ReorganisationPage',
  ),
})

const workshops = createRoute({
  getParentRoute: () => root,
  path: '/werkstaetten',
  component: lazyRouteComponent(
    () => import('./pages/workshops/workshops-page.tsx'),
    'WorkshopsPage',
  ),
})

const measures = createRoute({
  getParentRoute: () => root,
  path: '/werkstaetten/massnahmen',
  component: lazyRouteComponent(
    () => import('./pages/workshops/measures-page.tsx'),
    'MeasuresPage',
  ),
})

const workshop = createRoute({
  getParentRoute: () => root,
  path: '/werkstaetten/$id',
  component: lazyRouteComponent(
    () => import('./pages/workshops/workshop-page.tsx'),
    'WorkshopPage',
  ),
})

const moderation = createRoute({
  getParentRoute: () => root,
  path: '/werkstaetten/$id/moderation',
  component: lazyRouteComponent(
    () => import('./pages/workshops/moderation-page.tsx'),
    'ModerationPage',
  ),
})

const projector = createRoute({
  getParentRoute: () => root,
  path: '/werkstaetten/$id/beamer',
  component: lazyRouteComponent(
    () => import('./pages/workshops/projector-page.tsx'),
    'ProjectorPage',
  ),
})

const workshopCode = createRoute({
  getParentRoute: () => root,
  path: '/werkstatt',
  component: lazyRouteComponent(() => import('./pages/workshops/code-page.tsx'), 'CodePage'),
})

const joinWorkshop = createRoute({
  getParentRoute: () => root,
  path: '/werkstatt/$code',
  component: lazyRouteComponent(() => import('./pages/workshops/join-page.tsx'), 'JoinPage'),
})

const glossary = createRoute({
  getParentRoute: () => root,
  path: '/woerterbuch',
  component: lazyRouteComponent(() => import('./pages/glossary/glossary-page.tsx'), 'GlossaryPage'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/einstellungen',
  validateSearch: (search): { readonly tab?: string } => {
    const tab = oneOf(search.tab)
    return tab ? { tab } : {}
  },
  component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/protokoll/$id',
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
})

const ownData = createRoute({
  getParentRoute: () => root,
  path: '/meine-daten',
  component: lazyRouteComponent(() => import('./pages/own-data/own-data-page.tsx'), 'OwnDataPage'),
})

export interface QuestionsSearch {
  readonly q?: string
  readonly open?: string
  /** What is to be asked about. */
  readonly process?: string
  readonly family?: string
}

const questions = createRoute({
  getParentRoute: () => root,
  path: '/fragen',
  validateSearch: (search): QuestionsSearch => {
    const [q, open] = [oneOf(search.q), oneOf(search.open)]
    const [process, family] = [oneOf(search.process), oneOf(search.family)]
    return {
      ...{ ...(q ? { q } : {}), ...(open ? { open } : {}) },
      ...{ ...(process ? { process } : {}), ...(family ? { family } : {}) },
    }
  },
  component: lazyRouteComponent(
    () => import('./pages/questions/questions-page.tsx'),
    'QuestionsPage',
  ),
})

const question = createRoute({
  getParentRoute: () => root,
  path: '/fragen/$id',
  component: lazyRouteComponent(
    () => import('./pages/questions/question-page.tsx'),
    'QuestionPage',
  ),
})

export interface ActivitySearch {
  readonly organisation?: string
  readonly topic?: string
  readonly productArea?: string
}

const activity = createRoute({
  getParentRoute: () => root,
  path: '/neues',
  validateSearch: (search): ActivitySearch => {
    const [organisation, topic] = [oneOf(search.organisation), oneOf(search.topic)]
    const productArea = oneOf(search.productArea)
    return {
      ...{ ...(organisation ? { organisation } : {}), ...(topic ? { topic } : {}) },
      ...(productArea ? { productArea } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./pages/activity/activity-page.tsx'), 'ActivityPage'),
})

const notices = createRoute({
  getParentRoute: () => root,
  path: '/mitteilungen',
  validateSearch: (search): { readonly view?: string } => {
    const view = oneOf(search.view)
    return view ? { view } : {}
  },
  component: lazyRouteComponent(() => import('./pages/notices/notices-page.tsx'), 'NoticesPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    signIn,
    setup,
    invitation,
    asked,
    library,
    process,
    differences,
    mergePage,
    link,
    deviations,
    takeOver,
    receiveSigned,
    signedFile,
    draft,
    families,
    family,
    familyMembers,
    comparison,
    plan,
    lawChange,
    beginReorganisation,
    reorganisation,
    workshops,
    measures,
    workshop,
    moderation,
    projector,
    workshopCode,
    joinWorkshop,
    glossary,
    settings,
    activity,
    questions,
    question,
    notices,
    audit,
    ownData,
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error }) => {
    console.error(error)
    return <Failure reference={error instanceof Error ? error.name : '–'} />
  },
  defaultNotFoundComponent: NotFoundPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
