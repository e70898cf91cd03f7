import type { ThreadItem } from '@relance/contracts/view'
import { ownZone, timeOfDay } from '../time.ts'
import { Why } from './why.tsx'

type Line = Extract<ThreadItem['item'], { type: 'line' }>

/** Something that happened, such as "Ana took over"; for what was not sent, why. */
export function SystemLine({ line, at }: { line: Line; at: number }) {
  return (
    <Why receipt={line.receipt} centred>
      <span className="wrap-anywhere">{line.text}</span>
      <time dateTime={new Date(at).toISOString()} className="text-muted tabular-nums">
        {timeOfDay(at, ownZone)}
      </time>
    </Why>
  )
}
