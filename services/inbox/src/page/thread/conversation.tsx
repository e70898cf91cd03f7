import { useState } from 'react'
import { ContactPanel } from '../contact/contact-panel.tsx'
import { CommandsOf, useCommands } from '../commands.tsx'
import { type Detail, useConversation } from '../queries.ts'
import { navigate } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorNotice } from '../ui/notice.tsx'
import { contactName } from '../words.ts'
import { Alerts } from './alerts.tsx'
import { ClosingCard } from './closing-card.tsx'
import { FollowUpCard } from './follow-up-card.tsx'
import { NextStep } from './next-step.tsx'
import { Thread } from './thread.tsx'
import { ThreadHeader } from './thread-header.tsx'

/** One conversation: its thread, what is planned, and the contact beside it. */
export function Conversation({ id }: { id: string }) {
  const { data, error, refetch } = useConversation(id)
  if (data) {
    return (
      <CommandsOf conversation={id}>
        <Panes {...data} />
      </CommandsOf>
    )
  }
  return (
    <main className="flex-1 p-4">
      {error ? (
        <div className="mx-auto flex max-w-xl flex-col gap-3">
          <ErrorNotice error={error} again={() => void refetch()} />
          <Button className="self-start" onClick={() => navigate('/')}>
            Back to the list
          </Button>
        </div>
      ) : (
        <p className="text-sm text-muted">Reading the conversation…</p>
      )}
    </main>
  )
}

function Panes({ conversation, thread }: Detail) {
  // On a narrow screen the contact takes the thread's place while it is looked at.
  const [contactShown, setContactShown] = useState(false)
  return (
    <main className="flex min-h-0 min-w-0 flex-1">
      <h1 className="sr-only">Conversation with {contactName(conversation)}</h1>
      <div className={`min-h-0 min-w-0 flex-1 flex-col ${contactShown ? 'hidden xl:flex' : 'flex'}`}>
        <ThreadHeader view={conversation} showContact={() => setContactShown(true)} />
        <Thread
          items={thread}
          before={
            <>
              <CommandError />
              <Alerts view={conversation} />
            </>
          }
          after={<Ahead conversation={conversation} thread={thread} />}
        />
      </div>
      <ContactPanel view={conversation} shown={contactShown} hide={() => setContactShown(false)} />
    </main>
  )
}

/** What is to come, or how it ended. */
function Ahead({ conversation, thread }: Detail) {
  if (conversation.followUp && conversation.state !== 'closed') {
    const receipt = thread.findLast(({ item }) => item.type === 'decision' && item.action === 'schedule')?.item
    return (
      <FollowUpCard
        view={conversation}
        followUp={conversation.followUp}
        receipt={receipt?.type === 'decision' ? receipt.receipt : undefined}
      />
    )
  }
  if (conversation.state === 'closed') return <ClosingCard view={conversation} />
  return <NextStep view={conversation} />
}

function CommandError() {
  const { error, again, dismiss } = useCommands()
  return error ? <ErrorNotice error={error} again={again} dismiss={dismiss} /> : null
}
