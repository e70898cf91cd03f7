import { type ReactNode, useId, useState } from 'react'
import { fieldLook } from '../ui/field.tsx'

const UNITS = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const
type Unit = keyof typeof UNITS

interface Props {
  label: string
  hint: ReactNode
  /** Undefined where nothing is set. */
  ms: number | undefined
  /** May be left empty. */
  optional?: boolean
  onChange: (ms: number | undefined) => void
}

/** A duration as a number and a unit: 20 minutes rather than 1,200,000. */
export function DurationField({ label, hint, ms, optional = false, onChange }: Props) {
  const [unit, setUnit] = useState<Unit>(() => unitOf(ms))
  const [id, hintId] = [useId(), useId()]
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium text-soft">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          aria-describedby={hintId}
          type="number"
          min={optional ? 0 : 1}
          step="any"
          required={!optional}
          value={ms === undefined ? '' : Number((ms / UNITS[unit]).toFixed(4))}
          onChange={({ target }) =>
            onChange(target.value === '' ? undefined : Math.round(Number(target.value) * UNITS[unit]))
          }
          className={`${fieldLook} h-9 w-28 tabular-nums`}
        />
        <select
          aria-label={`${label}, unit`}
          value={unit}
          onChange={({ target }) => {
            const next = target.value as Unit
            setUnit(next)
            // The number stays as it is typed: 20 minutes become 20 hours, not 0.33.
            if (ms !== undefined) onChange((ms / UNITS[unit]) * UNITS[next])
          }}
          className={`${fieldLook} h-9`}
        >
          {Object.keys(UNITS).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <p id={hintId} className="text-xs text-muted">
        {hint}
      </p>
    </div>
  )
}

/** The largest unit that gives a whole number. */
function unitOf(ms: number | undefined): Unit {
  if (!ms) return 'hours'
  return (['days', 'hours', 'minutes'] as const).find((unit) => ms % UNITS[unit] === 0) ?? 'seconds'
}
