import type { Assistant } from '@relance/contracts/settings'
import { Button } from '../ui/button.tsx'
import { Field, fieldLook } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'

type Overrides = Assistant['overrides']
type Hours = NonNullable<Overrides['allowedHours']>[number]

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const DAY_MINUTES = 24 * 60
const OFFICE: Hours = { days: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 18 * 60 }

const CHOICES = { said: 'As the instructions say', any: 'At any hour', own: 'In these hours only' } as const
type Choice = keyof typeof CHOICES

interface Props {
  overrides: Overrides
  onChange: (overrides: Overrides) => void
}

/** When to write: as the instructions say, at any hour, or in hours of the week; several lines make split shifts. */
export function HoursField({ overrides, onChange }: Props) {
  const { allowedHours, ...others } = overrides
  const choice: Choice = overrides.anyHour ? 'any' : allowedHours ? 'own' : 'said'
  const choose = (chosen: Choice) =>
    onChange({
      ...others,
      anyHour: chosen === 'any',
      ...(chosen === 'own' ? { allowedHours: allowedHours ?? [OFFICE] } : {}),
    })
  const put = (lines: Hours[]) => onChange({ ...others, ...(lines.length > 0 ? { allowedHours: lines } : {}) })
  return (
    <div className="flex flex-col gap-2">
      <Field label="Hours to write in" hint="At the contact’s. The default is 9:00 to 20:00.">
        <select
          value={choice}
          onChange={({ target }) => choose(target.value as Choice)}
          className={`${fieldLook} h-9 w-64 max-w-full`}
        >
          {Object.entries(CHOICES).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </Field>
      {choice === 'own' && allowedHours && (
        <ul className="flex flex-col gap-2">
          {allowedHours.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own, and are added at the end.
            <li key={index}>
              <Line
                number={index + 1}
                hours={line}
                onChange={(next) => put(allowedHours.with(index, next))}
                onRemove={allowedHours.length > 1 ? () => put(allowedHours.toSpliced(index, 1)) : undefined}
              />
            </li>
          ))}
          <li>
            <Button look="quiet" onClick={() => put([...allowedHours, OFFICE])}>
              Add hours
            </Button>
          </li>
        </ul>
      )}
    </div>
  )
}

interface LineProps {
  number: number
  hours: Hours
  onChange: (hours: Hours) => void
  onRemove: (() => void) | undefined
}

function Line({ number, hours: { days, fromMinute, toMinute }, onChange, onRemove }: LineProps) {
  const hours = { days, fromMinute, toMinute }
  const toggle = (day: number) => {
    const next = days.includes(day) ? days.filter((one) => one !== day) : [...days, day].toSorted((a, b) => a - b)
    // A line without days allows nothing: the last one stays.
    if (next.length > 0) onChange({ ...hours, days: next })
  }
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line p-2.5">
      <legend className="sr-only">Hours {number}</legend>
      <div className="flex flex-wrap gap-1">
        {DAYS.map((name, index) => (
          <button
            key={name}
            type="button"
            aria-pressed={days.includes(index + 1)}
            onClick={() => toggle(index + 1)}
            className="h-8 rounded-md border border-line-strong px-2 text-sm text-soft aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
          >
            {name}
          </button>
        ))}
      </div>
      <div className="flex items-center gap-2">
        <input
          type="time"
          required
          aria-label={`Hours ${number}, from`}
          value={clockOf(fromMinute)}
          onChange={({ target }) => target.value && onChange({ ...hours, fromMinute: minuteOf(target.value) })}
          className={`${fieldLook} h-8 tabular-nums`}
        />
        <span className="text-sm text-muted">to</span>
        <input
          type="time"
          required
          aria-label={`Hours ${number}, to`}
          value={clockOf(toMinute % DAY_MINUTES)}
          // Midnight at the end of hours is the end of the day.
          onChange={({ target }) =>
            target.value && onChange({ ...hours, toMinute: minuteOf(target.value) || DAY_MINUTES })
          }
          className={`${fieldLook} h-8 tabular-nums`}
        />
      </div>
      {fromMinute >= toMinute && (
        <p className="text-xs text-danger">These hours must end later in the day than they begin.</p>
      )}
      {onRemove && (
        <Button look="quiet" aria-label={`Remove hours ${number}`} onClick={onRemove}>
          <Icon name="cross" />
        </Button>
      )}
    </fieldset>
  )
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
