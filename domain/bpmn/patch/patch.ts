// Writes a changed process over the file it came from: what did not change keeps its bytes, down to
// white space and other tools' extensions. An element that changed is written twice, as it was and as
// it is, and only the difference goes to its place in the file; new ones come in where the schema wants
// them; what is gone leaves with its drawing and whatever referred to it.
// The idea is that of a lens (put after get; Foster et al. 2007) with the file as the source. Cost: one
// pass over both tables, the touched elements, and the text once; a walk over the tree when an element
// leaves or comes.

import { isSame, type Key, type Process, type Profile, type Shape } from '#process'
import type { BpmnSource } from '../open.ts'
import { contentFor } from './content.ts'
import { patchAssociations } from './data.ts'
import { patchDiagrams } from './diagram.ts'
import { patchChanged } from './in-place.ts'
import { insertNew } from './insert.ts'
import { listByPlace, reorderLanes, unlistFromOuter } from './lanes.ts'
import { patchName } from './name.ts'
import { beginPatching } from './patching.ts'
import { patchProfile } from './profile.ts'
import { patchRenamed } from './renamed.ts'
import { sweep } from './sweep.ts'
import { takeOut } from './take-out.ts'

export interface PatchOptions {
  /**
   * What is drawn, usually the layout's complete shapes. Derived ones are written only for elements that
   * are new or lost their pin, and only into a file that has a drawing.
   */
  readonly shapes?: Readonly<Record<Key, Shape>>
  /** Left out, the file's own stays. */
  readonly profile?: Profile
}

/**
 * The file with the changed process in it; the very bytes it came from where nothing changed. Its
 * elements keep their ids, new ones get their key where it is free.
 */
export const patchBpmn = (
  source: BpmnSource,
  after: Process,
  options: PatchOptions = {},
): Uint8Array => {
  const patching = beginPatching(source, after)
  const { before, difference, nodes, editor } = patching
  const content = contentFor(patching)
  if (difference.removed.size > 0) {
    takeOut(patching)
    // Before all else, so that what is set anew is not taken away again.
    sweep(patching)
  }
  patchRenamed(patching)
  patchChanged(patching, content)
  const collaborationId = insertNew(patching, content)
  reorderLanes(patching, content.table)
  listByPlace(patching)
  unlistFromOuter(patching)
  patchAssociations(patching)
  patchDiagrams(patching, options.shapes ?? after.shapes, collaborationId)
  nodes.insert(source.xml.root, content.writing.roots())
  if (before.name !== after.name) patchName(patching)
  if (options.profile && !isSame(options.profile, source.profile)) {
    patchProfile(patching, options.profile)
  }
  return editor.hasEdits() ? editor.bytes() : source.bytes
}
