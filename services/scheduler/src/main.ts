/** The process of scheduler in a cluster: configuration, wiring, service. */
import { runMain, runService } from '@relance/service-kit'
import { configShape } from './config.ts'
import { createScheduler } from './service.ts'
import { wire } from './wire.ts'

await runMain(configShape, process.env, async (config) => {
  const { deps, run } = await wire(config)
  await runService({ service: createScheduler(deps), ...run })
})
