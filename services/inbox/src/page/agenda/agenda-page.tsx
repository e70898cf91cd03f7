import { Fragment } from 'react'
import { useMinute } from '../clock.ts'
import { type Agenda, useAgenda } from '../queries.ts'
import { conversationPath, Link } from '../router.tsx'
import { dayInWords, ownZone, timeOfDay } from '../time.ts'
import { Countdown } from '../ui/countdown.tsx'
import { ErrorNotice } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { PLANNED_BY } from '../words.ts'

/** Everything that is planned, earliest first, by the clock of whoever looks. */
export function AgendaPage() {
  const { data, error, refetch } = useAgenda()
  return (
    <main className="relative min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 sm:px-6">
        <header>
          <h1 className="text-xl font-semibold tracking-tight">Agenda</h1>
          <p className="text-muted">{data ? plannedInWords(data) : 'What Relance is going to send, and when.'}</p>
        </header>
        {error && <ErrorNotice error={error} again={() => void refetch()} />}
        {data && <Due agenda={data} />}
      </div>
    </main>
  )
}

function plannedInWords({ total, due }: Agenda): string {
  if (total === 0) return 'No follow-up is planned. It appears here as soon as one is.'
  const all = total === 1 ? 'One follow-up is planned' : `${total} follow-ups are planned`
  return due.length < total ? `${all}; the next ${due.length} are shown.` : `${all}.`
}

function Due({ agenda: { due } }: { agenda: Agenda }) {
  const now = useMinute()
  return (
    <ol className="flex flex-col gap-1.5">
      {due.map((plan, index) => {
        const day = dayInWords(plan.dueAt, now, ownZone)
        const previous = due[index - 1]
        return (
          <Fragment key={plan.conversationId}>
            {(!previous || dayInWords(previous.dueAt, now, ownZone) !== day) && (
              <li className="mt-3 text-sm font-semibold">{day}</li>
            )}
            <li>
              <Link
                href={conversationPath(plan.conversationId)}
                className="grid grid-cols-[3.5rem_1fr_auto] gap-x-3 rounded-xl border border-line bg-surface px-4 py-3 hover:border-line-strong"
              >
                <time dateTime={new Date(plan.dueAt).toISOString()} className="font-semibold tabular-nums">
                  {timeOfDay(plan.dueAt, ownZone)}
                </time>
                <span className="min-w-0">
                  <span className="flex flex-wrap items-center gap-x-2">
                    <span className="font-semibold">{plan.contact}</span>
                    <Tag tone="quiet">{PLANNED_BY[plan.source]}</Tag>
                  </span>
                  <span className="line-clamp-2 text-sm text-muted">{plan.reason}</span>
                </span>
                <span className="text-sm text-accent tabular-nums">
                  <Countdown to={plan.dueAt} />
                </span>
              </Link>
            </li>
          </Fragment>
        )
      })}
    </ol>
  )
}
