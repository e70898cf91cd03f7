import { FILTERS, type Filter } from './filter.ts'

const SANDBOX = "curl -s http://127.0.0.1:8080/webhooks/sandbox/sandbox -H 'content-type: application/json'"
const FIRST_MESSAGES = `${SANDBOX} -d '{"contact":"ana","text":"Hi, I would like to book a haircut."}'
${SANDBOX} -d '{"contact":"ana","author":"assistant","text":"Gladly! Which day and time would you prefer?"}'`

/** What to do where there is nothing to show. */
export function EmptyList({ filter }: { filter: Filter }) {
  if (filter.query) return <Empty title="Nothing found">Nothing has “{filter.query}” in it. Try fewer letters.</Empty>
  if (filter.name !== 'all')
    return <Empty title={FILTERS[filter.name].none}>It appears here as soon as there is one.</Empty>
  return (
    <Empty title="No conversations yet">
      <p>They appear here as messages come in. Send the first two from a terminal, a question and an answer:</p>
      <pre
        tabIndex={0}
        aria-label="Commands"
        className="my-3 overflow-x-auto whitespace-pre-wrap wrap-anywhere rounded-lg bg-sunken p-3 font-mono text-xs leading-5 text-ink"
      >
        {FIRST_MESSAGES}
      </pre>
      <p>
        Then say nothing. After 20 seconds the conversation is idle, and Relance decides what to do. For real channels,
        point their webhooks at Relance; its README says how.
      </p>
    </Empty>
  )
}

function Empty({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="px-4 py-6 text-sm text-muted">
      <h2 className="mb-1 text-base font-semibold text-ink">{title}</h2>
      {children}
    </div>
  )
}
