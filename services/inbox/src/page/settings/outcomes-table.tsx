import type { OutcomeCounts } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { useMinute } from '../clock.ts'
import { dayAndTime, ownZone } from '../time.ts'
import { ErrorNotice } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { type Outcomes, useOutcomes } from './assistants.ts'
import { upliftInWords } from './uplift.ts'

const COLUMNS: { name: keyof OutcomeCounts; label: string; about?: string }[] = [
  { name: 'conversations', label: 'Conversations' },
  { name: 'followUps', label: 'Follow-ups' },
  { name: 'returned', label: 'Came back', about: 'The customer wrote within 7 days of the decision.' },
  { name: 'recovered', label: 'Recovered', about: 'The customer wrote within 7 days of a follow-up.' },
  { name: 'reopened', label: 'Reopened', about: 'The customer wrote within 7 days of the close.' },
  { name: 'handedOver', label: 'Handed over' },
  { name: 'optedOut', label: 'Opted out' },
]

/** What came of an assistant's decisions, for each policy it decided under. */
export function OutcomesTable({ assistant, current }: { assistant: string; current: string | undefined }) {
  const { data, error, refetch } = useOutcomes(assistant)
  const now = useMinute()
  if (error) return <ErrorNotice error={error} again={() => void refetch()} />
  if (!data) return <p className="text-sm text-muted">Counting…</p>
  if (data.policies.length === 0)
    return <p className="text-sm text-muted">Nothing to count yet: no conversation has been decided on.</p>
  return data.policies.map((outcomes) => (
    <OnePolicy
      key={outcomes.policyVersion}
      outcomes={outcomes}
      isCurrent={outcomes.policyVersion === current}
      now={now}
    />
  ))
}

function OnePolicy({ outcomes, isCurrent, now }: { outcomes: Outcomes; isCurrent: boolean; now: number }) {
  const { policyVersion, firstDecisionAt, followed, heldOut, otherwise, uplift } = outcomes
  const rows: [string, OutcomeCounts | undefined][] = [
    ['Followed up', followed],
    ['Held out', heldOut],
    ['Closed or handed over at once', otherwise],
  ]
  return (
    <section
      aria-label={`Outcomes under policy ${policyVersion.slice(0, 8)}`}
      className="overflow-x-auto rounded-xl border border-line bg-surface px-4 py-3"
      tabIndex={0}
    >
      <table className="w-full text-sm">
        <caption className="pb-2 text-left">
          <span className="flex flex-wrap items-center gap-2 font-medium">
            Policy {policyVersion.slice(0, 8)} {isCurrent && <Tag tone="accent">Current</Tag>}
          </span>
          <span className="block text-xs text-muted">
            In use since {dayAndTime(firstDecisionAt, now, ownZone)}. {upliftInWords(uplift)}
          </span>
        </caption>
        <thead className="text-left text-xs text-muted">
          <tr>
            <td />
            {COLUMNS.map(({ name, label, about }) => (
              <th key={name} scope="col" title={about} className="py-1 pl-3 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([label, counts]) => (
            <tr key={label}>
              <th scope="row" className="py-1.5 text-left font-normal text-soft">
                {label}
              </th>
              {COLUMNS.map(({ name }) => (
                <td key={name} className="py-1.5 pl-3 text-right tabular-nums">
                  {counts?.[name] ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
