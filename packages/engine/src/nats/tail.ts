import { jetstream } from '@nats-io/jetstream'
import type { Running } from '../address.ts'
import type { Link } from './link.ts'
import { startInBackground } from './starting.ts'
import type { Stored } from './stored.ts'

/**
 * Follows a stream for this process alone, in order and without acknowledgements; after a lost connection it goes on
 * where it was. `handle` gets one message after the other.
 */
export function tail(
  link: Link,
  stream: string,
  filter: { subjects: string[]; from: 'now' | 'beginning' },
  handle: (message: Stored) => void | Promise<void>,
): Running & { begun: Promise<void> } {
  const { connection, leader, closing } = link
  let first: number | undefined
  return startInBackground(async () => {
    // Said as a sequence: a consumer that begins "with what comes" would begin with everything where it is made anew before its first message.
    first ??= filter.from === 'now' ? (await leader.ask(({ streams }) => streams.info(stream))).state.last_seq + 1 : 1
    const consumer = await jetstream(connection).consumers.get(stream, {
      filter_subjects: filter.subjects,
      opt_start_seq: first,
    })
    const messages = await consumer.consume({ max_messages: 500 })
    const stopNow = () => messages.stop()
    closing.addEventListener('abort', stopNow, { once: true })
    const done = (async () => {
      for await (const { subject, seq, headers, data, time } of messages) {
        if (closing.aborted) return
        await handle({ subject, seq, headers, body: data, at: time.getTime() })
      }
    })()
    return {
      async stop() {
        closing.removeEventListener('abort', stopNow)
        messages.stop()
        await done
        await consumer.delete().catch(() => {})
      },
    }
  }, closing)
}
