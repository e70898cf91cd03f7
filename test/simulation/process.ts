/**
 * A process of a service, as far as its surroundings can tell. Whatever it does passes through `call`, which is where the faults are:
 * a call may be slow, fail before or after it was carried out, and the process may stand still or end there. What it would have done
 * next never happens then: the call does not return.
 */
import { RetryableError } from '@relance/contracts/errors'
import type { Clock } from '@relance/engine'
import { concentrated, type Faults } from './faults.ts'
import type { Random } from './random.ts'
import type { Run } from './run.ts'

export interface SimulatedProcess {
  /** Such as `delivery-2`. */
  readonly name: string
  /** Its machine's clock, which may be off. Monotonic time goes on while it stands still. */
  readonly clock: Clock
  isAlive(): boolean
  /** Carries out what it asks of its surroundings. */
  call<T>(what: string, carryOut: () => Promise<T>, options?: CallOptions): Promise<T>
  /** Begins something in it, once it does not stand still. Never settles where it ends meanwhile. */
  within<T>(work: () => Promise<T>): Promise<T>
  /** As `within` for a caller who waits outside: rejects where the process ends. */
  serve<T>(work: () => Promise<T>): Promise<T>
  /** As kill -9. */
  crash(): void
  /** Called when what it has in hand must be given to others: some time after it ended, or stood still for long. */
  onLost(lost: () => void): void
  onCrash(crashed: () => void): void
}

export interface CallOptions {
  /** It begins at once, and what fails there is told otherwise than by an error. */
  certain?: boolean
  /** What goes wrong there hurts: more goes wrong there. */
  delicate?: boolean
  /** It claims a delivery. */
  claims?: boolean
}

/** What a process has in hand is given to others after so long without a sign of life, ms. */
export const LEASE_MS = 30_000

/** `unlucky`: more goes wrong there than elsewhere. */
export function createProcess(run: Run, name: string, random: Random, unlucky: boolean): SimulatedProcess {
  const { time } = run
  const present = (): Faults => (unlucky ? concentrated(run.faults()) : run.faults())
  const { skewMs } = run.faults()
  const skew = random.int(-skewMs, skewMs)
  const lost: (() => void)[] = []
  const crashed: (() => void)[] = []
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => {})
  let alive = true
  let frozenUntil = 0

  const tellLost = () => {
    for (const one of lost) one()
  }
  /** Passes once the process does not stand still; never where it has ended. */
  const awake = async (): Promise<void> => {
    while (alive && time.now() < frozenUntil) await time.sleep(frozenUntil - time.now())
    if (!alive) await never()
  }
  const pause = () => {
    const ms = random.spread(500, 8 * 60_000)
    frozenUntil = time.now() + ms
    run.note(name, 'stands still', ms)
    run.met('pause')
    if (ms > LEASE_MS) void time.sleep(LEASE_MS).then(() => alive && tellLost())
  }
  const crash = () => {
    if (!alive) return
    alive = false
    run.note(name, 'crashes')
    run.met('crash')
    ended.reject(new RetryableError('UNAVAILABLE', `${name} ended.`))
    for (const one of crashed) one()
    void time.sleep(random.spread(50, LEASE_MS)).then(tellLost)
  }

  return {
    name,
    clock: {
      now: () => time.now() + skew,
      monotonic: () => time.now(),
      sleep: async (ms, signal) => {
        await time.sleep(ms, signal)
        await awake()
      },
    },
    isAlive: () => alive,

    async call(what, carryOut, { certain = false, delicate = false, claims = false } = {}) {
      if (!alive) await never()
      const faults = delicate ? concentrated(present()) : present()
      if (!certain) await time.sleep(duration(random, faults))
      await awake()
      if (!certain && random.chance(faults.lostCall)) {
        run.note(name, what, 'is lost')
        await time.sleep(random.spread(10, 5_000))
        await awake()
        throw new RetryableError('LOST', `${what} was not carried out.`)
      }
      const crashes = random.chance(faults.crash)
      const when = random.next()
      if (crashes && when < 0.4) {
        crash()
        await never()
      }
      const outcome = await carryOut().then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      )
      run.note(name, what)
      if (crashes) {
        crash()
        await never()
      }
      if (random.chance(claims ? Math.max(faults.pause, faults.pauseAfterClaim) : faults.pause)) pause()
      await time.sleep(duration(random, faults))
      await awake()
      if ('error' in outcome) throw outcome.error
      if (!certain && random.chance(faults.lostAnswer)) {
        run.note(name, what, 'was carried out, and its answer is lost')
        throw new RetryableError('ANSWER_LOST', `Nobody knows whether ${what} was carried out.`)
      }
      return outcome.value
    },

    async within(work) {
      await awake()
      const value = await work()
      await awake()
      return value
    },

    async serve(work) {
      if (!alive) throw new RetryableError('UNAVAILABLE', `${name} is not there.`)
      return Promise.race([
        (async () => {
          await awake()
          return work()
        })(),
        ended.promise,
      ])
    },

    crash,
    onLost: (one) => void lost.push(one),
    onCrash: (one) => void crashed.push(one),
  }
}

/** What a process that has ended waits for. Another one each time: nobody shall hold on to all who ever waited. */
function never(): Promise<never> {
  return new Promise(() => {})
}

function duration(random: Random, { slow, verySlow }: { slow: number; verySlow: number }): number {
  if (random.chance(verySlow)) return random.spread(500, 7_000)
  return random.chance(slow) ? random.spread(1, 200) : 0
}
