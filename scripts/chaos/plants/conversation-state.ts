/** conversation-state, on an engine with a mistake. */
import { createConversationState } from '@relance/conversation-state'
import { runMain, runService } from '@relance/service-kit'
import { configShape } from '../../../services/conversation-state/src/config.ts'
import { wire } from '../../../services/conversation-state/src/wire.ts'
import { plantInWorker } from './worker-plants.ts'

await runMain(configShape, process.env, async (config) => {
  const { deps, connection, run } = await wire(config)
  const planted = plantInWorker(process.env.CHAOS_PLANT ?? '', deps, connection)
  await runService({ service: createConversationState({ ...deps, ...planted }), ...run })
})
