import type { Assistant } from '@relance/contracts/settings'
import { type ReactNode, useId } from 'react'
import { Tag } from '../ui/tag.tsx'

type Capabilities = Assistant['capabilities']

const CAPABILITIES: { name: keyof Capabilities; label: string; recommended?: true; about: string }[] = [
  {
    name: 'autoFollowUps',
    label: 'Auto Follow-ups',
    recommended: true,
    about: 'When a conversation is idle, work out why and write again at a good time, hand over, or close it.',
  },
  {
    name: 'autoResolve',
    label: 'Auto-resolve',
    about: 'Where follow-ups are off, or the channel has none, close idle conversations silently.',
  },
  {
    name: 'autoCsat',
    label: 'Auto CSAT',
    about: 'When a conversation closes, ask for a rating from 1 to 5, where the channel permits it.',
  },
  {
    name: 'transferToHuman',
    label: 'Transfer to Human',
    about: 'Alert people where a conversation needs them, and send nothing until one has taken over.',
  },
  {
    name: 'memories',
    label: 'Memories',
    about: 'Remember what contacts say of themselves when a conversation closes, and use it in later ones.',
  },
  {
    name: 'spamProtection',
    label: 'Spam Protection',
    about: 'Close what is advertising, links or random keys quietly. Taking over or writing says that it is none.',
  },
]

interface Props {
  capabilities: Capabilities
  /** What Auto Follow-ups costs, below what it does. */
  cost: ReactNode
  onChange: (capabilities: Capabilities) => void
}

export function CapabilitySwitches({ capabilities, cost, onChange }: Props) {
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {CAPABILITIES.map(({ name, label, recommended, about }) => (
        <li key={name} className="flex items-start gap-4 px-4 py-3">
          <Switch
            label={label}
            recommended={recommended ?? false}
            about={about}
            more={name === 'autoFollowUps' ? cost : undefined}
            on={capabilities[name]}
            onChange={(on) => onChange({ ...capabilities, [name]: on })}
          />
        </li>
      ))}
    </ul>
  )
}

interface SwitchProps {
  label: string
  recommended: boolean
  about: string
  more: ReactNode
  on: boolean
  onChange: (on: boolean) => void
}

function Switch({ label, recommended, about, more, on, onChange }: SwitchProps) {
  const [labelId, aboutId] = [useId(), useId()]
  return (
    <>
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span id={labelId} className="font-medium">
            {label}
          </span>
          {recommended && <Tag tone="accent">Recommended</Tag>}
        </p>
        <div id={aboutId} className="text-sm text-muted">
          <p>{about}</p>
          {more}
        </div>
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={labelId}
        aria-describedby={aboutId}
        onClick={() => onChange(!on)}
        className="mt-0.5 h-5.5 w-10 shrink-0 rounded-full bg-muted p-0.5 transition-colors aria-checked:bg-accent"
      >
        <span
          className={`block size-4.5 rounded-full bg-surface shadow-sm transition-transform ${on ? 'translate-x-4.5' : ''}`}
        />
      </button>
    </>
  )
}
