import { ATTRIBUTE, counter, histogram } from '@relance/service-kit'
import type { DeliveryRequest } from './core/delivery-request.ts'
import type { Outcome } from './core/examine.ts'

/** What delivery counts and times. */
export interface Metrics {
  outcome(request: DeliveryRequest, outcome: Outcome): void
  /** The budget let a message wait. */
  waited(request: DeliveryRequest): void
  called(request: DeliveryRequest, seconds: number): void
}

export function createMetrics(): Metrics {
  const outcomes = counter('relance.delivery.outcomes', {
    description: 'How requests for a message ended.',
    unit: '{message}',
  })
  const waits = counter('relance.delivery.budget_waits', {
    description: "Messages that waited for a channel's rate.",
    unit: '{message}',
  })
  const seconds = histogram('relance.delivery.call.seconds', {
    description: 'How long channels took to answer.',
    unit: 's',
  })
  const of = ({ kind, route }: DeliveryRequest) => ({ kind, [ATTRIBUTE.channel]: route.channel })
  return {
    outcome(request, outcome) {
      const reason = 'code' in outcome ? { [ATTRIBUTE.reason]: outcome.code } : {}
      outcomes.add(1, { ...of(request), outcome: outcome.type, ...reason })
    },
    waited: (request) => waits.add(1, of(request)),
    called: (request, took) => seconds.record(took, of(request)),
  }
}
