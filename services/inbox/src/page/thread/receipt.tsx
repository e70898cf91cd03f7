import type { Receipt } from '@relance/contracts/words'
import type { ReactNode } from 'react'
import { useMinute } from '../clock.ts'
import { dayAndTimeWithin, ownZone } from '../time.ts'
import { Icon } from '../ui/icon.tsx'
import { ACTIONS } from '../words.ts'

/** Why something was done, or why nothing was: what was known, what was proposed, what each rule said, what is next. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { facts, proposal, gates, nextCheckAt, credits, engine, policyVersion, modelUsage } = receipt
  const now = useMinute()
  return (
    <div className="flex flex-col gap-3.5 text-sm">
      {facts.length > 0 && (
        <Part title="What was known">
          <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-1">
            {facts.map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-muted first-letter:uppercase">{name}</dt>
                <dd className="wrap-anywhere">{value}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      {proposal && (
        <Part title="What was proposed">
          <p>
            {proposal.action ? ACTIONS[proposal.action] : 'Nothing'}
            {proposal.action === 'schedule' &&
              proposal.dueAt !== undefined &&
              `, ${dayAndTimeWithin(proposal.dueAt, now, ownZone)}`}
          </p>
          {proposal.reason && <p className="text-muted">{proposal.reason}</p>}
          {proposal.draft && <p className="mt-1 border-l-2 border-line-strong pl-2.5 text-soft">{proposal.draft}</p>}
        </Part>
      )}
      {gates.length > 0 && (
        <Part title="What the rules said">
          <ul className="flex flex-col gap-1.5">
            {gates.map((gate) => (
              <Gate key={`${gate.name} ${gate.source}`} gate={gate} />
            ))}
          </ul>
        </Part>
      )}
      <p className="flex flex-wrap gap-x-3 border-t border-line pt-2.5 text-xs text-muted">
        {nextCheckAt !== undefined && <span>Next check {dayAndTimeWithin(nextCheckAt, now, ownZone)}</span>}
        <span>{engine === 'rules' || !engine ? 'Built-in rules' : engine}</span>
        <span>
          {credits} {credits === 1 ? 'credit' : 'credits'}
        </span>
        {modelUsage && <span>{usageInWords(modelUsage)}</span>}
        {policyVersion && <span>Policy {policyVersion.slice(0, 8)}</span>}
      </p>
    </div>
  )
}

function usageInWords({ inputTokens, outputTokens, costUsd }: NonNullable<Receipt['modelUsage']>): string {
  const tokens = `${(inputTokens + outputTokens).toLocaleString('en')} tokens`
  return costUsd === undefined ? tokens : `${tokens}, $${costUsd.toFixed(4)}`
}

const VERDICTS = {
  passed: { icon: 'check', look: 'text-accent', text: 'Passed' },
  changed: { icon: 'change', look: 'text-warn', text: 'Changed it' },
  vetoed: { icon: 'cross', look: 'text-danger', text: 'Forbade it' },
} as const

function Gate({ gate: { name, verdict, detail, source } }: { gate: Receipt['gates'][number] }) {
  const { icon, look, text } = VERDICTS[verdict]
  return (
    <li className="flex gap-2">
      <Icon name={icon} className={`mt-0.5 ${look}`} />
      <div className="min-w-0 wrap-anywhere">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium first-letter:uppercase">{name}</span>
          <span className={`text-xs font-medium ${look}`}>{text}</span>
          {!detail && <Source source={source} />}
        </p>
        {detail && <p className="text-soft first-letter:uppercase">{detail}</p>}
        {detail && <Source source={source} />}
      </div>
    </li>
  )
}

/** A source is a sentence of the instructions, the title of a channel's documentation, or a default. */
function Source({ source }: { source: string }) {
  if (!source) return null
  return <span className="text-xs text-muted">Source: {source === 'default' ? 'the default' : source}</span>
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 text-xs font-semibold text-muted">{title}</h2>
      {children}
    </section>
  )
}
