import type { ConversationView } from '@relance/contracts/view'
import { useCommands } from '../commands.tsx'
import { useNow } from '../clock.ts'
import { statusOf } from '../conversations/status.ts'
import { Link } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { CHANNELS, contactName } from '../words.ts'

/** Whose conversation it is, where it stands, and who answers. */
export function ThreadHeader({ view, showContact }: { view: ConversationView; showContact: () => void }) {
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-4 py-2.5">
      <Link
        href="/"
        aria-label="Back to the list"
        className="-mr-1.5 -ml-2 grid size-9 place-items-center rounded-lg hover:bg-sunken md:hidden"
      >
        <Icon name="back" className="size-5" />
      </Link>
      <div className="min-w-0 flex-1">
        <p className="truncate text-lg leading-6 font-semibold tracking-tight">{contactName(view)}</p>
        <p className="flex min-w-0 items-center gap-2 text-xs text-muted">
          <span className="truncate">
            {[CHANNELS[view.route.channel], handledInWords(view)].filter(Boolean).join(' · ')}
          </span>
          <span className="hidden min-w-0 sm:inline-flex">
            <StatusTag view={view} />
          </span>
        </p>
      </div>
      <Button
        look="quiet"
        className="-mr-2 px-2 sm:order-1 xl:hidden"
        aria-label="About the contact"
        onClick={showContact}
      >
        <Icon name="panel" className="size-5" />
      </Button>
      <div className="flex w-full items-center gap-1.5 empty:hidden sm:w-auto">
        <span className="mr-auto min-w-0 sm:hidden">
          <StatusTag view={view} />
        </span>
        <HandledByButton view={view} />
        <ResolveButton view={view} />
      </div>
    </header>
  )
}

function StatusTag({ view }: { view: ConversationView }) {
  const { tone, text } = statusOf(view, useNow())
  return (
    <Tag tone={tone}>
      <span className="truncate">{text}</span>
    </Tag>
  )
}

/** Where the status beside it does not say so already. */
function handledInWords({ state, handledBy, assignee }: ConversationView): string {
  if (state === 'closed' || handledBy === 'waiting_for_human') return ''
  return handledBy === 'ai' ? 'Handled by AI' : `Handled by ${assignee ?? 'a person'}`
}

function HandledByButton({ view }: { view: ConversationView }) {
  const { press, pending } = useCommands()
  if (view.state === 'closed') return null
  if (view.handledBy === 'human') {
    return (
      <Button disabled={pending !== undefined} busy={pending === 'hand-back'} onClick={() => press('hand-back')}>
        Hand back to AI
      </Button>
    )
  }
  const urgent = view.handledBy === 'waiting_for_human' || view.alert !== undefined
  return (
    <Button
      look={urgent ? 'primary' : 'plain'}
      disabled={pending !== undefined}
      busy={pending === 'take-over'}
      onClick={() => press('take-over')}
    >
      Take over
    </Button>
  )
}

function ResolveButton({ view }: { view: ConversationView }) {
  const { press, pending } = useCommands()
  if (view.state === 'closed') return null
  return (
    <Button
      disabled={pending !== undefined || view.state === 'closing'}
      busy={pending === 'resolve'}
      onClick={() => press('resolve')}
    >
      Resolve
    </Button>
  )
}
