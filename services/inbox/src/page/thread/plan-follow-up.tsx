import type { ConversationView } from '@relance/contracts/view'
import { useState } from 'react'
import { serverClock } from '../clock.ts'
import { useCommands } from '../commands.tsx'
import { fromLocalInput, ownZone, toLocalInput, tomorrowAt } from '../time.ts'
import { Button } from '../ui/button.tsx'
import { Field, fieldLook } from '../ui/field.tsx'

/** Plans a follow-up by hand. */
export function PlanFollowUp({ view }: { view: ConversationView }) {
  const { press, pending } = useCommands()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState('')
  const [text, setText] = useState('')
  const dueAt = fromLocalInput(at, ownZone)
  if (!mayPlan(view)) return null

  const start = () => {
    setAt(toLocalInput(tomorrowAt(9, serverClock.now() ?? 0, ownZone), ownZone))
    setOpen(true)
  }
  if (!open) return <Button onClick={start}>Plan a follow-up</Button>
  return (
    <form
      className="flex flex-col gap-2.5 rounded-xl border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (dueAt !== undefined) press('request', { dueAt, text, reason: 'A person planned it.' }, () => setOpen(false))
      }}
    >
      <Field label="When, by your clock">
        <input
          type="datetime-local"
          required
          autoFocus
          value={at}
          onChange={(event) => setAt(event.target.value)}
          className={`${fieldLook} h-8 text-sm`}
        />
      </Field>
      <Field label="Text" hint="Leave it empty to have it written when it is due.">
        <textarea
          rows={2}
          maxLength={4_096}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={`${fieldLook} field-sizing-content min-h-14 py-1.5 text-sm`}
        />
      </Field>
      <div className="flex gap-1.5">
        <Button
          type="submit"
          look="primary"
          disabled={dueAt === undefined || pending !== undefined}
          busy={pending === 'request'}
        >
          Plan it
        </Button>
        <Button disabled={pending !== undefined} onClick={() => setOpen(false)}>
          Close
        </Button>
      </div>
    </form>
  )
}

/** The server refuses it elsewhere, so that it is not offered there. */
function mayPlan({ followUp, state, handledBy, optedOut, paused }: ConversationView): boolean {
  return !followUp && (state === 'active' || state === 'idle') && handledBy === 'ai' && !optedOut && !paused
}
