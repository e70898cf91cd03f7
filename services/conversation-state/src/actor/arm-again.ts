/** Arms a timer again that a conversation has: the same generation, which changes nothing where it is armed (T1). */
import { type Command, commandCodec } from '@relance/contracts/command'
import type { Route } from '@relance/contracts/words'
import type { Address } from '@relance/engine'
import type { ArmedTimer } from '../core/deadlines.ts'

/** The command is worth carrying out for so long. */
const WANTED_MS = 60 * 60_000

/**
 * The command. Consumers claim by its id, so that it must differ from the first arming's; `occasion` tells it from that of
 * any other time that it is armed again. `now` is in ms since the epoch.
 */
export function armAgain(
  { tenant, conversation }: Address,
  { assistantId, channel }: Route,
  timer: ArmedTimer,
  { occasion, now }: { occasion: string; now: number },
): { id: string; body: Uint8Array } {
  const id = `${conversation}/${occasion}/${timer.name}/${timer.generation}/${Math.floor(now / 60_000)}`
  const command: Command = {
    id,
    tenant,
    conversation,
    notAfter: now + WANTED_MS,
    body: { type: 'timer.arm', ...timer, assistantId, channel },
  }
  return { id, body: commandCodec.encode(command) }
}
