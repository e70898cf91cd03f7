import type { ConversationView } from '@relance/contracts/view'
import type { ReactNode } from 'react'
import { useMinute } from '../clock.ts'
import { useCommands } from '../commands.tsx'
import { Link } from '../router.tsx'
import { Csat } from '../thread/closing-card.tsx'
import { PlanFollowUp } from '../thread/plan-follow-up.tsx'
import { PlannedTime } from '../thread/planned-time.tsx'
import { dayAndTime, ownZone, zoneName } from '../time.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Icon } from '../ui/icon.tsx'
import { CHANNELS, contactName } from '../words.ts'
import { Memory } from './memory.tsx'

interface Props {
  view: ConversationView
  /** On a narrow screen: in the thread's place. */
  shown: boolean
  hide: () => void
}

/** Who the contact is, what is scheduled, and whether they may be followed up at all. */
export function ContactPanel({ view, shown, hide }: Props) {
  const name = contactName(view)
  return (
    <section
      aria-label="Contact"
      className={`relative min-h-0 w-full flex-col gap-5 overflow-y-auto bg-surface px-5 py-5 xl:flex xl:w-80 xl:shrink-0 xl:border-l xl:border-line ${
        shown ? 'flex' : 'hidden'
      }`}
    >
      <Button look="quiet" className="-mt-2 -ml-2 self-start xl:hidden" onClick={hide}>
        <Icon name="back" />
        Back to the thread
      </Button>
      <div className="flex items-center gap-3">
        <Avatar name={name} large />
        <div className="min-w-0">
          <h2 className="text-lg font-semibold tracking-tight wrap-anywhere">{name}</h2>
          <p className="truncate text-sm text-muted">
            {CHANNELS[view.route.channel]}
            {view.route.contactExternalId !== name && ` · ${view.route.contactExternalId}`}
          </p>
        </div>
      </div>
      <Scheduled view={view} />
      <FollowUps view={view} />
      <Facts view={view} />
      <Part title="Remembered">
        <Memory contactId={view.route.contactId} closedAt={view.state === 'closed' ? String(view.lastSeq) : ''} />
      </Part>
      {(view.summary || view.csat) && (
        <Part title="Last summary">
          {view.summary && <p className="text-sm text-soft wrap-anywhere">{view.summary}</p>}
          {view.csat && <Csat csat={view.csat} />}
        </Part>
      )}
    </section>
  )
}

function Scheduled({ view: { followUp, state } }: { view: ConversationView }) {
  if (!followUp || state === 'closed') return null
  return (
    <div className="rounded-xl bg-accent-soft px-3.5 py-3 text-sm">
      <p className="font-semibold text-accent">
        Follow-up scheduled <Countdown to={followUp.dueAt} />
      </p>
      <div className="mt-0.5 text-soft">
        <PlannedTime at={followUp.dueAt} zone={followUp.zone} />
      </div>
    </div>
  )
}

function FollowUps({ view }: { view: ConversationView }) {
  const { press, pending } = useCommands()
  const command = view.paused ? 'resume' : 'pause'
  return (
    <Part title="Follow-ups">
      <Rows
        rows={[
          ['Unanswered', String(view.unansweredFollowUps)],
          ['Sent in this conversation', String(view.totalFollowUps)],
          ['Allowed', view.optedOut ? 'No, the contact opted out' : view.paused ? 'No, paused' : 'Yes'],
        ]}
      />
      <div className="mt-3 flex flex-col items-stretch gap-2">
        <PlanFollowUp view={view} />
        {!view.optedOut && (
          <Button disabled={pending !== undefined} busy={pending === command} onClick={() => press(command)}>
            {view.paused ? 'Resume follow-ups' : 'Pause follow-ups'}
          </Button>
        )}
        <p className="text-xs text-muted">A pause holds in all conversations of this contact.</p>
      </div>
    </Part>
  )
}

function Facts({ view }: { view: ConversationView }) {
  const now = useMinute()
  const rows: [string, ReactNode][] = [
    ['Last wrote', view.lastCustomerAt === undefined ? 'Never' : dayAndTime(view.lastCustomerAt, now, ownZone)],
    ['Opened', dayAndTime(view.openedAt, now, ownZone)],
    ...(view.followUp?.zone ? [['Time zone', zoneName(view.followUp.zone)] as [string, ReactNode]] : []),
    [
      'Assistant',
      <Link
        key="assistant"
        href={`/settings/${encodeURIComponent(view.route.assistantId)}`}
        className="text-accent underline decoration-accent-line underline-offset-2 hover:decoration-current"
      >
        {view.route.assistantId}
      </Link>,
    ],
    ...(view.episode > 1 ? [['Opened so far', `${view.episode} times`] as [string, ReactNode]] : []),
  ]
  return (
    <Part title="Conversation">
      <Rows rows={rows} />
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-xs font-semibold text-muted">{title}</h3>
      {children}
    </section>
  )
}

function Rows({ rows }: { rows: [name: string, value: ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="text-right wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
