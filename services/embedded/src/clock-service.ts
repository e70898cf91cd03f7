import { TerminalError } from '@relance/contracts/errors'
import { ClockServiceDefinition } from '@relance/contracts/gen/relance/clock/v1/clock_service'
import type { Clock } from '@relance/engine'
import { type GrpcService, implement } from '@relance/service-kit'
import type { VirtualTime } from './virtual-time.ts'

/** Tells the time over gRPC, and turns the clock forward where time is virtual. */
export function createClockService(clock: Clock, virtualTime: VirtualTime | undefined): GrpcService {
  const next = () => {
    const at = virtualTime?.nextTimerAt()
    return at === undefined ? undefined : new Date(at)
  }
  return implement(ClockServiceDefinition, {
    getClock: async () => ({
      now: new Date(clock.now()),
      virtual: virtualTime !== undefined,
      busy: virtualTime?.busy() ?? false,
      nextTimerAt: next(),
    }),
    advanceClock: async ({ until }) => {
      if (!virtualTime) {
        throw new TerminalError(
          'CLOCK_NOT_VIRTUAL',
          'This Relance runs on real time. Start it with `npm start -- --clock virtual` to turn its clock.',
          { kind: 'precondition' },
        )
      }
      await virtualTime.advance(until?.getTime())
      return { now: new Date(clock.now()), nextTimerAt: next() }
    },
  })
}
