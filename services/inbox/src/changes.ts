import type { ConversationView } from '@relance/contracts/view'
import type { Clock } from '@relance/engine'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { LiveViews } from './live-views.ts'
import { serverTime } from './server-time.ts'

/** Changes within this time go out together: a page repaints ten times a second at most, whatever a storm brings. */
const GATHER_MS = 100

/** More changes than this at once are not worth sending one by one: the page reads again what it shows. */
const MOST_AT_ONCE = 200

/** A quiet stream says the time now and then, which also keeps proxies from closing it; a virtual clock jumps. */
const QUIET_MS = { real: 15_000, virtual: 1_000 }

/**
 * Every change as it happens, for one page: `conversations` carries those that changed as they are then, `reload`
 * means that some may have been missed, `time` only tells the time. All carry the server's time.
 */
export function changeRoutes(live: LiveViews, clock: Clock): Hono {
  const routes = new Hono()
  routes.get('/changes', (c) => {
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      const gathered = gather(live)
      stream.onAbort(gathered.stop)
      const write = (event: string, body: object) =>
        stream.writeSSE({ event, data: JSON.stringify({ ...body, ...serverTime(clock) }) })

      await write('time', {})
      while (!stream.aborted) {
        await gathered.changed(serverTime(clock).virtual ? QUIET_MS.virtual : QUIET_MS.real)
        const changes = gathered.take()
        if (changes === 'missed') await write('reload', {})
        else if (changes.length > 0) await write('conversations', { conversations: changes })
        else await write('time', {})
        await stream.sleep(GATHER_MS)
      }
    })
  })
  return routes
}

/** The latest view of each conversation that changed since they were last taken. */
function gather(live: LiveViews) {
  let views = new Map<string, ConversationView>()
  let missed = false
  let waiting = Promise.withResolvers<void>()

  const stopListening = live.listen((view) => {
    if (view) views.set(view.id, view)
    if (!view || views.size > MOST_AT_ONCE) {
      missed = true
      views.clear()
    }
    waiting.resolve()
  })

  return {
    /** Resolves once there is something to take, at the latest after `ms`. */
    async changed(ms: number): Promise<void> {
      const quiet = setTimeout(() => waiting.resolve(), ms)
      await waiting.promise
      clearTimeout(quiet)
    },
    take(): ConversationView[] | 'missed' {
      const taken = missed ? ('missed' as const) : [...views.values()]
      views = new Map()
      missed = false
      waiting = Promise.withResolvers()
      return taken
    },
    stop() {
      stopListening()
      waiting.resolve()
    },
  }
}
