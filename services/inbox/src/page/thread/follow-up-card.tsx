import type { ConversationView, FollowUpView } from '@relance/contracts/view'
import type { Receipt } from '@relance/contracts/words'
import { useState } from 'react'
import { useCommands } from '../commands.tsx'
import { Button } from '../ui/button.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { ordinal, PLANNED_BY } from '../words.ts'
import { EditDraft } from './edit-draft.tsx'
import { PlannedTime } from './planned-time.tsx'
import { SnoozeMenu } from './snooze-menu.tsx'
import { Why } from './why.tsx'

interface Props {
  view: ConversationView
  followUp: FollowUpView
  /** Of the decision that planned it. */
  receipt: Receipt | undefined
}

/** The follow-up that is to come: when, why and in which words, and everything that one can do about it. */
export function FollowUpCard({ view, followUp, receipt }: Props) {
  const [editing, setEditing] = useState(false)
  const sending = view.delivery === 'pending'
  return (
    <section
      aria-label="Planned follow-up"
      className="rounded-2xl border border-accent-line bg-surface shadow-sm shadow-black/[0.03]"
    >
      <div className="flex flex-col gap-2.5 px-4 pt-3.5 pb-3">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Icon name="clock" className="size-5 text-accent" />
          <h2 className="text-lg font-semibold tracking-tight">
            {sending ? (
              'Sending the follow-up'
            ) : (
              <>
                Follow-up <Countdown to={followUp.dueAt} />
              </>
            )}
          </h2>
          <span className="flex gap-1.5 sm:ml-auto">
            <Tag tone="accent">{PLANNED_BY[followUp.source]}</Tag>
            {followUp.attempt > 0 && <Tag>{ordinal(followUp.attempt)} follow-up</Tag>}
          </span>
        </div>
        <PlannedTime at={followUp.dueAt} zone={followUp.zone} />
        <Why receipt={receipt}>
          <p className="min-w-0 flex-1 text-soft wrap-anywhere">{followUp.reason}</p>
        </Why>
        {followUp.quote && <Quote text={followUp.quote} />}
        {editing ? <EditDraft draft={followUp.draft} done={() => setEditing(false)} /> : <Draft followUp={followUp} />}
      </div>
      {!editing && <Actions followUp={followUp} resting={sending} edit={() => setEditing(true)} />}
    </section>
  )
}

function Quote({ text }: { text: string }) {
  return (
    <blockquote className="border-l-2 border-accent-line pl-2.5 text-sm text-soft">
      The customer wrote: “{text}”
    </blockquote>
  )
}

function Draft({ followUp: { draft, edited } }: { followUp: FollowUpView }) {
  return (
    <div>
      <p className="rounded-2xl rounded-br-md border border-dashed border-line-strong bg-canvas px-3.5 py-2 whitespace-pre-wrap wrap-anywhere">
        {draft || <span className="text-muted italic">The text is written when it is due.</span>}
      </p>
      <p className="mt-1 px-1 text-xs text-muted">
        {edited
          ? 'Written by a person. It is sent exactly like this.'
          : draft && 'A draft. It is written afresh when it is due, so that nothing in it is out of date.'}
      </p>
    </div>
  )
}

function Actions({ followUp, resting, edit }: { followUp: FollowUpView; resting: boolean; edit: () => void }) {
  const { press, pending } = useCommands()
  const [asking, setAsking] = useState(false)
  const disabled = resting || pending !== undefined

  if (asking) {
    return (
      <div className="flex flex-wrap items-center gap-1.5 border-t border-line px-4 py-2.5">
        <p className="mr-auto text-sm font-medium">Send it to the customer at once?</p>
        <Button
          autoFocus
          look="primary"
          disabled={disabled}
          busy={pending === 'send-now'}
          onClick={() => press('send-now')}
        >
          Send
        </Button>
        <Button disabled={pending !== undefined} onClick={() => setAsking(false)}>
          Not yet
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-t border-line px-4 py-2.5">
      <Button look="danger" disabled={disabled} busy={pending === 'cancel'} onClick={() => press('cancel')}>
        Cancel
      </Button>
      <SnoozeMenu zone={followUp.zone} disabled={disabled} />
      <Button disabled={disabled} onClick={edit}>
        Edit text
      </Button>
      <span className="flex gap-1.5 sm:ml-auto">
        <Button look="quiet" disabled={disabled} busy={pending === 'skip'} onClick={() => press('skip')}>
          Skip
        </Button>
        <Button look="quiet" disabled={disabled} onClick={() => setAsking(true)}>
          Send now
        </Button>
      </span>
    </div>
  )
}
