/** scheduler, on timers with a mistake. */
import type { Timers } from '@relance/engine'
import { createScheduler } from '@relance/scheduler'
import { runMain, runService } from '@relance/service-kit'
import { configShape } from '../../../services/scheduler/src/config.ts'
import { wire } from '../../../services/scheduler/src/wire.ts'

await runMain(configShape, process.env, async (config) => {
  const { deps, run } = await wire(config)
  await runService({ service: createScheduler({ ...deps, timers: onOneSubject(deps.timers) }), ...run })
})

/** One timer per conversation, whatever its name and generation. */
function onOneSubject(timers: Timers): Timers {
  const shared = { name: 'timer', generation: 0 }
  return {
    ...timers,
    arm: (timer) => timers.arm({ ...timer, ...shared }),
    cancel: (timer) => timers.cancel({ ...timer, ...shared }),
  }
}
