// The administrations somebody models for: where another's process can be taken over to, or linked.

import type { Session } from '#api'

/** `except`: the administration of the process that is taken; [] for who models nowhere else. */
export const ownHouses = (
  session: Session | null | undefined,
  except: string,
): readonly { readonly id: string; readonly name: string }[] =>
  (session?.memberships ?? [])
    .filter(
      ({ organisationId, roles }) =>
        organisationId !== except &&
        roles.some((role) => role === 'modeller' || role === 'organisationAdmin'),
    )
    .map(({ organisationId, organisationName }) => ({ id: organisationId, name: organisationName }))
