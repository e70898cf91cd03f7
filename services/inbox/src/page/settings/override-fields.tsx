import type { Assistant } from '@relance/contracts/settings'
import { Field, fieldLook } from '../ui/field.tsx'
import { DurationField } from './duration-field.tsx'

type Overrides = Assistant['overrides']

interface Props {
  overrides: Overrides
  onChange: (overrides: Overrides) => void
}

/** Limits that hold whatever the instructions say. */
export function OverrideFields({ overrides, onChange }: Props) {
  /** What is left empty is left out, so that the instructions or the default hold. */
  const set = (name: 'maxFollowUps' | 'firstAfterMs' | 'minSpacingMs', value: number | undefined) => {
    const { [name]: _, ...rest } = overrides
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  return (
    <>
      <Field label="Most follow-ups" hint="In one conversation, from 0 to 20.">
        <input
          type="number"
          min={0}
          max={20}
          value={overrides.maxFollowUps ?? ''}
          onChange={({ target }) => set('maxFollowUps', target.value === '' ? undefined : Number(target.value))}
          className={`${fieldLook} h-9 w-28 tabular-nums`}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <DurationField
          label="First follow-up after"
          hint="The least time from the silence on."
          ms={overrides.firstAfterMs}
          optional
          onChange={(ms) => set('firstAfterMs', ms)}
        />
        <DurationField
          label="Time between follow-ups"
          hint="The least time from one to the next."
          ms={overrides.minSpacingMs}
          optional
          onChange={(ms) => set('minSpacingMs', ms)}
        />
      </div>
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          checked={overrides.anyHour}
          onChange={({ target }) => onChange({ ...overrides, anyHour: target.checked })}
          className="mt-0.75 size-4 accent-accent"
        />
        <span>
          <span className="text-sm font-medium">Write at any hour</span>
          <span className="block text-xs text-muted">
            Otherwise the hours of the instructions hold, or 9:00 to 20:00 where the contact is.
          </span>
        </span>
      </label>
    </>
  )
}
