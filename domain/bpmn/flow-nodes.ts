// The kinds that sequence flows connect.

import type { ElementKind } from '#process'

export const FLOW_NODE_KINDS = ['task', 'subProcess', 'callActivity', 'event', 'gateway'] as const

export const FLOW_NODES: ReadonlySet<ElementKind> = new Set(FLOW_NODE_KINDS)
