// The shape of the example files. The wording is the alliance's own (German); keys are ours.

import type { LegalBasis, PrescribedBy, Process, Profile } from '#process'
import type { StepsMeta, StepsProblem } from '#steps'

/** K, A, H, B, Q, W: short keys used all over the examples. */
export type OrganisationKey = string

export interface ExampleOrganisation {
  readonly key: OrganisationKey
  readonly name: string
  readonly shortName: string
  readonly level: 'county' | 'town'
  readonly status: 'county' | 'largeTown' | 'mediumTown' | 'otherTown'
  readonly statusText: string
  /** Invalid on purpose. */
  readonly regionalKey: string
  readonly inhabitants: number
  readonly employees: number
  readonly organisationStaff: string
  readonly experience: string
  readonly writingStyle: string
  readonly eFile: string
}

/** Who does a task for each organisation: itself, another, a provider, or nobody (null). */
export interface ExampleCompetence {
  readonly task: string
  readonly note?: string
  readonly entries: readonly {
    readonly organisation: OrganisationKey
    readonly by: OrganisationKey | null
    readonly note?: string
  }[]
}

export interface ExamplePerson {
  readonly name: string
  readonly email: string
  readonly task: string
  readonly wants: string
  readonly organisation: OrganisationKey
  readonly roles: readonly (
    | 'reader'
    | 'recorder'
    | 'modeller'
    | 'approver'
    | 'organisationAdmin'
    | 'allianceCoordinator'
  )[]
  readonly note?: string
}

export interface ExampleAlliance {
  readonly notice: string
  readonly name: string
  /** One password for all demo sign-ins; never for anything real. */
  readonly password: string
  readonly organisations: readonly ExampleOrganisation[]
  /** Service providers that competences name; not members. */
  readonly providers: readonly { readonly key: string; readonly name: string }[]
  readonly outside: readonly {
    readonly name: string
    readonly inhabitants: number
    readonly status: string
    readonly statusText: string
  }[]
  readonly competences: readonly ExampleCompetence[]
  readonly people: readonly ExamplePerson[]
}

export interface ExampleStepKind {
  readonly code: string
  readonly label: string
  readonly prescribedBy: PrescribedBy
  /** As written, where it says more. */
  readonly prescribedByText?: string
  readonly isDiscretionary: boolean
  readonly referenceActivityGroup: number
}

export interface ExampleHandover {
  readonly number: string
  readonly from: string
  readonly to: string
  readonly trigger: string
  readonly what: string
  readonly form: string
  readonly deadline: string
  readonly amount: string
  readonly state: string
}

/** Stated for the worked-out processes; what the models add up to must agree within rounding. */
export interface ExampleFigures {
  readonly stepCount: number
  readonly casesPerYear: number
  readonly minutesPerCase: number
  readonly hoursPerYear: number
  readonly leadTime: string
  readonly mediaBreaks: number
}

export interface ExampleFamily {
  readonly id: string
  readonly name: string
  readonly trigger: string
  readonly result: string
  readonly productArea: string
  readonly processType: 'core' | 'support'
  readonly participants: readonly string[]
  readonly competence: string
  readonly relation: string
  readonly legalBases: readonly (LegalBasis & { readonly certaintyText?: string })[]
  readonly stepKinds: readonly ExampleStepKind[]
  /** Ids of the processes that belong side by side. */
  readonly variants: readonly string[]
  /** Ids of those that come before or after them through a handover. */
  readonly partners: readonly string[]
  readonly figures: Readonly<Record<string, ExampleFigures>>
  readonly shortVariants: readonly {
    readonly organisation: OrganisationKey
    readonly casesPerYear: number
    readonly difference: string
  }[]
  readonly handovers: readonly ExampleHandover[]
  /** What a comparison should say, most important first; what it must not; where it may stumble. */
  readonly findings: readonly string[]
  readonly noFinding: string
  readonly traps: readonly string[]
}

/** A facts sheet without a model: who has it, who has the task but not the sheet, who is not competent. */
export interface RegisterEntry {
  readonly name: string
  readonly productArea: string
  readonly organisations: Readonly<
    Record<OrganisationKey, 'recorded' | 'notRecorded' | 'notCompetent'>
  >
  readonly note?: string
}

export interface ExampleProcess {
  /** Family and organisation, for example F1-A. */
  readonly id: string
  readonly family: string
  readonly organisation: OrganisationKey
  /** False for partners, and where an organisation only points elsewhere. */
  readonly isVariant: boolean
  readonly text: string
  readonly process: Process
  readonly profile: Profile
  readonly meta: StepsMeta
  readonly problems: readonly StepsProblem[]
}

export interface Examples {
  readonly notice: string
  readonly alliance: ExampleAlliance
  readonly families: readonly ExampleFamily[]
  readonly register: readonly RegisterEntry[]
  readonly processes: readonly ExampleProcess[]
}
