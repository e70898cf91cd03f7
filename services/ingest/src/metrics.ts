import { ATTRIBUTE, counter } from '@relance/service-kit'

/** Which of the webhooks was called. */
export type WebhookKind = 'whatsapp' | 'http' | 'sandbox'

/** What ingest counts. */
export interface Metrics {
  /** `outcome`: `accepted`, or the code of the error that was answered. */
  webhook(kind: WebhookKind, outcome: string): void
  recorded(input: string, channel: string, duplicate: boolean): void
  ignored(reason: string, channel: string): void
  refused(reason: string, channel: string): void
  clockOff(channel: string): void
  /** Refused for the moment by a limit. */
  throttled(limit: 'tenant' | 'contact', count: number): void
}

export function createMetrics(): Metrics {
  const webhooks = counter('relance.ingest.webhooks', {
    description: 'Calls of webhooks, by what was answered.',
    unit: '{call}',
  })
  const recorded = counter('relance.ingest.inputs', { description: 'Inputs that were appended.', unit: '{input}' })
  const ignored = counter('relance.ingest.ignored', {
    description: 'Parts of signed webhooks that mean nothing to us.',
    unit: '{part}',
  })
  const refused = counter('relance.ingest.refused', { description: 'Messages that were refused.', unit: '{message}' })
  const clockOff = counter('relance.ingest.clock_off', {
    description: 'Messages whose time could not be believed.',
    unit: '{message}',
  })
  const throttled = counter('relance.ingest.throttled', {
    description: 'Messages and reports that were refused for the moment, by whose rate.',
    unit: '{message}',
  })
  return {
    webhook: (kind, outcome) => webhooks.add(1, { kind, outcome }),
    recorded: (input, channel, duplicate) =>
      recorded.add(1, { [ATTRIBUTE.input]: input, [ATTRIBUTE.channel]: channel, duplicate }),
    ignored: (reason, channel) => ignored.add(1, { [ATTRIBUTE.reason]: reason, [ATTRIBUTE.channel]: channel }),
    refused: (reason, channel) => refused.add(1, { [ATTRIBUTE.reason]: reason, [ATTRIBUTE.channel]: channel }),
    clockOff: (channel) => clockOff.add(1, { [ATTRIBUTE.channel]: channel }),
    throttled: (limit, count) => throttled.add(count, { limit }),
  }
}
