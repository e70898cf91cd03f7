import type { Assistant } from '@relance/contracts/settings'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import { ErrorNotice } from '../ui/notice.tsx'
import type { Policy } from './assistants.ts'
import { BY_HAND, overridden } from './overridden.ts'

const LIMITS: Record<string, string> = {
  maxFollowUps: 'Most follow-ups',
  firstAfter: 'First follow-up after',
  minSpacing: 'Time between follow-ups',
  allowedHours: 'Hours to write in',
  holidays: 'Holidays',
  closedDays: 'Other days off',
  firstAfterBusinessDays: 'First follow-up after',
  minSpacingBusinessDays: 'Time between follow-ups',
  preferredTimes: 'Preferred times',
  maxSentences: 'Most sentences',
  tone: 'Tone',
  incentive: 'Offer',
  handOverWhen: 'Hand over when',
  closeWhen: 'Close when',
  quietHours: 'Quiet hours',
}

/** A limit comes from a sentence of the instructions, from a person's hand, or it is the default. */
function sourceInWords(source: string): string {
  if (source === BY_HAND) return 'Set by hand, below'
  return source === 'default' ? 'The default, where the instructions say nothing' : `“${source}”`
}

interface Props {
  policy: Policy | undefined
  /** Limits set by hand, which come before the instructions. */
  overrides: Assistant['overrides']
  error: unknown
  isReading: boolean
}

/** What the instructions mean: what is enforced and by which sentence, what is left to the model, what contradicts. */
export function PolicyView({ policy, overrides, error, isReading }: Props) {
  if (error) return <ErrorNotice error={error} />
  if (!policy) return <p className="text-sm text-muted">Reading the instructions…</p>
  const { limits, leftToModel, conflicts, compiler } = policy
  return (
    <section
      aria-label="What the instructions mean"
      aria-busy={isReading}
      className={`rounded-xl border border-line bg-surface transition-opacity ${isReading ? 'opacity-60' : ''}`}
    >
      {conflicts.length > 0 && (
        <Part title="They contradict each other" icon="alert" look="text-warn">
          <List items={conflicts} />
        </Part>
      )}
      <Part title="Enforced on every decision" icon="check" look="text-accent">
        <dl className="divide-y divide-line">
          {overridden(limits, overrides).map(({ name, value, source }) => (
            <div key={`${name} ${value} ${source}`} className="grid gap-x-4 py-2 sm:grid-cols-[11rem_1fr]">
              <dt className="text-sm text-muted">{LIMITS[name] ?? name}</dt>
              <dd className="min-w-0 text-sm">
                <span className="font-medium wrap-anywhere">{value}</span>
                {source && <span className="block text-xs text-muted wrap-anywhere">{sourceInWords(source)}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      {leftToModel.length > 0 && (
        <Part title="Left to the model" icon="spark" look="text-muted">
          <p className="mb-1 text-xs text-muted">Code cannot check these; the model is asked to follow them.</p>
          <List items={leftToModel} />
        </Part>
      )}
      {compiler && <p className="px-4 py-2 text-xs text-muted">Read by: {compiler}</p>}
    </section>
  )
}

function Part({
  title,
  icon,
  look,
  children,
}: {
  title: string
  icon: 'alert' | 'check' | 'spark'
  look: string
  children: ReactNode
}) {
  return (
    <div className="border-b border-line px-4 py-3 last:border-b-0">
      <h3 className={`mb-1 flex items-center gap-2 text-sm font-semibold ${look === 'text-warn' ? look : ''}`}>
        <Icon name={icon} className={look} />
        {title}
      </h3>
      {children}
    </div>
  )
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {items.map((item) => (
        <li key={item} className="wrap-anywhere">
          {item}
        </li>
      ))}
    </ul>
  )
}
