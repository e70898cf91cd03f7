import { TerminalError } from '@relance/contracts/errors'
import { Channel as WireChannel } from '@relance/contracts/gen/relance/conversation/v1/types'
import { DeliveryServiceDefinition } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import type { Account } from '@relance/contracts/settings'
import { accountCodec, readAccount } from '@relance/contracts/settings-codec'
import { channel as channelCodec, deliveryKind } from '@relance/contracts/words'
import { EVERY_TENANT, type GrpcService, implement } from '@relance/service-kit'
import type { Accounts } from './accounts.ts'
import type { SandboxChannel } from './adapters/channels/sandbox.ts'
import type { TestMessage } from './test-send.ts'

export interface DeliveryGrpcDeps {
  accounts: Accounts
  sandbox: SandboxChannel
  testSend: (message: TestMessage) => Promise<string>
}

const PAGE_SIZE = 1_000

/** DeliveryService: channel accounts, trying one out, and the sandbox's log. */
export function createDeliveryGrpc({ accounts, sandbox, testSend }: DeliveryGrpcDeps): GrpcService {
  return implement(DeliveryServiceDefinition, {
    async resolveAccount({ accountId, channel, externalId }) {
      if (accountId) return { account: accountCodec.toWire(await accounts.byId(accountId)) }
      if (channel === WireChannel.CHANNEL_UNSPECIFIED || !externalId) {
        throw new TerminalError(
          'ACCOUNT_MISSING',
          'The request names neither an account nor a channel and its id of one.',
        )
      }
      return { account: accountCodec.toWire(await accounts.byExternalId(channelCodec.fromWire(channel), externalId)) }
    },

    async listAccounts({ tenant }) {
      requireTenant(tenant)
      return { accounts: (await accounts.ofTenant(tenant)).map(accountCodec.toWire) }
    },

    async putAccount({ account }, { identity }) {
      if (!account) throw new TerminalError('ACCOUNT_MISSING', 'The request holds no account.')
      const mayChange = identity && identity.tenant !== EVERY_TENANT ? requireSameOfOperators : undefined
      return { account: accountCodec.toWire(await accounts.put(readAccount(account), mayChange)) }
    },

    async testSend(request) {
      return { providerMessageId: await testSend(request) }
    },

    async listSandboxCalls({ tenant, after, pageSize }) {
      requireTenant(tenant)
      const limit = pageSize > 0 ? Math.min(pageSize, PAGE_SIZE) : PAGE_SIZE
      return {
        calls: sandbox.calls(tenant, Number(after), limit).map(({ number, conversation, kind, at, ...call }) => ({
          ...call,
          number: BigInt(number),
          conversationId: conversation,
          kind: deliveryKind.toWire(kind),
          at: new Date(at),
        })),
      }
    },
  })
}

/** What only an operator changes: which secret goes where, and which number or page of the channel's an account speaks for. */
const OPERATORS = ['baseUrl', 'accessTokenRef', 'webhookSecretRef', 'verifyTokenRef', 'externalId'] as const

/**
 * Which of this process's secrets go to which address, and in the name of which number, is an operator's to say: with a variable of its
 * choice and an address of its own, a tenant would have every other secret sent to it. Nor can a tenant prove that an outside id is its
 * own: one id has one account, so that a tenant who took another's would keep that one out, on whatever channel.
 */
function requireSameOfOperators(before: Account | undefined, after: Account): void {
  for (const field of OPERATORS) {
    if (after[field] === (before?.[field] ?? '')) continue
    const message = `${field} of account ${after.id} can be changed with an operator's token only, of tenant "*": it says which secret goes where, or whose messages are whose. Leave it as it is${before ? '' : ', which is empty'}, or ask an operator.`
    throw new TerminalError('OPERATOR_NEEDED', message, { kind: 'forbidden' })
  }
}

function requireTenant(tenant: string): void {
  if (!tenant) throw new TerminalError('TENANT_MISSING', 'tenant is required.')
}
