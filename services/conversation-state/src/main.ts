/** The process of conversation-state in a cluster: configuration, wiring, service. */
import { runMain, runService } from '@relance/service-kit'
import { configShape } from './config.ts'
import { createConversationState } from './service.ts'
import { wire } from './wire.ts'

await runMain(configShape, process.env, async (config) => {
  const { deps, run } = await wire(config)
  await runService({ service: createConversationState(deps), ...run })
})
