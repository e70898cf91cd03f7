/** conversation-state of a release that writes a later schema. */
import { createConversationState } from '@relance/conversation-state'
import { runMain, runService } from '@relance/service-kit'
import { configShape } from '../../services/conversation-state/src/config.ts'
import { wire } from '../../services/conversation-state/src/wire.ts'
import { laterStateStore } from './layout.ts'

await runMain(configShape, process.env, async (config) => {
  const { deps, run } = await wire(config)
  const stateStore = laterStateStore(deps.stateStore)
  await runService({ service: createConversationState({ ...deps, stateStore }), ...run })
})
