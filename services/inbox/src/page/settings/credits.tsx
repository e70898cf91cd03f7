import { Field, fieldLook } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { dayAndTimeWithin, ownZone } from '../time.ts'
import { useMinute } from '../clock.ts'
import type { Usage } from './assistants.ts'

/** The assistant has used what its cap allows. */
function isUsedUp({ credits }: Usage, cap: number | undefined): boolean {
  return cap !== undefined && credits + 1 > cap
}

/** What Auto Follow-ups would cost, to be known before it is switched on, and what that rests on. */
export function Cost({ usage, cap }: { usage: Usage | undefined; cap: number | undefined }) {
  if (!usage?.estimate) return null
  const { creditsAMonth, conversations, days } = usage.estimate
  const period = days < 1.5 ? 'last day' : `last ${Math.round(days)} days`
  if (conversations === 0) return <p className="mt-1">No conversation of the {period} shows yet what it would cost.</p>
  const about = rounded(creditsAMonth)
  return (
    <p className="mt-1">
      <span className="font-medium text-ink">
        About {inWords(about)} {about === 1 ? 'credit' : 'credits'} a month at your traffic.
      </span>{' '}
      From the {inWords(conversations)} {conversations === 1 ? 'conversation' : 'conversations'} of the {period}, with
      the settings as saved, as if nobody answered a follow-up
      {cap !== undefined && cap < creditsAMonth ? `; never more than the ${inWords(cap)} below.` : '.'}
    </p>
  )
}

/** Most credits a month; empty for no cap. */
export function CreditCapField({
  cap,
  onChange,
}: {
  cap: number | undefined
  onChange: (cap: number | undefined) => void
}) {
  return (
    <Field
      label="Most credits a month"
      hint="Leave empty for no limit. Once they are used up, the built-in engine goes on without a model: it calls people, closes conversations and sends what a customer asked for or a person planned, but no follow-up of its own."
    >
      <input
        type="number"
        min={0}
        max={1_000_000_000}
        step={1}
        value={cap ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
        className={`${fieldLook} h-9 w-36 tabular-nums`}
      />
    </Field>
  )
}

/** Credits of the month so far, and loudly where they are used up. */
export function Used({ usage, cap }: { usage: Usage; cap: number | undefined }) {
  const now = useMinute()
  const { credits, tenantCredits, renewsAt } = usage
  const next = dayAndTimeWithin(renewsAt, now, ownZone)
  return (
    <>
      {isUsedUp(usage, cap) && (
        <Notice tone="warn" title="The credits of this month are used up">
          Relance sends no follow-up of its own and asks no model until {next}, or a higher limit.
        </Notice>
      )}
      <p className="text-sm text-muted">
        <span className="tabular-nums">
          {inWords(credits)}
          {cap === undefined ? '' : ` of ${inWords(cap)}`}
        </span>{' '}
        {credits === 1 && cap === undefined ? 'credit' : 'credits'} used this month, {inWords(tenantCredits)} with all
        assistants. Counted from 0 again {next}.
      </p>
    </>
  )
}

/** Two figures are as much as an estimate knows. */
function rounded(credits: number): number {
  return Number(credits.toPrecision(2))
}

function inWords(count: number): string {
  return count.toLocaleString('en', { maximumFractionDigits: 0 })
}
