/** delivery, on ports with a mistake. */
import { createDelivery } from '@relance/delivery'
import { runMain, runService } from '@relance/service-kit'
import { configShape } from '../../../services/delivery/src/config.ts'
import { wire } from '../../../services/delivery/src/wire.ts'
import { plantInDelivery } from './delivery-plants.ts'

await runMain(configShape, process.env, async (config) => {
  const { deps, run } = await wire(config, process.env)
  const planted = plantInDelivery(process.env.CHAOS_PLANT ?? '', deps)
  await runService({ service: createDelivery({ ...deps, ...planted }), ...run })
})
