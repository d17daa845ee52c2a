// One of a few views of the same thing: radio buttons that look like one row of buttons.

import { useId } from 'react'
import './view-switch.css'

export const ViewSwitch = <Value extends string>({
  label,
  values,
  current,
  name,
  onChoose,
}: {
  label: string
  values: readonly Value[]
  current: Value
  name: (value: Value) => string
  onChoose: (value: Value) => void
}) => {
  const group = useId()
  return (
    <fieldset className="view-switch">
      <legend className="kern-sr-only">{label}</legend>
      {values.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={group}
            checked={value === current}
            onChange={() => onChoose(value)}
          />
          <span>{name(value)}</span>
        </label>
      ))}
    </fieldset>
  )
}
