// What reading a file came to: what had to be mended or guessed, and what is kept but not understood.
// Folded away, because most of it asks nothing of anybody.

import type { ReportPart } from '#api'

export const countSentences = (report: readonly ReportPart[]): number =>
  report.reduce((sum, { sentences }) => sum + sentences.length, 0)

/** Nothing where there is nothing to say. */
export const ImportReport = ({
  report,
  summary,
}: {
  report: readonly ReportPart[]
  summary: string
}) =>
  report.length > 0 && (
    <details>
      <summary>{summary}</summary>
      {report.map(({ title, sentences }) => (
        <section key={title} aria-label={title}>
          <p className="kern-label">{title}</p>
          <ul className="kern-list kern-list--bullet">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
