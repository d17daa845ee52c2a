// Form fields with label, hint and error, as KERN draws them. What is wrong is said at the field and
// tied to it for screen readers.

import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { Icon } from './icon.tsx'
import './field.css'

interface Around {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  /** Hides the label from sight where the place says it already. */
  readonly isLabelHidden?: boolean
}

/** Leads to the first field that is wrong, once the form shows which; for forms longer than the screen. */
export const focusFirstError = (form: HTMLElement): void => {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

/** Leads to the first field of what has just appeared, by its id. */
export const focusFirstField = (id: string): void => {
  requestAnimationFrame(() =>
    document.getElementById(id)?.querySelector<HTMLElement>('input, select, textarea')?.focus(),
  )
}

const describe = (id: string, { hint, error }: Around) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

const Frame = ({
  id,
  label,
  hint,
  error,
  isLabelHidden,
  children,
}: Around & {
  id: string
  children: ReactNode
}) => (
  <div className={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
    <label className={`kern-label${isLabelHidden ? ' kern-sr-only' : ''}`} htmlFor={id}>
      {label}
    </label>
    {hint && (
      <div className="kern-hint" id={`${id}-hint`}>
        {hint}
      </div>
    )}
    {children}
    {error && (
      <p className="kern-error" id={`${id}-error`}>
        <Icon name="danger" />
        <span className="kern-body">{error}</span>
      </p>
    )}
  </div>
)

export const TextField = ({
  label,
  hint,
  error,
  isLabelHidden,
  ...rest
}: Around & InputHTMLAttributes<HTMLInputElement>) => {
  const id = useId()
  const around = { label, hint, error, ...(isLabelHidden ? { isLabelHidden } : {}) }
  return (
    <Frame id={id} {...around}>
      <input
        {...rest}
        id={id}
        className={`kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`}
        aria-describedby={describe(id, around) ?? rest['aria-describedby']}
        aria-invalid={error ? true : rest['aria-invalid']}
      />
    </Frame>
  )
}

export const TextArea = ({
  label,
  hint,
  error,
  ...rest
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) => {
  const id = useId()
  const around = { label, hint, error }
  return (
    <Frame id={id} {...around}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        className="kern-form-input__input"
        aria-describedby={describe(id, around)}
        aria-invalid={error ? true : undefined}
      />
    </Frame>
  )
}

export const SelectField = ({
  label,
  hint,
  error,
  isLabelHidden,
  children,
  ...rest
}: Around & SelectHTMLAttributes<HTMLSelectElement>) => {
  const id = useId()
  const around = { label, hint, error, ...(isLabelHidden ? { isLabelHidden } : {}) }
  return (
    <Frame id={id} {...around}>
      <div className="kern-form-input__select-wrapper">
        <select
          {...rest}
          id={id}
          className="kern-form-input__select"
          aria-describedby={describe(id, around)}
        >
          {children}
        </select>
      </div>
    </Frame>
  )
}

type ChoiceProps = { label: ReactNode; hint?: ReactNode } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'type'
>

/** A box or a circle with its label behind it, and a hint below the label. */
const ChoiceField = ({
  type,
  label,
  hint,
  ...rest
}: { type: 'checkbox' | 'radio' } & ChoiceProps) => {
  const id = useId()
  return (
    <div className="kern-form-check">
      <input
        {...rest}
        type={type}
        id={id}
        className={`kern-form-check__${type}`}
        // The hint can be pressed like the label but is no part of the name.
        aria-labelledby={hint ? `${id}-label` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label className="kern-label" htmlFor={id}>
        <span id={`${id}-label`}>{label}</span>
        {hint && (
          <span className="hint-line" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  )
}

export const CheckField = (props: ChoiceProps) => <ChoiceField type="checkbox" {...props} />

export const RadioField = (props: ChoiceProps) => <ChoiceField type="radio" {...props} />
