import { isDay } from '@relance/contracts/days'
import type { Assistant } from '@relance/contracts/settings'
import { useState } from 'react'
import { Field, fieldLook } from '../ui/field.tsx'

type Overrides = Assistant['overrides']
type DaysOff = NonNullable<Overrides['holidays']>

interface Props {
  overrides: Overrides
  onChange: (overrides: Overrides) => void
}

/** Days without follow-ups: as the instructions say, or the public holidays of the contact's country and any others. */
export function DaysOffField({ overrides, onChange }: Props) {
  const { holidays, ...others } = overrides
  const [typed, setTyped] = useState(holidays?.dates.join(', ') ?? '')
  const put = (daysOff: DaysOff) => onChange({ ...others, holidays: daysOff })
  const wrong = daysIn(typed).filter((day) => !isDay(day))
  return (
    <div className="flex flex-col gap-2">
      <Field label="Days off" hint="Days without follow-ups.">
        <select
          value={holidays ? 'own' : 'said'}
          onChange={({ target }) =>
            target.value === 'own' ? put({ national: true, dates: daysIn(typed).filter(isDay) }) : onChange(others)
          }
          className={`${fieldLook} h-9 w-64 max-w-full`}
        >
          <option value="said">As the instructions say</option>
          <option value="own">These days only</option>
        </select>
      </Field>
      {holidays && (
        <>
          <label className="flex items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              checked={holidays.national}
              onChange={({ target }) => put({ ...holidays, national: target.checked })}
              className="size-4 accent-accent"
            />
            Public holidays of the contact’s country
          </label>
          <Field label="Other days" hint="As 12-24 for every year, or 2026-12-31 for one; with commas between them.">
            <input
              value={typed}
              aria-invalid={wrong.length > 0}
              onChange={({ target }) => {
                setTyped(target.value)
                put({ ...holidays, dates: daysIn(target.value).filter(isDay) })
              }}
              className={`${fieldLook} h-9`}
            />
          </Field>
          {wrong.length > 0 && (
            <p role="alert" className="text-xs text-danger">
              No day of the year, and left out: {wrong.join(', ')}
            </p>
          )}
        </>
      )}
    </div>
  )
}

function daysIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))]
}
