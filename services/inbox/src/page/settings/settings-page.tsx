import { Link } from '../router.tsx'
import { ErrorNotice } from '../ui/notice.tsx'
import { AssistantForm } from './assistant-form.tsx'
import { useAssistant, useAssistants } from './assistants.ts'

/** The settings of one assistant, the first where the address names none. */
export default function SettingsPage({ chosen }: { chosen: string | undefined }) {
  const { data, error, refetch } = useAssistants()
  const assistants = data?.assistants ?? []
  const id = chosen ?? assistants[0]?.id
  return (
    <main className="relative min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-5xl flex-col gap-5 px-4 py-6 sm:px-6">
        <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <h1 className="text-xl font-semibold tracking-tight">Assistants</h1>
          {assistants.length > 1 && (
            <nav aria-label="Assistants" className="flex flex-wrap gap-1">
              {assistants.map((assistant) => (
                <Link
                  key={assistant.id}
                  href={`/settings/${encodeURIComponent(assistant.id)}`}
                  aria-current={assistant.id === id ? 'page' : undefined}
                  className="rounded-lg px-2.5 py-1 text-sm font-medium text-muted hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
                >
                  {assistant.name}
                </Link>
              ))}
            </nav>
          )}
        </header>
        {error && <ErrorNotice error={error} again={() => void refetch()} />}
        {id !== undefined && <Settings key={id} id={id} />}
        {data && id === undefined && (
          <p className="text-muted">
            There is no assistant yet. One is made with the first channel account; the README says how.
          </p>
        )}
      </div>
    </main>
  )
}

function Settings({ id }: { id: string }) {
  const { data, error, refetch } = useAssistant(id)
  if (data) return <AssistantForm saved={data.assistant} policy={data.policy} />
  if (error) return <ErrorNotice error={error} again={() => void refetch()} />
  return <p className="text-sm text-muted">Reading the settings…</p>
}
