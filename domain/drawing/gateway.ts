// Gateways: a diamond with the sign of what it decides.

import type { Gateway, NodeShape } from '#process'
import { type Context, strong } from './context.ts'
import { gatewayIcon, move } from './icons.ts'
import { body } from './look.ts'
import { decimal, tag } from './svg.ts'

export const drawGateway = (context: Context, gateway: Gateway, shape: NodeShape): string => {
  const { x, y, width, height } = shape.bounds
  const cx = x + width / 2
  const cy = y + height / 2
  const at = (px: number, py: number) => `${decimal(px)} ${decimal(py)}`
  const diamond = tag('path', {
    d: `M ${at(cx, y)} L ${at(x + width, cy)} L ${at(cx, y + height)} L ${at(x, cy)} Z`,
    ...body(shape, strong(context, 1.5)),
    'stroke-linejoin': 'round',
  })
  const icon = gatewayIcon(gateway.gatewayType, gateway.isMarkerVisible !== false)
  return diamond + (context.isSmall ? '' : move(cx, cy, icon, Math.min(width, height) / 50))
}
