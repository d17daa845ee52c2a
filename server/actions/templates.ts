// Lists of organisations to begin with. A template carries no processes and no people.

import type { OrganisationInput } from '#api'

export interface Template {
  readonly id: string
  /** Key of its name in texts/serve.ts. */
  readonly name: string
  readonly organisations: readonly OrganisationInput[]
}

const town = (
  name: string,
  regionalKey: string,
  status: OrganisationInput['status'],
): OrganisationInput => ({
  name: `Stadt ${name}`,
  shortName: name,
  level: 'town',
  status,
  regionalKey,
  inhabitants: null,
})

/**
 * The six administrations of Prozessmanagement@ERK. Inhabitants are left open, because they change
 * every year; the status can be corrected at set-up and later.
 */
const erk: Template = {
  id: 'erk',
  name: 'serve:template.erk',
  organisations: [
    {
      name: 'Ennepe-Ruhr-Kreis',
      shortName: 'EN-Kreis',
      level: 'county',
      status: 'county',
      regionalKey: '05954',
      inhabitants: null,
    },
    town('Gevelsberg', '05954012', 'mediumTown'),
    town('Hattingen', '05954016', 'mediumTown'),
    town('Sprockhövel', '05954028', 'mediumTown'),
    town('Wetter (Ruhr)', '05954032', 'mediumTown'),
    town('Witten', '05954036', 'largeTown'),
  ],
}

export const TEMPLATES: readonly Template[] = [erk]
