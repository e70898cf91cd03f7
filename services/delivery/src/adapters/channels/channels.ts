import type { Channel as ChannelName } from '@relance/contracts/words'
import type { Channel } from './channel.ts'
import { createHttpChannel } from './http.ts'
import type { SandboxChannel } from './sandbox.ts'
import { createWhatsappCloudChannel } from './whatsapp-cloud.ts'

/** The channels that this installation can send on. */
export interface Channels {
  of(channel: ChannelName): Channel
  sandbox: SandboxChannel
}

/** A channel without an API of its own here is reached through the tenant's gateway: the generic signed HTTP of its account. */
export function createChannels({
  sandbox,
  secret,
}: {
  sandbox: SandboxChannel
  secret: (reference: string) => string
}): Channels {
  const http = createHttpChannel({ secret })
  const own: Partial<Record<ChannelName, Channel>> = { whatsapp: createWhatsappCloudChannel({ secret }), sandbox }
  return { of: (channel) => own[channel] ?? http, sandbox }
}
