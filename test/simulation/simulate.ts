/** One run: a week of a few people and of all services, in which everything that happens follows from the seed. */
import { contactIdOf, statusInputId } from '@relance/contracts/ids'
import { encodeInput, type Input } from '@relance/contracts/input'
import { type Account, plainAccount, settingsKeys } from '@relance/contracts/settings'
import { type createSqliteEngine as Create, createSqliteEngine } from '@relance/engine/sqlite'
import { createMemoryBudget } from '@relance/read-model/memory'
import { createSqliteReadModel } from '@relance/read-model/sqlite'
import { ASSISTANT, createActs, talkOf } from './acts.ts'
import { checkAtRest } from './at-rest.ts'
import { type BrokerPlant, createBroker } from './broker.ts'
import { createChannelWorld, type StatusReport } from './channels.ts'
import { drawFaults } from './faults.ts'
import { createInvariants } from './invariants.ts'
import { loseThings } from './losses.ts'
import { createPeople } from './people.ts'
import { createPast } from './ports.ts'
import { createRandom, type Random } from './random.ts'
import { createReference } from './reference.ts'
import { createRun, type Run, type Violation } from './run.ts'
import { type ServicePlant, startServices } from './services.ts'
import { createSimulatedTime } from './time.ts'
import { createTruth, type Truth } from './truth.ts'
import { createWalls } from './walls.ts'

/** A defect of the surroundings, put there to see that the simulation notices it. */
export type Plant = BrokerPlant & ServicePlant

export interface Outcome {
  seed: number
  violations: Violation[]
  /** The same for the same seed. */
  hash: string
  steps: number
  /** How often what was met. */
  counts: Map<string, number>
  /** The trace, where it was asked for. */
  lines: string[]
}

const DAY = 86_400_000
/** A Monday, midnight UTC. */
const START = Date.UTC(2026, 10, 2)
/** From here on nobody acts and nothing goes wrong: what was begun must come to an end. */
const CALM = START + 6 * DAY
const END = START + 7 * DAY
/** More turns of the event loop than anything takes that happens at one instant. */
const TURNS = 10_000

export async function simulate(
  seed: number,
  { plant = {}, traced = false }: { plant?: Plant | undefined; traced?: boolean } = {},
): Promise<Outcome> {
  const random = createRandom(`${seed}`)
  const time = createSimulatedTime(START, random.fork('time'))
  const run = createRun({ time, random, faults: drawFaults(random.fork('faults')), startAt: START, traced })
  const engine = await createSqliteEngine({ path: ':memory:', clock: time.clock })
  const views = createSqliteReadModel(':memory:')
  const reference = createReference()
  const past = createPast(time.now)
  const truth = createTruth({ engine, reference, past, now: time.now })
  const invariants = createInvariants(run, reference)
  const { dealtWith } = invariants
  const broker = createBroker({ run, truth, random: random.fork('broker'), plant, dealtWith })
  const world = {
    run,
    truth,
    broker,
    past,
    acceptedAt: new Map<string, number>(),
    readModel: views,
    budget: createMemoryBudget(time.clock),
  }

  const talks = drawTalks(random.fork('talks'))
  const walls = createWalls(run, talks)
  const channels = createChannelWorld(run, random.fork('channels'))
  truth.watch(invariants.watcher)
  truth.watch(walls.watcher)
  channels.onCall(invariants.called)
  channels.onCall(walls.called)
  channels.onShown(invariants.shown)

  for (const account of ACCOUNTS) await truth.settings.put(settingsKeys.account(account.id), account)
  const brokering = broker.start()
  const services = startServices(world, channels, random.fork('services'), plant)
  const acts = createActs(run, services.apis, random.fork('acts'))
  const people = createPeople(run, acts, talks, random.fork('people'))
  truth.watch({ ...NOBODY, ...people.watcher })
  channels.onShown(people.sees)
  channels.onReport((report) => void recordReport(truth, time.now(), report))

  void Promise.all(TENANTS.map((tenant) => acts.changeAssistant(tenant, {}))).then(() => people.live(CALM))
  void operate(run, services, random.fork('operators'))
  if (services.sweeps) void loseThings(world, reference, random.fork('losses'), CALM)
  void time.sleep(CALM - START).then(() => run.calmDown())

  let steps = 0
  await settle(engine, truth, time)
  while (run.violations.length === 0 && time.wakeNext(END)) {
    await settle(engine, truth, time)
    steps += 1
  }
  if (run.violations.length === 0) await checkAtRest(world, reference, acts.promised)
  await services.stop()
  await brokering.stop()
  await engine.close()
  views.close()
  return { seed, violations: run.violations, hash: run.hash(), steps, counts: run.counts, lines: run.lines() }
}

const NOBODY = { appended() {}, committed() {}, enqueued() {}, published() {}, put() {} }

/** As ingest records a status webhook, whose signed HTTP is not simulated. */
async function recordReport(
  { mailbox }: Truth,
  at: number,
  { message, providerMessageId, status }: StatusReport,
): Promise<void> {
  const { key, account, conversation, to } = message
  const { tenant } = account
  const contactId = contactIdOf(tenant, account.channel, account.id, to)
  const route = {
    accountId: account.id,
    channel: account.channel,
    contactId,
    contactExternalId: to,
    assistantId: ASSISTANT,
  }
  const input: Input = { type: 'delivery.status_changed', providerMessageId, requestId: key, status, at, route }
  const id = statusInputId(conversation, providerMessageId, status)
  await mailbox.append({ tenant, conversation }, { id, body: encodeInput(input) })
}

/** Time does not go on while anything is being done. */
async function settle(
  engine: Awaited<ReturnType<typeof Create>>,
  truth: { isBusy(): boolean },
  time: { isDue(): boolean },
): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    if (!truth.isBusy() || (engine.busy() && time.isDue())) return
  }
  throw new Error('The simulation does not come to rest.')
}

/** Deployments, and the power. */
async function operate(
  run: Run,
  services: { replaceOne(): Promise<void>; cutPower(): void },
  random: Random,
): Promise<void> {
  for (let n = random.int(0, 3); n > 0; n--) {
    await run.time.sleep(random.spread(DAY / 24, DAY * 2))
    if (run.time.now() >= CALM) return
    if (random.chance(0.3)) services.cutPower()
    else await services.replaceOne()
  }
}

const TENANTS = ['acme', 'zenith'] as const

const accountsOf = (tenant: string): Account[] =>
  (['sandbox', 'whatsapp', 'telegram', 'line', 'sms', 'web_widget'] as const).map((channel) => ({
    ...plainAccount({ id: `${tenant}-${channel}`, tenant, channel, assistantId: ASSISTANT, name: channel }),
    baseUrl: 'https://gateway.example',
    accessTokenRef: 'env:TOKEN',
    webhookSecretRef: 'env:SECRET',
  }))

const ACCOUNTS = TENANTS.flatMap(accountsOf)

/** One to three conversations; some are the same contact's, whose consent holds for all of them with one tenant, and for none with another. */
function drawTalks(random: Random) {
  const contacts = ['+49 151 1234567', '+34 612 345678']
  const talks = Array.from({ length: random.pick([1, 2, 2, 3]) }, () => {
    const accounts = accountsOf(random.pick(['acme', 'acme', 'zenith']))
    const account = random.pick([...accounts, accounts[1] as Account, accounts[2] as Account])
    return talkOf(account, random.pick(contacts))
  })
  return [...new Map(talks.map((talk) => [talk.conversation, talk])).values()]
}
