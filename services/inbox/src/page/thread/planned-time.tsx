import { useMinute } from '../clock.ts'
import { dayAndTime, dayAndTimeWithin, dayInWords, ownZone, sameWallClock, timeOfDay, zoneName } from '../time.ts'

/** The planned time as the contact's clock shows it, and as one's own does where that differs. */
export function PlannedTime({ at, zone }: { at: number; zone: string }) {
  const now = useMinute()
  const elsewhere = zone !== '' && !sameWallClock(at, zone, ownZone)
  const sameDay = dayInWords(at, now, zone) === dayInWords(at, now, ownZone)
  return (
    <p>
      <time dateTime={new Date(at).toISOString()} className="font-medium tabular-nums">
        {dayAndTime(at, now, elsewhere ? zone : ownZone)}
      </time>
      {elsewhere && (
        <span className="text-muted">
          {` in ${zoneName(zone)} (${sameDay ? timeOfDay(at, ownZone) : dayAndTimeWithin(at, now, ownZone)} for you)`}
        </span>
      )}
    </p>
  )
}
