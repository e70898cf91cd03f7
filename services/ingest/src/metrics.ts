import { ATTRIBUTE, counter } from '@relance/service-kit'

/** What ingest counts. */
export interface Metrics {
  recorded(input: string, channel: string, duplicate: boolean): void
  ignored(reason: string, channel: string): void
  refused(reason: string, channel: string): void
  clockOff(channel: string): void
}

export function createMetrics(): Metrics {
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
  return {
    recorded: (input, channel, duplicate) =>
      recorded.add(1, { [ATTRIBUTE.input]: input, [ATTRIBUTE.channel]: channel, duplicate }),
    ignored: (reason, channel) => ignored.add(1, { [ATTRIBUTE.reason]: reason, [ATTRIBUTE.channel]: channel }),
    refused: (reason, channel) => refused.add(1, { [ATTRIBUTE.reason]: reason, [ATTRIBUTE.channel]: channel }),
    clockOff: (channel) => clockOff.add(1, { [ATTRIBUTE.channel]: channel }),
  }
}
