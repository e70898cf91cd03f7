import { useState } from 'react'
import { serverClock } from '../clock.ts'
import { useCommands } from '../commands.tsx'
import { fromLocalInput, ownZone, toLocalInput, tomorrowAt, zoneName } from '../time.ts'
import { Button } from '../ui/button.tsx'
import { Field, fieldLook } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'

const HOUR_MS = 3_600_000

/** Moves the planned time: by the contact's clock, since it is the contact who is written to. */
export function SnoozeMenu({ zone: contactZone, disabled }: { zone: string; disabled: boolean }) {
  const { press, pending } = useCommands()
  const zone = contactZone || ownZone
  const now = () => serverClock.now() ?? 0
  const to = (dueAt: number, close: () => void) => {
    close()
    press('snooze', { dueAt })
  }
  return (
    <Menu label="Snooze" disabled={disabled} busy={pending === 'snooze'}>
      {(close) => (
        <>
          <p className="px-2.5 pt-1.5 pb-1 text-xs text-muted">By the clock in {zoneName(zone)}</p>
          <Choice onClick={() => to(now() + HOUR_MS, close)}>In 1 hour</Choice>
          <Choice onClick={() => to(tomorrowAt(9, now(), zone), close)}>Tomorrow 9:00</Choice>
          <PickTime zone={zone} now={now()} pick={(dueAt) => to(dueAt, close)} />
        </>
      )}
    </Menu>
  )
}

function Choice({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="block w-full rounded-lg px-2.5 py-1.5 text-left text-sm hover:bg-sunken"
    >
      {children}
    </button>
  )
}

function PickTime({ zone, now, pick }: { zone: string; now: number; pick: (dueAt: number) => void }) {
  const [value, setValue] = useState(() => toLocalInput(tomorrowAt(9, now, zone), zone))
  const dueAt = fromLocalInput(value, zone)
  return (
    <form
      className="mt-1 flex flex-col gap-2 border-t border-line px-2.5 pt-2.5 pb-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (dueAt !== undefined) pick(dueAt)
      }}
    >
      <Field label="At another time">
        <input
          type="datetime-local"
          required
          value={value}
          min={toLocalInput(now, zone)}
          onChange={(event) => setValue(event.target.value)}
          className={`${fieldLook} h-8 text-sm`}
        />
      </Field>
      <Button type="submit" disabled={dueAt === undefined}>
        Move it there
      </Button>
    </form>
  )
}
