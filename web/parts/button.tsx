// KERN's button, with a state while its work is under way.

import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './button.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'secondary' | 'tertiary'
  readonly icon?: string
  readonly isSmall?: boolean
  /** While true it cannot be pressed again; focus stays. */
  readonly isBusy?: boolean
  /** The words are for screen readers only; use for symbols everybody knows. */
  readonly isIconOnly?: boolean
  readonly children: ReactNode
}

export const Button = ({
  look = 'secondary',
  icon,
  isSmall,
  isBusy,
  isIconOnly,
  children,
  className = '',
  onClick,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...rest}
    {...(isIconOnly && typeof children === 'string' ? { title: children } : {})}
    className={`kern-btn kern-btn--${look}${isSmall ? ' kern-btn--x-small' : ''} ${className}`}
    aria-disabled={isBusy || rest['aria-disabled'] || undefined}
    onClick={(event) => {
      if (isBusy) event.preventDefault()
      else onClick?.(event)
    }}
  >
    {icon && <Icon name={icon} />}
    <span className={`kern-label${isIconOnly ? ' kern-sr-only' : ''}`}>{children}</span>
  </button>
)
