import { useNow } from '../clock.ts'
import { countdown } from '../time.ts'

/** "in 23 hours", counting by the server's clock. */
export function Countdown({ to }: { to: number }) {
  return <>{countdown(to, useNow())}</>
}
