// A button that opens a short list of links or actions.

import { Menu, MenuItem, MenuTrigger, Popover, Button as PressButton } from 'react-aria-components'
import { Icon } from './icon.tsx'
import './popover.css'
import './menu.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  /** A file to download; else `run` is called. */
  readonly href?: string
  readonly run?: () => void
}

export const ActionMenu = ({
  label,
  spokenLabel = label,
  icon,
  entries,
}: {
  label: string
  /** Begins with the label and says what of, where several stand on a page. */
  spokenLabel?: string
  icon: string
  entries: readonly MenuEntry[]
}) => (
  <MenuTrigger>
    <PressButton
      className="kern-btn kern-btn--secondary kern-btn--x-small menu-button"
      aria-label={spokenLabel}
    >
      <Icon name={icon} />
      <span className="kern-label">{label}</span>
    </PressButton>
    <Popover placement="bottom end" className="popover">
      <Menu className="menu" aria-label={spokenLabel}>
        {entries.map((entry) => (
          <MenuItem
            key={entry.id}
            id={entry.id}
            className="menu__item"
            {...(entry.href ? { href: entry.href, download: '' } : {})}
            onAction={() => entry.run?.()}
          >
            {entry.label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
)
