/** The process of delivery in a cluster: configuration, wiring, service. */
import { runMain, runService } from '@relance/service-kit'
import { configShape } from './config.ts'
import { createDelivery } from './service.ts'
import { wire } from './wire.ts'

await runMain(configShape, process.env, async (config) => {
  const { deps, run } = await wire(config, process.env)
  await runService({ service: createDelivery(deps), ...run })
})
