/**
 * The services, made by their own factories, as processes that come and go: two of each that could get into each other's way. One that
 * ended is started again, with nothing but what its ports give it. They call each other as over gRPC, without the sockets.
 */
import { createConversationState } from '@relance/conversation-state'
import { createDecision } from '@relance/decision'
import { createDelivery } from '@relance/delivery'
import { createIngest } from '@relance/ingest'
import { createScheduler } from '@relance/scheduler'
import { ConversationServiceDefinition } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { AssistantServiceDefinition } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { DeliveryServiceDefinition } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { IngestServiceDefinition } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type { Clock, Running } from '@relance/engine'
import { createLog, type GrpcHandlers, type implement, type Service } from '@relance/service-kit'
import type { ChannelWorld } from './channels.ts'
import { createProcess, LEASE_MS, type SimulatedProcess } from './process.ts'
import { type Ports, portsOf, type World } from './ports.ts'
import type { Random } from './random.ts'
import type { Run } from './run.ts'

/** What is planted in the services' surroundings, to see that it is noticed. */
export interface ServicePlant {
  /** Changes the ports of the processes of a service. */
  ports?: (service: ServiceName, ports: Ports) => Ports
  clock?: (service: ServiceName, clock: Clock) => Clock
}

export type ServiceName = 'ingest' | 'conversation-state' | 'scheduler' | 'decision' | 'delivery'

/** The services' APIs, as the people and programs outside call them. */
export interface Apis {
  ingest: GrpcApi<typeof IngestServiceDefinition>
  conversations: GrpcApi<typeof ConversationServiceDefinition>
  assistants: GrpcApi<typeof AssistantServiceDefinition>
  delivery: GrpcApi<typeof DeliveryServiceDefinition>
}

type Definition = Parameters<typeof implement>[0]
/** The unary methods of a service; the streams are not simulated. */
type GrpcApi<D extends Definition> = {
  [M in keyof GrpcHandlers<D>]: GrpcHandlers<D>[M] extends (
    request: infer Request,
    call: never,
  ) => Promise<infer Response>
    ? (request: Request) => Promise<Response>
    : never
}

export interface Services extends Running {
  apis: Apis
  /** A sweeper goes round and mends what was lost. */
  sweeps: boolean
  /** Replaces a process by a new one, as a deployment does: the old one has a few seconds to finish what it has in hand. */
  replaceOne(): Promise<void>
  /** Ends every process at the same moment. */
  cutPower(): void
}

const REPLICAS: Record<ServiceName, number> = {
  ingest: 2,
  'conversation-state': 2,
  scheduler: 2,
  decision: 2,
  delivery: 2,
}

/** A message a minute for a contact, and one in two seconds for a tenant. */
const NARROW = { tenant: { perSecond: 0.5, burst: 1 }, contact: { perSecond: 1 / 60, burst: 1 } }

const log = createLog({ level: 'silent' })
const secret = () => 'secret'

interface Instance {
  process: SimulatedProcess
  service: Service
  running: Running | undefined
}

