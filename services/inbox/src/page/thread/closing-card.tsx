import type { ConversationView } from '@relance/contracts/view'
import { useMinute } from '../clock.ts'
import { Rating } from '../conversations/rating.tsx'
import { dayAndTimeWithin, ownZone } from '../time.ts'
import { Icon } from '../ui/icon.tsx'

/** How a conversation ended: its summary and what the customer thought of it. */
export function ClosingCard({ view: { summary, csat, heldOut } }: { view: ConversationView }) {
  return (
    <section aria-label="How it ended" className="rounded-2xl border border-line bg-surface px-4 py-3.5">
      <h2 className="flex items-center gap-2 font-semibold">
        <Icon name="note" className="text-muted" />
        Closed
      </h2>
      <p className="mt-1 text-soft wrap-anywhere">{summary ?? 'No summary was written.'}</p>
      {heldOut && <p className="mt-1 text-sm text-muted">Held out: no follow-up, to see who comes back without.</p>}
      {csat && <Csat csat={csat} />}
      <p className="mt-2 text-xs text-muted">It opens again when the customer writes.</p>
    </section>
  )
}

export function Csat({ csat: { rating, comment, promptedAt } }: { csat: NonNullable<ConversationView['csat']> }) {
  const now = useMinute()
  if (rating === undefined) {
    if (promptedAt === undefined) return null
    return (
      <p className="mt-2 text-sm text-muted">
        Asked for a rating {dayAndTimeWithin(promptedAt, now, ownZone)}; none yet.
      </p>
    )
  }
  return (
    <div className="mt-2.5 flex items-start gap-2 text-sm">
      <Rating rating={rating} />
      <p className="wrap-anywhere">{comment ? `“${comment}”` : `Rated ${rating} of 5, without a comment.`}</p>
    </div>
  )
}
