import type { Assistant } from '@relance/contracts/settings'
import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Field, fieldLook } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { ErrorNotice } from '../ui/notice.tsx'
import { CHANNELS } from '../words.ts'
import { type Policy, useAccounts, usePolicyOf, useSaveAssistant, useUsage } from './assistants.ts'
import { CapabilitySwitches } from './capability-switches.tsx'
import { Cost, CreditCapField, Used } from './credits.tsx'
import { DurationField } from './duration-field.tsx'
import { OutcomesTable } from './outcomes-table.tsx'
import { OverrideFields } from './override-fields.tsx'
import { PolicyView } from './policy-view.tsx'

/** An assistant's settings. Nothing applies before it is saved, and what is saved is what the server answered. */
export function AssistantForm({ saved, policy: savedPolicy }: { saved: Assistant; policy: Policy | undefined }) {
  const [draft, setDraft] = useState(saved)
  const { mutate, isPending, error, isSuccess, reset } = useSaveAssistant()
  const policy = usePolicyOf(draft.instructions, { instructions: saved.instructions, policy: savedPolicy })
  const changed = JSON.stringify(draft) !== JSON.stringify(saved)
  const usage = useUsage(saved.id)
  const replace = (next: Assistant) => {
    if (isSuccess || error) reset()
    setDraft(next)
  }
  const change = (part: Partial<Assistant>) => replace({ ...draft, ...part })

  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        mutate(draft, { onSuccess: ({ assistant }) => setDraft(assistant) })
      }}
    >
      <Section title="General" about={<Accounts assistant={saved.id} />}>
        <Field label="Name">
          <input
            required
            maxLength={128}
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
            className={`${fieldLook} h-9`}
          />
        </Field>
        <DurationField
          label="Inactivity time"
          hint="A conversation is idle after this long without a message of any side."
          ms={draft.inactivityMs}
          onChange={(inactivityMs) => inactivityMs !== undefined && change({ inactivityMs })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Time zone" hint="Where the contact’s is not known.">
            <input
              required
              value={draft.zone}
              list="zones"
              onChange={({ target }) => change({ zone: target.value })}
              className={`${fieldLook} h-9`}
            />
          </Field>
          <Field label="Language" hint="Where the contact’s is not known, as “en” or “es-MX”.">
            <input
              required
              value={draft.locale}
              onChange={({ target }) => change({ locale: target.value })}
              className={`${fieldLook} h-9`}
            />
          </Field>
        </div>
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </Section>

      <Section title="Capabilities" about="What the assistant does by itself when a customer goes quiet.">
        <CapabilitySwitches
          capabilities={draft.capabilities}
          cost={<Cost usage={usage.data} cap={saved.creditCap} />}
          onChange={(capabilities) => change({ capabilities })}
        />
      </Section>

      <Section
        title="Credits"
        about="An analysis costs 1 credit, a follow-up that is sent 1 more. What needs no analysis costs nothing."
      >
        <CreditCapField
          cap={draft.creditCap}
          onChange={(cap) => {
            const { creditCap: _, ...rest } = draft
            replace(cap === undefined ? rest : { ...rest, creditCap: cap })
          }}
        />
        {usage.data && <Used usage={usage.data} cap={saved.creditCap} />}
      </Section>

      <Section
        title="Instructions"
        about="In your own words: how often, when, and in which tone. What can be a limit becomes one, and holds whatever a model proposes."
      >
        <Field label="Instructions">
          <textarea
            rows={7}
            maxLength={20_000}
            value={draft.instructions}
            placeholder={
              'Never follow up more than 3 times total.\nSpace follow-ups at least 12 hours apart.\nUse a casual, friendly tone.'
            }
            onChange={({ target }) => change({ instructions: target.value })}
            className={`${fieldLook} field-sizing-content min-h-40 py-2`}
          />
        </Field>
        <PolicyView {...policy} overrides={draft.overrides} />
      </Section>

      <Section
        title="Limits set by hand"
        about="They come before the instructions. Leave a field empty to follow them."
      >
        <OverrideFields overrides={draft.overrides} onChange={(overrides) => change({ overrides })} />
      </Section>

      <Section
        title="What follow-ups bring"
        about="Conversations that are held out are analysed and not followed up: who comes back all the same would have come back anyway."
      >
        <Field
          label="Held out, in %"
          hint="0 holds nobody out. What customers ask for themselves is sent all the same."
        >
          <input
            type="number"
            min={0}
            max={100}
            step="any"
            required
            value={Number((draft.holdOut * 100).toFixed(4))}
            onChange={({ target }) => change({ holdOut: Number(target.value) / 100 })}
            className={`${fieldLook} h-9 w-28 tabular-nums`}
          />
        </Field>
        <OutcomesTable assistant={saved.id} current={savedPolicy?.policyVersion} />
      </Section>

      <div className="sticky bottom-0 -mx-4 flex flex-col gap-2 border-t border-line bg-canvas px-4 py-3 sm:-mx-6 sm:px-6">
        {error && <ErrorNotice error={error} again={() => mutate(draft)} />}
        <div className="flex items-center gap-2">
          <Button type="submit" look="primary" disabled={!changed} busy={isPending}>
            Save changes
          </Button>
          <Button look="quiet" disabled={!changed || isPending} onClick={() => setDraft(saved)}>
            Undo
          </Button>
          <p role="status" className="ml-auto flex items-center gap-1.5 text-sm text-muted">
            {isSuccess && !changed && (
              <>
                <Icon name="check" className="text-accent" />
                Saved. It applies from now on.
              </>
            )}
            {changed && !isPending && 'Not saved yet'}
          </p>
        </div>
      </div>
    </form>
  )
}

function Section({ title, about, children }: { title: string; about: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-3 border-t border-line pt-5 lg:grid-cols-[15rem_1fr]">
      <div>
        <h2 className="font-semibold">{title}</h2>
        <div className="mt-0.5 text-sm text-muted">{about}</div>
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  )
}

function Accounts({ assistant }: { assistant: string }) {
  const { data } = useAccounts()
  const own = data?.accounts.filter(({ assistantId }) => assistantId === assistant) ?? []
  if (own.length === 0) return 'It answers on no channel account yet.'
  return `It answers on ${own.map(({ name, channel }) => (name === CHANNELS[channel] ? name : `${name} (${CHANNELS[channel]})`)).join(', ')}.`
}
