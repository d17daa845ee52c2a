// What reading a file came to, in sentences of the reader's language under headings.

import { z } from 'zod'

export const reportPart = z.object({ title: z.string(), sentences: z.array(z.string()) })

export type ReportPart = z.infer<typeof reportPart>
