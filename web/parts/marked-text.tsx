// A text with the words of a search marked in it.

import type { FoundPlace } from '#api'
import './marked-text.css'

export const MarkedText = ({
  text,
  places = [],
}: {
  text: string
  places?: readonly FoundPlace[] | undefined
}) => {
  const parts = places.flatMap(({ start, end }, at) => [
    text.slice(places[at - 1]?.end ?? 0, start),
    <mark key={start}>{text.slice(start, end)}</mark>,
  ])
  return [...parts, text.slice(places.at(-1)?.end ?? 0)]
}
