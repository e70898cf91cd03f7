import type { ThreadItem } from '@relance/contracts/view'
import { useMinute } from '../clock.ts'
import { dayAndTimeWithin, ownZone, timeOfDay } from '../time.ts'
import { Icon } from '../ui/icon.tsx'
import { Why } from './why.tsx'

type Decision = Extract<ThreadItem['item'], { type: 'decision' }>

/** What was decided, why, and what is missing, as it was at that time. */
export function DecisionLine({ decision, at }: { decision: Decision; at: number }) {
  const now = useMinute()
  return (
    <div className="my-1.5 flex gap-3 text-sm">
      <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-full border border-line bg-surface text-accent">
        <Icon name="spark" />
      </span>
      <div className="min-w-0 flex-1 rounded-xl border border-line bg-surface px-3.5 py-2">
        <Why
          receipt={decision.receipt}
          below={
            <>
              {decision.reason && <p className="text-soft wrap-anywhere">{decision.reason}</p>}
              {decision.missing.length > 0 && <p className="text-muted">Missing: {decision.missing.join(', ')}</p>}
            </>
          }
        >
          <span className="font-semibold">{titleOf(decision, now)}</span>
          <time dateTime={new Date(at).toISOString()} className="text-xs text-muted tabular-nums">
            {timeOfDay(at, ownZone)}
          </time>
        </Why>
      </div>
    </div>
  )
}

function titleOf({ kind, action, dueAt }: Decision, now: number): string {
  if (kind === 'summarise') return 'Wrote the summary'
  if (kind === 'compose') return 'Wrote the follow-up'
  if (kind === 'understand' && action !== 'schedule') return 'Understood what the customer asked'
  switch (action) {
    case 're_engage':
      return 'Decided to write now'
    case 'hand_over':
      return 'Decided to hand over to a person'
    case 'close':
      return 'Decided to close the conversation'
    case 'schedule': {
      const when = dueAt === undefined ? 'later' : dayAndTimeWithin(dueAt, now, ownZone)
      return kind === 'understand' ? `Understood: write again ${when}` : `Planned a follow-up for ${when}`
    }
  }
}
