import type { Address } from '@relance/engine'
import { ATTRIBUTE, type Log } from '@relance/service-kit'
import { metrics } from '../metrics.ts'
import type { Parked } from './record.ts'

/** Tells people that a conversation was parked: log and metric; the event is in the outbox. */
export function alarm(
  log: Log,
  { tenant, conversation }: Address,
  { code, error, seq }: Parked,
  cause?: unknown,
): void {
  metrics.parked.add(1, { [ATTRIBUTE.reason]: code })
  log.error({ tenant, conversation, code, seq, err: cause }, `Parked until somebody says unpark: ${error}`)
}
