import { setTimeout as sleep } from 'node:timers/promises'
import { decodeInput } from '@relance/contracts/input'
import type { Clock, Mailbox, NewEntry, Settings } from '@relance/engine'
import { createRandom } from '../random.ts'

interface Ports {
  mailbox: Mailbox
  settings: Settings
  clock: Clock
}

/** How often, and for how long, a sender stands still where it looks at the contact's consent: longer than a claim lives. */
const STANDS_STILL = 0.02
const STANDS_STILL_MS = 7_500

export function plantInDelivery(plant: string, ports: Ports): Ports {
  const { mailbox, settings, clock } = ports
  const { append, appendIfLast } = mailbox
  switch (plant) {
    case 'no-claim':
      return {
        ...ports,
        mailbox: {
          ...mailbox,
          appendIfLast: async (to, entry, expectedLastSeq) =>
            isClaim(entry) ? { seq: expectedLastSeq + 1, duplicate: false } : appendIfLast(to, entry, expectedLastSeq),
        },
      }
    case 'claim-without-expected-sequence':
      return {
        ...ports,
        mailbox: {
          ...mailbox,
          appendIfLast: (to, entry, expectedLastSeq) =>
            isClaim(entry) ? append(to, entry) : appendIfLast(to, entry, expectedLastSeq),
        },
      }
    case 'zombie-send':
      // A clock that stood still together with the process does not notice it.
      return { mailbox, settings: standingStill(settings), clock: { ...clock, monotonic: () => 0 } }
    case 'standing-still':
      return { ...ports, settings: standingStill(settings) }
    default:
      throw new Error(`"${plant}" is not planted in delivery.`)
  }
}

function isClaim({ body }: NewEntry): boolean {
  return decodeInput(body).type === 'delivery.claimed'
}

function standingStill(settings: Settings): Settings {
  const random = createRandom('standing still')
  return {
    ...settings,
    async get(key, options) {
      if (key[0] === 'contact' && random.chance(STANDS_STILL)) await sleep(STANDS_STILL_MS)
      return settings.get(key, options)
    },
  }
}
