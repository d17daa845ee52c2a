// A step taken out, so that the way goes on without it.

import { isGateway, type Key, type Process } from '#process'
import { propertiesOf, valuesOf } from '../address.ts'
import { type Edit, type Impossible, impossible } from './edit.ts'
import { type Editor, edit } from './editor.ts'
import { turnInto } from './set-type.ts'

/** The parting of ways that a removed step leaves behind: those with conditions may be taken together. */
const partingOf = (editor: Editor, key: Key) =>
  editor.flowsFrom(key).some(({ condition }) => condition !== undefined) ? 'inclusive' : 'parallel'

/** Inside an edit: leads everything around a step, as if it were not there; its flows go. */
export const closeGap = (editor: Editor, key: Key): Impossible | undefined => {
  const into = editor.flowsTo(key).filter(({ source }) => source !== key)
  const out = editor.flowsFrom(key)
  const [way, second] = out.filter(({ target }) => target !== key)
  if (second) return impossible('several-ways', key)
  for (const flow of into) {
    const isDouble = editor
      .flowsFrom(flow.source)
      .some(
        (one) =>
          one.key !== flow.key &&
          one.target === way?.target &&
          one.name === flow.name &&
          one.condition === flow.condition,
      )
    if (!way || flow.source === way.target || isDouble) continue
    editor.lead(flow.key, { target: way.target })
    // The only words there are stay readable.
    if (into.length === 1 && flow.name === '' && way.name !== '') {
      editor.set(flow.key, 'name', way.name)
    }
  }
  for (const flow of [...editor.flowsTo(key), ...editor.flowsFrom(key)]) editor.remove(flow.key)
  return undefined
}

/**
 * Takes a step out, with what hangs on it, and leads the way around it. A step from which several
 * ways part leaves a gateway; a decision with several ways cannot be taken out as if nothing were.
 */
export const removeStep = (process: Process, key: Key): Edit => {
  const editor = edit(process)
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  const ways = editor.flowsFrom(key)
  if (ways.length > 1 && !isGateway(node)) {
    const gatewayType = partingOf(editor, key)
    editor.detach(key, (one) => one.kind !== 'sequenceFlow')
    const properties = propertiesOf('elements', node.kind)
    for (const path of valuesOf('elements', node).keys()) {
      const isOwn = !properties.get(path)?.isRequired && path !== 'lane'
      if (isOwn) editor.set(key, path, undefined)
    }
    turnInto(editor, editor.node(key) ?? node, { kind: 'gateway', gatewayType, name: '' })
    return editor.finish()
  }
  const refused = closeGap(editor, key)
  if (refused) return refused
  editor.remove(key)
  return editor.finish()
}
