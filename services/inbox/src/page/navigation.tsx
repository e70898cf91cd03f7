import { useVirtualTime, useNow } from './clock.ts'
import { useLiveness } from './live.ts'
import { useMyName } from './me.ts'
import { useWaiting } from './queries.ts'
import { Link, type Place } from './router.tsx'
import { fullDay, ownZone, timeOfDay } from './time.ts'
import { Icon, type IconName } from './ui/icon.tsx'

const PAGES: { page: Place['page']; href: string; icon: IconName; label: string }[] = [
  { page: 'inbox', href: '/', icon: 'inbox', label: 'Inbox' },
  { page: 'agenda', href: '/agenda', icon: 'agenda', label: 'Agenda' },
  { page: 'settings', href: '/settings', icon: 'settings', label: 'Assistants' },
]

/** The three places, below on a phone and on the left elsewhere. Out of the way while a thread fills a phone. */
export function Navigation({ page, inConversation }: { page: Place['page']; inConversation: boolean }) {
  return (
    <header
      className={`shrink-0 border-line bg-surface md:flex md:w-44 md:flex-col md:border-r md:bg-canvas md:px-3 md:py-4 ${
        inConversation ? 'hidden' : 'border-t md:border-t-0'
      }`}
    >
      <div className="mb-5 hidden items-center gap-2.5 px-2 md:flex">
        <Mark />
        <span className="text-lg font-semibold tracking-tight">Relance</span>
      </div>
      <nav aria-label="Pages" className="flex justify-around gap-1 p-1 md:flex-col md:p-0">
        {PAGES.map(({ page: own, href, icon, label }) => (
          <Link
            key={own}
            href={href}
            aria-current={own === page ? 'page' : undefined}
            className="relative flex flex-1 flex-col items-center gap-0.5 rounded-lg px-2 py-1.5 text-xs font-medium text-muted hover:text-ink aria-[current=page]:text-accent md:flex-none md:flex-row md:gap-2.5 md:text-sm md:hover:bg-sunken md:aria-[current=page]:bg-sunken md:aria-[current=page]:text-ink"
          >
            <Icon name={icon} className="size-5 md:size-4.5" />
            {label}
            {own === 'inbox' && <Waiting />}
          </Link>
        ))}
      </nav>
      <div className="mt-auto hidden flex-col gap-3 px-2 text-xs text-muted md:flex">
        <VirtualTime />
        <MyName />
        <Live />
      </div>
    </header>
  )
}

function Waiting() {
  const count = useWaiting()
  if (!count) return null
  return (
    <span className="absolute top-0.5 left-1/2 ml-2 rounded-full bg-warn-soft px-1.5 text-xs leading-4.5 font-semibold text-warn md:static md:ml-auto">
      {count}
      <span className="sr-only"> waiting for a person</span>
    </span>
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path
        d="M22.5 16a6.5 6.5 0 1 1-2-4.7M21 7.4v4.2h-4.2"
        className="fill-none stroke-on-accent"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

const LIVENESS = {
  live: { dot: 'bg-accent', text: 'Live' },
  connecting: { dot: 'bg-muted', text: 'Connecting' },
  lost: { dot: 'bg-danger', text: 'Connection lost, trying again' },
}

function Live() {
  const { dot, text } = LIVENESS[useLiveness()]
  return (
    <p role="status" className="flex items-center gap-2">
      <span className={`size-2 shrink-0 rounded-full ${dot}`} />
      {text}
    </p>
  )
}

function VirtualTime() {
  const virtual = useVirtualTime()
  const now = useNow()
  if (!virtual) return null
  return (
    <p>
      <span className="block font-medium text-soft">Virtual time</span>
      {fullDay(now, ownZone)}, {timeOfDay(now, ownZone)}
    </p>
  )
}

function MyName() {
  const [name, setName] = useMyName()
  return (
    <label className="flex flex-col gap-1">
      Your name
      <input
        defaultValue={name}
        key={name}
        maxLength={64}
        placeholder="e.g. Ana"
        onBlur={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        className="h-7 rounded-md border border-line bg-surface px-2 text-xs text-ink placeholder:text-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0"
      />
    </label>
  )
}