export function startServices(world: World, channels: ChannelWorld, random: Random, plant: ServicePlant): Services {
  const { run } = world
  const { time } = run
  const instances = new Map<ServiceName, Set<Instance>>()
  /** A sweeper hides what was lost until it comes round: in most runs there is none. */
  const sweeps = random.pick([false, false, true])
  /** Some runs are over what ingest lets in at the second message. */
  const limits = random.pick([undefined, undefined, NARROW])
  const unlucky = random.pick(Object.keys(REPLICAS) as ServiceName[])
  let isOver = false
  let nonces = 0

  const create = (name: ServiceName, process: SimulatedProcess, own: Random): Service => {
    const usual = portsOf(world, process, own.fork('ports'))
    const ports = plant.ports?.(name, usual) ?? usual
    const clock = plant.clock?.(name, process.clock) ?? process.clock
    /** A question to another service: what is lost on the way looks to the caller as any other call that is lost. */
    const asking = <T extends object>(api: T): T =>
      new Proxy(api, {
        get: (target, method) => (request: unknown) =>
          process.call(`ask ${String(method)}`, () =>
            (target[method as keyof T] as (of: unknown) => Promise<unknown>)(request),
          ),
      })
    switch (name) {
      case 'ingest':
        return createIngest({
          ...ports,
          delivery: asking(apis.delivery),
          secret,
          tokens: undefined,
          clock,
          log,
          ...(limits && { limits }),
        })
      case 'conversation-state':
        return createConversationState({
          ...ports,
          clock,
          log,
          options: {
            cacheSize: own.pick([1, 2, 1_000]),
            sweepPerSecond: sweeps && 200,
            pause: upkeepPause(run, process, own.fork('upkeep')),
            patience: process.clock.sleep,
            random: own.fork('sweep').next,
          },
        })
      case 'scheduler':
        return createScheduler({ ...ports, queue: ports.queues.timerCommands, clock, log })
      case 'decision':
        return createDecision({
          ...ports,
          queue: ports.queues.decisions,
          conversations: asking(apis.conversations),
          clock,
          log,
        })
      case 'delivery':
        return createDelivery({
          ...ports,
          queue: ports.queues.deliveries,
          channels: channels.of(process),
          secret,
          clock,
          log,
          nonce: () => `nonce-${++nonces}`,
        })
    }
  }

  const start = (name: ServiceName, number: number, life: number) => {
    const own = random.fork(`${name}-${number}-${life}`)
    const process = createProcess(run, `${name}-${number}`, own.fork('faults'), name === unlucky)
    const instance: Instance = { process, service: create(name, process, own), running: undefined }
    const all = instances.get(name) ?? new Set()
    instances.set(name, all.add(instance))
    process.onCrash(() => {
      all.delete(instance)
      // What the process did for itself, such as its upkeep, ends with it.
      void instance.running?.stop().catch(() => {})
      if (isOver) return
      void time.sleep(own.spread(50, 3 * LEASE_MS)).then(() => {
        if (!isOver) start(name, number, life + 1)
      })
    })
    instance.running = instance.service.start()
    run.note(process.name, 'starts')
  }

  const callees = (name: ServiceName) => [...(instances.get(name) ?? [])]
  const api = <D extends Definition>(name: ServiceName, definition: D) =>
    createApi(world, random.fork(`calls of ${definition.fullName}`), definition, () => callees(name)) as GrpcApi<D>
  const apis: Apis = {
    ingest: api('ingest', IngestServiceDefinition),
    conversations: api('conversation-state', ConversationServiceDefinition),
    assistants: api('decision', AssistantServiceDefinition),
    delivery: api('delivery', DeliveryServiceDefinition),
  }
  for (const name of Object.keys(REPLICAS) as ServiceName[]) {
    for (let number = 1; number <= REPLICAS[name]; number++) start(name, number, 1)
  }

  return {
    apis,
    sweeps,
    async replaceOne() {
      const name = random.pick(Object.keys(REPLICAS) as ServiceName[])
      const [instance] = callees(name)
      if (!instance) return
      run.note(instance.process.name, 'is asked to end')
      run.met('replaced process')
      instances.get(name)?.delete(instance)
      await Promise.race([instance.running?.stop(), time.sleep(GRACE_MS)])
      instance.process.crash()
    },
    cutPower() {
      run.met('power cut')
      for (const all of instances.values()) for (const { process } of all) process.crash()
    },
    async stop() {
      isOver = true
      for (const all of instances.values()) for (const { process } of all) process.crash()
    },
  }
}

/** Rounds of upkeep are seconds apart; here they are minutes to half a day apart, since a hundred thousand in a week would find no more. */
function upkeepPause(run: Run, { clock }: SimulatedProcess, random: Random) {
  return async (ms: number, signal: AbortSignal): Promise<void> => {
    if (ms < 100) return clock.sleep(ms, signal)
    await clock.sleep(random.spread(20 * 60_000, 12 * 3_600_000), signal)
    run.met('round of upkeep')
  }
}

/** A process that is asked to end gets so long, ms. */
const GRACE_MS = 5_000
/** Callers wait so long for an answer, ms. */
const DEADLINE_MS = 5_000

/** Calls the handlers of whichever instance is there. What they throw reaches the caller as it does over gRPC. */
function createApi(
  { run }: World,
  random: Random,
  definition: { fullName: string; methods: Record<string, unknown> },
  callees: () => Instance[],
) {
  const call = async (method: string, request: unknown): Promise<unknown> => {
    const ready = callees()
    if (ready.length === 0) throw new RetryableError('UNAVAILABLE', `Nobody serves ${definition.fullName}.`)
    const { process, service } = random.pick(ready)
    const grpc = service.grpc.find((one) => one.definition.fullName === definition.fullName)
    const handle = grpc?.handlers[method] as ((request: unknown, call: object) => Promise<unknown>) | undefined
    if (!handle) throw new Error(`${definition.fullName} has no ${method}.`)
    const given = { carrier: {}, caller: 'simulation', signal: new AbortController().signal }
    const answered = new AbortController()
    const late = run.time.sleep(DEADLINE_MS, answered.signal).then(() => {
      throw new RetryableError('DEADLINE_EXCEEDED', `${method} was not answered in time.`)
    })
    late.catch(() => {})
    try {
      return await Promise.race([process.serve(() => handle(request, given)), late])
    } catch (error) {
      const isExpected =
        error instanceof RetryableError || (error instanceof TerminalError && error.kind !== 'internal')
      if (!isExpected) run.violate('no call fails for an unexpected reason', `${method}: ${(error as Error).stack}`)
      throw error
    } finally {
      answered.abort('answered')
    }
  }
  return Object.fromEntries(
    Object.keys(definition.methods).map((method) => [method, (request: unknown) => call(method, request)]),
  )
}
