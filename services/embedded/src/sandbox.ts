import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import { defaultAssistant, plainAccount } from '@relance/contracts/settings'
import type { AssistantServiceClient } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import type { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import type { PromiseClient } from '@relance/service-kit'

/** The tenant that a fresh installation has. */
export const DEMO_TENANT = 'demo'

/** The account and the assistant of the sandbox have the same name. */
export const SANDBOX = 'sandbox'

interface Apis {
  assistants: PromiseClient<AssistantServiceClient>
  delivery: PromiseClient<DeliveryServiceClient>
}

/**
 * Makes the sandbox account and its assistant, unless somebody made them before. A conversation is idle after 20 seconds
 * of silence and its first follow-up is due after 35, at any hour, so that a newcomer sees both within a minute.
 */
export async function provisionSandbox({ assistants, delivery }: Apis): Promise<void> {
  const { assistants: known } = await assistants.listAssistants({ tenant: DEMO_TENANT })
  if (known.some(({ id }) => id === SANDBOX)) return
  await assistants.putAssistant({
    tenant: DEMO_TENANT,
    assistant: assistantCodec.toWire({
      ...defaultAssistant(SANDBOX),
      name: 'Sandbox assistant',
      capabilities: { ...defaultAssistant(SANDBOX).capabilities, autoCsat: true },
      inactivityMs: 20_000,
      overrides: { firstAfterMs: 35_000, minSpacingMs: 30_000, anyHour: true },
    }),
  })
  await delivery.putAccount({
    account: accountCodec.toWire(
      plainAccount({
        id: SANDBOX,
        tenant: DEMO_TENANT,
        channel: 'sandbox',
        assistantId: SANDBOX,
        name: 'Sandbox',
      }),
    ),
  })
}
