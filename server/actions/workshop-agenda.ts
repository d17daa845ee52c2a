// Agendas to begin with, in the words of the installation's language or the planner's.

import type { i18n } from 'i18next'
import type { WorkshopPhase, WorkshopTemplate } from '#api'

type Item = Omit<WorkshopPhase, 'id' | 'question'> & { readonly ask: string }

const item = (kind: Item['kind'], minutes: number, ask: string = kind): Item => ({
  ...{ kind, minutes, ask },
  ...(kind === 'vote' ? { dots: 3 } : {}),
})

const collect = (minutes: number, cards: NonNullable<Item['cards']>): Item => ({
  ...item('collect', minutes),
  cards,
})

const TEMPLATES: Readonly<Record<WorkshopTemplate, readonly Item[]>> = {
  variants: [item('walk', 60), collect(20, 'question'), item('cluster', 20), item('review', 15)],
  asIs: [
    item('walk', 45),
    item('prescribed-by', 30, 'prescribed'),
    item('estimate', 45),
    item('review', 15),
  ],
  obstacles: [
    item('walk', 20),
    collect(20, 'obstacle'),
    item('cluster', 30),
    item('vote', 10),
    item('measures', 30),
  ],
  target: [
    ...[item('walk', 30), collect(20, 'idea'), item('cluster', 20), item('vote', 10)],
    ...[item('recommend', 40), item('target', 45), item('measures', 15)],
  ],
  handovers: [
    item('walk', 30),
    collect(20, 'obstacle'),
    item('cluster', 20),
    item('recommend', 40),
    item('measures', 20),
  ],
  review: [collect(20, 'idea'), item('cluster', 15), item('measures', 30), item('review', 15)],
}

/** With ids by place: they are never seen, and cards name them. */
export const numbered = (phases: readonly Omit<WorkshopPhase, 'id'>[]): readonly WorkshopPhase[] =>
  phases.map((phase, at) => ({ ...phase, id: `p${at + 1}` }))

export const agendaOf = (texts: i18n, template: WorkshopTemplate): readonly WorkshopPhase[] =>
  numbered(
    TEMPLATES[template].map(({ ask, ...phase }) => ({
      ...phase,
      question: texts.t(`workshopTemplates:${template}.${ask}`),
    })),
  )
