import type { Address, Carrier, Running } from '../address.ts'

/**
 * What happened, for everybody who listens. Kept for 30 days.
 *
 * - E1 `publish` resolves only once the event is durable.
 * - E2 A named subscriber gets every event from when it first subscribed, or from the beginning where it asks so,
 *   at least once, and goes on where it stopped.
 * - E3 Events of one conversation reach a subscriber in the order of publishing, as long as its handler does not fail.
 * - E4 An event published again under the same id within the duplicate window is there once; subscribers deduplicate by id.
 * - E5 Subscribers of different names do not take events from each other.
 * - E6 A subscriber that names types gets events of these types only.
 */
export interface Events {
  publish(event: NewEvent): Promise<void>
  /**
   * `durable` names the subscriber (`[a-z-]+`), which keeps the types that it first subscribed with; without it, events from now on reach
   * this process only.
   */
  subscribe(
    options: { durable?: string; from?: 'now' | 'beginning'; types?: readonly string[] },
    handle: (event: PublishedEvent) => Promise<void>,
  ): Running
}

export interface NewEvent {
  id: string
  address: Address
  /** Such as `followup.scheduled`. */
  type: string
  body: Uint8Array
  carrier?: Carrier
}

export interface PublishedEvent extends NewEvent {
  carrier: Carrier
  /** Ms since the epoch. */
  at: number
}
