/**
 * What is lost beneath the services in runs where a sweeper goes round: the read model, which is only a cache (I1), and timers that the
 * engine should have kept (I7). It costs time, and nothing else: at rest everything is as it would have been.
 */
import type { World } from './ports.ts'
import type { Random } from './random.ts'
import type { Reference } from './reference.ts'
import { shortId } from './short-id.ts'

const HOUR = 3_600_000

/** Loses things until `until`, ms since the epoch. What is lost later could not be missed and mended by the end of the week. */
export async function loseThings(world: World, reference: Reference, random: Random, until: number): Promise<void> {
  const { run, truth, readModel } = world
  for (let n = random.int(0, 3); n > 0; n--) {
    await run.time.sleep(random.spread(HOUR, 48 * HOUR))
    if (run.time.now() >= until) return
    if (random.chance(0.3)) {
      run.note('the read model is emptied')
      run.met('lost views')
      for (const { address } of reference.all()) await readModel.remove(address.tenant, address.conversation)
      continue
    }
    const timers = await truth.timers.list({ before: until, limit: 100 })
    if (timers.length === 0) continue
    const timer = random.pick(timers)
    run.note('the engine loses', shortId(timer.address.conversation), timer.name, timer.generation)
    run.met('lost timer')
    await truth.timers.cancel(timer)
  }
}
