// Leads to the page on which what others changed is taken into one's own draft, all of it or parts.

import { Link } from '@tanstack/react-router'

export const TakeChanges = ({
  processId,
  base,
  theirs,
  label,
  spokenLabel,
}: {
  processId: string
  /** What both go back to. */
  base: { readonly process: string; readonly version: number }
  theirs: { readonly process: string; readonly version: number }
  label: string
  spokenLabel: string
}) => (
  <Link
    className="kern-link"
    to="/prozess/$id/zusammenfuehren"
    params={{ id: processId }}
    search={{
      ...{ vonProzess: theirs.process, vonFassung: String(base.version) },
      nachFassung: String(theirs.version),
      ...(base.process === theirs.process ? {} : { basisProzess: base.process }),
    }}
    aria-label={spokenLabel}
  >
    {label}
  </Link>
)
