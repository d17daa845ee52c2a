// Draws and writes a process, in a worker thread: a large one takes its time, and a page must not wait
// for another's drawing.

import { isOpenable, openBpmn, patchBpmn, repinned, writeBpmn } from '#bpmn'
import { draw } from '#drawing'
import { layout } from '#layout'
import type { Process, Profile } from '#process'
import { listSteps, writeSteps } from '#steps'
import { areas, type Language } from '#texts'
import { drawPdf } from '../../documents/draw-pdf.ts'
import { drawPng } from '../../documents/draw-png.ts'

export interface Rendering {
  readonly form: 'svg' | 'png' | 'pdf' | 'bpmn' | 'steps'
  readonly name: string
  /** JSON of a Process. */
  readonly model: string
  readonly profile: Profile
  /** The BPMN file the process came from, where the reader may have it. */
  readonly original?: Uint8Array
  readonly language: Language
  /** Steps can be focused and are spoken one by one. */
  readonly isInteractive: boolean
  /** A thumbnail without text. */
  readonly isSmall: boolean
  /** Which of several drawings, '' being the main one; unknown ones are the main one, too. */
  readonly plane?: string
}

/**
 * The model over the file it came from, so that nothing of what other tools said in it is lost; drawn
 * where the file had not drawn it. Undefined where the file cannot be read as that.
 */
const overOriginal = (
  { profile, name, original }: Rendering,
  process: Process,
  shapes: Process['shapes'],
): Uint8Array | undefined => {
  const opening = original && isOpenable(process) ? openBpmn(original, { name }) : undefined
  if (opening?.kind !== 'opened') return undefined
  const facts = Object.keys(profile).length > 0 ? { profile } : {}
  const bytes = patchBpmn(opening.source, repinned(process, shapes), facts)
  return openBpmn(bytes).kind === 'opened' ? bytes : undefined
}

export const render = async (wanted: Rendering): Promise<string | Uint8Array> => {
  const { profile, name, language } = wanted
  const process: Process = JSON.parse(wanted.model)
  if (wanted.form === 'steps') return writeSteps(process, profile)
  const shapes = layout(process)
  if (wanted.form === 'bpmn') {
    return overOriginal(wanted, process, shapes) ?? writeBpmn(process, shapes, profile)
  }
  const svg = draw(process, shapes, {
    title: name,
    words: areas.drawing[language],
    // In a PDF each step has its spoken name, too.
    isInteractive: wanted.form === 'pdf' || (wanted.isInteractive && wanted.form === 'svg'),
    isSmall: wanted.isSmall,
    plane: Object.values(shapes).find((shape) => shape.plane === wanted.plane)?.plane ?? '',
    numbers: Object.fromEntries(listSteps(process).map((line) => [line.key, line.number])),
  })
  if (wanted.form === 'pdf') return drawPdf(svg, { language })
  return wanted.form === 'svg' ? svg : drawPng(svg, { language })
}
