import { RetryableError } from '@relance/contracts/errors'
import type { Link } from './link.ts'
import { persist, unreachable } from './patience.ts'
import { type Message, publishOnce } from './publish.ts'

/**
 * Publishes what the broker itself recognises when it comes a second time, by its id or since the subject must be new: a lost
 * answer is settled by publishing again. Resolves once it is durable; `conflict` where the subject's last message is another than expected.
 */
export function deliver(
  { requests, clock }: Pick<Link, 'requests' | 'clock'>,
  message: Message,
): Promise<'stored' | 'conflict'> {
  return persist(clock, async () => {
    const answer = await publishOnce(requests, message)
    switch (answer.type) {
      case 'stored':
      case 'conflict':
        return answer.type
      case 'undecided':
        throw new RetryableError('ENGINE_UNDECIDED', `Another message on ${message.subject} is being decided.`)
      case 'unknown':
      case 'refused':
        throw unreachable(`Publishing on ${message.subject}`, answer.cause)
    }
  })
}
