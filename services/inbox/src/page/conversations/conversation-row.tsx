import type { ConversationView } from '@relance/contracts/view'
import { memo } from 'react'
import { useMinute, useNow } from '../clock.ts'
import { conversationPath, Link } from '../router.tsx'
import { shortAge } from '../time.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { CHANNELS, contactName } from '../words.ts'
import { Rating } from './rating.tsx'
import { statusOf } from './status.ts'

export const ROW_HEIGHT = 86

/** One conversation in the list: who, what was said last, and where it stands. */
export const ConversationRow = memo(function ConversationRow({
  view,
  current,
}: {
  view: ConversationView
  current: boolean
}) {
  const name = contactName(view)
  return (
    <Link
      href={conversationPath(view.id)}
      aria-current={current ? 'page' : undefined}
      data-row
      className={`flex h-full gap-3 border-b border-line px-4 py-2.5 -outline-offset-2 ${
        current ? 'bg-canvas shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-canvas'
      }`}
    >
      <Avatar name={name} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>
          <Age at={view.lastActivityAt} />
        </span>
        <span className="truncate text-sm text-muted">
          {view.lastAuthor && view.lastAuthor !== 'customer' && (
            <span>{view.lastAuthor === 'person' ? 'Person: ' : 'Assistant: '}</span>
          )}
          {view.lastMessage || 'No text'}
        </span>
        <span className="mt-1 flex min-w-0 items-center gap-1.5">
          <Status view={view} />
          {view.csat?.rating !== undefined && <Rating rating={view.csat.rating} />}
          <span className="ml-auto truncate pl-1 text-xs text-muted">{CHANNELS[view.route.channel]}</span>
        </span>
      </span>
    </Link>
  )
})

function Status({ view }: { view: ConversationView }) {
  const { tone, text } = statusOf(view, useNow())
  return (
    <Tag tone={tone}>
      {tone === 'warn' || tone === 'danger' ? <Icon name="alert" className="size-3" /> : null}
      {view.followUp && tone === 'accent' ? <Icon name="clock" className="size-3" /> : null}
      <span className="truncate">{text}</span>
    </Tag>
  )
}

function Age({ at }: { at: number }) {
  return <span className="shrink-0 text-xs text-muted tabular-nums">{shortAge(at, useMinute())}</span>
}
