// Every page there is, by its address, for checks that hold for all of them.

import type { BrowserContext } from 'playwright-core'
import type { FamilySummary, ProcessDetail } from '#api'
import { read } from './browser.ts'

export interface PageAddress {
  readonly name: string
  readonly path: string
  /** For somebody who is not signed in. */
  readonly isOpen?: true
}

export const allPages = async (
  member: BrowserContext,
  families: readonly FamilySummary[],
): Promise<readonly PageAddress[]> => {
  const family = families[0]
  const process = `/prozess/${family?.members[0]?.id}`
  const detail = await read<ProcessDetail>(member, `/api/processes/${family?.members[0]?.id}`)
  const step = detail.steps.find((one) => one.kind === 'step')?.key ?? ''
  return [
    { name: 'sign-in', path: '/anmelden', isOpen: true },
    { name: 'set-up', path: '/einrichten', isOpen: true },
    { name: 'invitation', path: '/einladung/nothing', isOpen: true },
    { name: 'asked, over a link', path: '/stimmt-das-so/nothing', isOpen: true },
    { name: 'code of a workshop', path: '/werkstatt', isOpen: true },
    { name: 'joining a workshop', path: '/werkstatt/nothing', isOpen: true },
    { name: 'start', path: '/' },
    { name: 'library', path: '/bibliothek' },
    { name: 'library as table', path: '/bibliothek?view=table' },
    { name: 'process map', path: '/bibliothek?view=map' },
    { name: 'nothing found', path: '/bibliothek?q=xyzxyz' },
    { name: 'process', path: process },
    { name: 'step', path: `${process}?step=${encodeURIComponent(step)}` },
    { name: 'step list', path: `${process}?view=list&step=${encodeURIComponent(step)}` },
    { name: 'step text', path: `${process}?view=text` },
    { name: 'profile', path: `${process}?tab=profile` },
    { name: 'variants', path: `${process}?tab=variants` },
    { name: 'versions', path: `${process}?tab=history` },
    {
      name: 'differences',
      path: `${process}/unterschiede?other=${encodeURIComponent(family?.members[1]?.id ?? '')}`,
    },
    {
      name: 'linking',
      path: `${process}/verknuepfen?mit=${encodeURIComponent(family?.members[1]?.id ?? '')}`,
    },
    {
      name: 'taking changes',
      path: `${process}/zusammenfuehren?vonProzess=${encodeURIComponent(family?.members[1]?.id ?? '')}&vonFassung=1&nachFassung=1&basisProzess=${encodeURIComponent(family?.members[0]?.id ?? '')}`,
    },
    { name: 'taking over', path: `${process}/uebernehmen` },
    { name: 'discussion', path: `${process}?tab=discussion` },
    { name: 'families', path: '/familien' },
    { name: 'family', path: `/familien/${family?.id}/mitglieder` },
    { name: 'comparison', path: `/familien/${family?.id}` },
    { name: 'drawings side by side', path: `/familien/${family?.id}?view=pictures` },
    { name: 'empty comparison', path: '/vergleich' },
    { name: 'people', path: '/einstellungen' },
    { name: 'administrations', path: '/einstellungen?tab=organisations' },
    { name: 'competences', path: '/einstellungen?tab=competences' },
    { name: 'keys', path: '/einstellungen?tab=keys' },
    { name: 'receiving a signed file', path: '/signiert' },
    { name: 'signed file that is not there', path: '/signiert/nothing' },
    { name: 'glossary', path: '/woerterbuch' },
    { name: 'glossary in the settings', path: '/einstellungen?tab=glossary' },
    { name: 'news', path: '/neues' },
    { name: 'questions', path: '/fragen' },
    { name: 'no such question', path: '/fragen/nothing' },
    { name: 'notices', path: '/mitteilungen?view=all' },
    { name: 'work plan', path: '/arbeitsplan' },
    { name: 'renaming', path: '/arbeitsplan/umbenennen' },
    { name: 'workshops', path: '/werkstaetten' },
    { name: 'measures', path: '/werkstaetten/massnahmen' },
    { name: 'own data', path: '/meine-daten' },
    { name: 'nowhere', path: '/gibt-es-nicht' },
  ]
}
