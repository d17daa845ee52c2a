// What Chromium's accessibility tree hands to a screen reader.

import type { CDPSession } from 'playwright-core'

/** What a screen reader is told of what has the focus. */
export const heard = async (devtools: CDPSession): Promise<{ role: string; name: string }> => {
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: 'document.activeElement',
  })
  const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
    ...(result.objectId ? { objectId: result.objectId } : {}),
    fetchRelatives: false,
  })
  return { role: String(nodes[0]?.role?.value), name: String(nodes[0]?.name?.value ?? '') }
}
