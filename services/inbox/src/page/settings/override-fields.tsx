import type { Assistant } from '@relance/contracts/settings'
import { Field, fieldLook } from '../ui/field.tsx'
import { DaysOffField } from './days-off-field.tsx'
import { DurationField } from './duration-field.tsx'
import { HoursField } from './hours-field.tsx'

type Overrides = Assistant['overrides']

interface Props {
  overrides: Overrides
  onChange: (overrides: Overrides) => void
}

/** Limits that hold whatever the instructions say. */
export function OverrideFields({ overrides, onChange }: Props) {
  /** What is left empty is left out, so that the instructions or the default hold. */
  const set = (name: 'maxFollowUps' | 'firstAfterMs' | 'minSpacingMs' | 'maxSentences', value: number | undefined) => {
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
      <HoursField overrides={overrides} onChange={onChange} />
      <DaysOffField overrides={overrides} onChange={onChange} />
      <Field label="Most sentences" hint="In one text, from 1 to 20; 0 for no limit.">
        <input
          type="number"
          min={0}
          max={20}
          value={overrides.maxSentences ?? ''}
          onChange={({ target }) => set('maxSentences', target.value === '' ? undefined : Number(target.value))}
          className={`${fieldLook} h-9 w-28 tabular-nums`}
        />
      </Field>
    </>
  )
}
