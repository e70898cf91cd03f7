import { JetStreamApiError } from '@nats-io/jetstream'
import { deliver } from './deliver.ts'
import { carrierOf, HEADER } from './header.ts'
import type { Link } from './link.ts'
import { laneConsumer, OVERTAKING_LANE } from './streams.ts'

/**
 * Lets tenants past those that have their share in hand, in a lane that these have flooded. Resolves to whether some of them lie so near
 * that going on past what is before them reaches them.
 */
export type Overtaking = (lane: number, isFull: (tenant: string) => boolean) => Promise<boolean>

/**
 * A consumer hands out its lane in the order of its storing, and a worker that gives back what is too much comes past some thousands of
 * messages in a second. So jobs of other tenants that lie further behind are moved to a lane that nobody floods: a tenant has no
 * more than a few times its share there, some of which may wait for their retry.
 *
 * A job is stored there, under an id by which a second worker's copy is one with it, before it is deleted where it was: a crash
 * between the two leaves it in both. What is in a worker's hands must not be given to another one: so only what lies far behind all that
 * was handed out is moved, which is asked of the consumer's leader before each job.
 *
 * What remains: a job is handed out twice, and maybe done by two at once, where workers come past `NEAR` messages between that answer and
 * the deletion, two round trips later, as they might while a broker changes its leader; or where a new leader of the consumer does not yet
 * know the last that its predecessor handed out.
 */
export function createOvertaking(link: Link, queue: string, stream: string, share: number): Overtaking {
  const { leader, direct } = link

  /** How many jobs there are by tenant, those in hand included. */
  const countsIn = async (lane: number): Promise<Map<string, number>> => {
    const prefix = `${queue}.${lane}.`
    const { state } = await leader.ask(({ streams }) => streams.info(stream, { subjects_filter: `${prefix}>` }))
    return new Map(Object.entries(state.subjects ?? {}).map(([subject, n]) => [subject.slice(prefix.length), n]))
  }

  /** Whether a job that was moved is gone here. Where that is not known, moving on would only leave more of them twice. */
  const isDeleted = (seq: number): Promise<boolean> =>
    leader.manager.streams.deleteMessage(stream, seq, false).then(
      () => true,
      (error: unknown) => error instanceof JetStreamApiError,
    )

  /** How far the lane was handed out: what lies behind is in nobody's hands. */
  const reachedIn = async (lane: number): Promise<number> => {
    const { delivered } = await leader.ask(({ consumers }) => consumers.info(stream, laneConsumer(lane)))
    return delivered.stream_seq
  }

  /** Moves up to `most` of a tenant's jobs that lie far behind what was handed out. Gives whether there are nearer ones. */
  const move = async (lane: number, tenant: string, reached: number, most: number): Promise<boolean> => {
    const subject = `${queue}.${lane}.${tenant}`
    let near = reached + NEAR
    let areNear = false
    let moved = 0
    let job = await direct.next(stream, subject, reached + 1)
    while (job) {
      // It only grows: what was near before needs no question.
      if (job.seq > near && moved < most) near = (await reachedIn(lane)) + NEAR
      if (job.seq <= near) {
        areNear = true
        job = await direct.next(stream, subject, near + 1)
        continue
      }
      if (moved >= most) break
      await deliver(link, {
        subject: `${queue}.${OVERTAKING_LANE}.${tenant}`,
        body: job.body,
        headers: { [HEADER.id]: `${job.headers?.get(HEADER.id)}.${job.seq}` },
        carrier: carrierOf(job.headers),
      })
      // Whoever finds it here again moves it under the same id. Another worker may have deleted it before.
      if (!(await isDeleted(job.seq))) break
      moved += 1
      job = await direct.next(stream, subject, job.seq + 1)
    }
    return areNear
  }

  return async (lane, isFull) => {
    const waiting = [...(await countsIn(lane)).keys()].filter((tenant) => !isFull(tenant))
    if (lane === OVERTAKING_LANE || waiting.length === 0) return waiting.length > 0
    const ahead = await countsIn(OVERTAKING_LANE)
    const reached = await reachedIn(lane)
    let someAreNear = false
    const next = waiting.values()
    const moveSome = async () => {
      for (const tenant of next) {
        const most = SHARES_AHEAD * share - (ahead.get(tenant) ?? 0)
        if (await move(lane, tenant, reached, most)) someAreNear = true
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, moveSome))
    return someAreNear
  }
}

/** How many messages of the stream a worker comes past in a fraction of a second, giving back what it cannot take. */
const NEAR = 500
const SHARES_AHEAD = 4
/** Tenants whose jobs are moved side by side. */
const AT_ONCE = 16
