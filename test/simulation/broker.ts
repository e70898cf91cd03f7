/** What hands things out: takes them from the SQLite engine as they become due, and brings them to whoever consumes. */
import type { Job, PublishedEvent, Running, Timer, WakeUp } from '@relance/engine'
import { type Courier, createCourier, type Parcel } from './courier.ts'
import type { Random } from './random.ts'
import type { Run } from './run.ts'
import { shortId } from './short-id.ts'
import type { QueueField, Truth } from './truth.ts'

export interface Broker {
  wakeUps: Courier<WakeUp>
  queues: Record<QueueField, Courier<Job>>
  timers: Courier<Timer>
  /** By the name of the subscriber. */
  events: Map<string, Courier<PublishedEvent>>
  subscribe(durable: string): Courier<PublishedEvent>
  start(): Running
}

export interface BrokerPlant {
  /** Called at each acknowledgement of a wake-up, with all that are not acknowledged. */
  wakeUpAcknowledged?: (parcel: Parcel<WakeUp>, pending: Iterable<Parcel<WakeUp>>) => void
}

const QUEUES = ['decisions', 'deliveries', 'timerCommands'] as const

export interface BrokerDeps {
  run: Run
  truth: Truth
  random: Random
  plant: BrokerPlant
  /** Called for a wake-up that will not be handed out any more. */
  dealtWith: (wakeUp: WakeUp) => void
}

export function createBroker({ run, truth, random, plant, dealtWith }: BrokerDeps): Broker {
  const doubling = (attempt: number) => Math.min(60_000, 1000 * 2 ** (attempt - 1))
  const queue = (name: QueueField) =>
    createCourier<Job>({
      name,
      run,
      random: random.fork(name),
      describe: ({ id }) => shortId(id),
      retryAfterMs: doubling,
    })
  const wakeUps = createCourier<WakeUp>({
    name: 'wake-up',
    run,
    random: random.fork('wake-up'),
    describe: ({ address, seq }) => `${shortId(address.conversation)}/${seq}`,
    retryAfterMs: (attempt) => 500 * attempt,
    acknowledged: plant.wakeUpAcknowledged,
    dealtWith,
  })
  const timers = createCourier<Timer>({
    name: 'timer',
    run,
    random: random.fork('timer'),
    describe: ({ address, name, generation }) => `${shortId(address.conversation)} ${name} ${generation}`,
    retryAfterMs: doubling,
  })
  const queues = {
    decisions: queue('decisions'),
    deliveries: queue('deliveries'),
    timerCommands: queue('timerCommands'),
  }
  const events = new Map<string, Courier<PublishedEvent>>()
  const running: Running[] = []

  return {
    wakeUps,
    queues,
    timers,
    events,
    subscribe(durable) {
      const known = events.get(durable)
      if (known) return known
      const courier = createCourier<PublishedEvent>({
        name: durable,
        run,
        random: random.fork(durable),
        describe: ({ id, type }) => `${type} ${shortId(id)}`,
        inOrderOf: ({ address }) => address.conversation,
        retryAfterMs: doubling,
      })
      events.set(durable, courier)
      running.push(truth.events.subscribe({ durable }, async (event) => courier.add(event)))
      return courier
    },
    start() {
      running.push(
        truth.mailbox.wakeUps({ concurrency: 1_000 }, async (wakeUp) => wakeUps.add(wakeUp)),
        truth.timers.elapsed({ concurrency: 1_000 }, async (timer) => timers.add(timer)),
        ...QUEUES.map((name) =>
          truth.queues[name].consume({ concurrency: 1_000, perTenant: 1_000 }, async (job) => {
            queues[name].add(job)
            return { type: 'done' }
          }),
        ),
      )
      return {
        async stop() {
          await Promise.all(running.map((one) => one.stop()))
        },
      }
    },
  }
}
