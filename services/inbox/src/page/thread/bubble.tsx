import type { ThreadMessage } from '@relance/contracts/view'
import { ownZone, timeOfDay } from '../time.ts'
import { Icon } from '../ui/icon.tsx'
import { ordinal, SENT_AS } from '../words.ts'
import { Why } from './why.tsx'

const WITHOUT_TEXT: Partial<Record<ThreadMessage['kind'], string>> = {
  image: 'Picture',
  audio: 'Voice message',
  video: 'Video',
  document: 'File',
  sticker: 'Sticker',
  location: 'Location',
  contacts: 'Contact card',
  reaction: 'Reaction',
}

const STATUS = { sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not delivered' } as const

/** A message: the customer's on the left, ours on the right, with who wrote it, what became of it, and why Relance sent it. */
export function Bubble({ message }: { message: ThreadMessage }) {
  const theirs = message.author === 'customer'
  const text = message.text || WITHOUT_TEXT[message.kind] || 'Message that cannot be shown'
  return (
    <div className={`flex max-w-[85%] flex-col gap-0.5 sm:max-w-[75%] ${theirs ? 'self-start' : 'items-end self-end'}`}>
      <p
        className={`rounded-2xl px-3.5 py-2 whitespace-pre-wrap wrap-anywhere ${
          theirs ? 'rounded-bl-md bg-sunken' : 'rounded-br-md bg-accent-soft'
        } ${message.text ? '' : 'text-muted italic'}`}
      >
        <span className="sr-only">{authorOf(message)}: </span>
        {text}
      </p>
      <Why receipt={message.receipt}>
        <p className="flex items-center gap-1.5 px-1 text-xs text-muted tabular-nums">
          {!theirs && <Origin message={message} />}
          <time dateTime={new Date(message.sentAt).toISOString()}>{timeOfDay(message.sentAt, ownZone)}</time>
          {message.status && (
            <span className={message.status === 'failed' ? 'font-medium text-danger' : ''}>
              {STATUS[message.status]}
            </span>
          )}
        </p>
      </Why>
    </div>
  )
}

function Origin({ message }: { message: ThreadMessage }) {
  const { sentByRelanceAs, attempt } = message
  if (!sentByRelanceAs) return <span>{authorOf(message)}</span>
  return (
    <span className="inline-flex items-center gap-1 font-medium text-accent">
      <Icon name="spark" className="size-3" />
      {sentByRelanceAs === 'follow_up' && attempt > 0 ? `${ordinal(attempt)} follow-up` : SENT_AS[sentByRelanceAs]}
    </span>
  )
}

function authorOf({ author, authorName }: ThreadMessage): string {
  return authorName ?? { customer: 'Customer', assistant: 'Assistant', person: 'Person' }[author]
}
