import { lazy, Suspense, useEffect } from 'react'
import { AgendaPage } from './agenda/agenda-page.tsx'
import { ConversationList } from './conversations/conversation-list.tsx'
import { useLiveness } from './live.ts'
import { Navigation } from './navigation.tsx'
import { useWaiting } from './queries.ts'
import { Link, type Place, placeOf, usePath } from './router.tsx'
import { Conversation } from './thread/conversation.tsx'

const SettingsPage = lazy(() => import('./settings/settings-page.tsx'))

const TITLES = { inbox: 'Inbox', agenda: 'Agenda', settings: 'Assistants', nowhere: 'Not found' }

export function App() {
  const place = placeOf(usePath())
  const waiting = useWaiting()
  useEffect(() => {
    document.title = `${waiting && `(${waiting}) `}${TITLES[place.page]} · Relance`
  }, [place.page, waiting])
  return (
    <div className="flex h-dvh flex-col-reverse md:flex-row">
      <Navigation page={place.page} inConversation={place.page === 'inbox' && place.conversation !== undefined} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <ConnectionLost />
        <div className="flex min-h-0 min-w-0 flex-1">
          <Suspense fallback={<main className="flex-1" />}>
            <Shown place={place} />
          </Suspense>
        </div>
      </div>
    </div>
  )
}

/** What is shown is the last that the server said; somebody who acts on it has to know that it may be old. */
function ConnectionLost() {
  const lost = useLiveness() === 'lost'
  return (
    <div role="status">
      {lost && (
        <p className="border-b border-danger-line bg-danger-soft px-4 py-1.5 text-center text-sm font-medium text-danger">
          Connection lost. What you see may be out of date; Relance is tried again by itself.
        </p>
      )}
    </div>
  )
}

function Shown({ place }: { place: Place }) {
  if (place.page === 'agenda') return <AgendaPage />
  if (place.page === 'settings') return <SettingsPage chosen={place.assistant} />
  if (place.page === 'nowhere') return <Nowhere />
  const { conversation } = place
  return (
    <>
      {/* The list is what the page is about until a conversation is chosen; it stays the same element, and keeps its place. */}
      <div
        role={conversation === undefined ? 'main' : 'navigation'}
        aria-label="Conversations"
        className={`min-h-0 w-full bg-surface md:w-80 md:shrink-0 md:border-r md:border-line lg:w-[22rem] ${conversation === undefined ? '' : 'hidden md:block'}`}
      >
        <ConversationList current={conversation} />
      </div>
      {conversation === undefined ? <NothingChosen /> : <Conversation key={conversation} id={conversation} />}
    </>
  )
}

function NothingChosen() {
  return (
    <section aria-label="Thread" className="hidden flex-1 place-content-center p-8 text-center text-muted md:grid">
      <p className="font-medium text-soft">Choose a conversation</p>
      <p className="mt-0.5 text-sm">You see what is planned and why, and can stop or change it.</p>
    </section>
  )
}

function Nowhere() {
  return (
    <main className="grid flex-1 place-content-center p-8 text-center">
      <h1 className="text-lg font-semibold">There is no such page</h1>
      <Link href="/" className="mt-1 text-accent underline underline-offset-2">
        Go to the inbox
      </Link>
    </main>
  )
}
