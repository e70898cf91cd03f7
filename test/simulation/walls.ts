/** I11, as it can be seen from beneath: whatever is stored, handed on or sent about a conversation is under the tenant that it belongs to. */
import { commandCodec } from '@relance/contracts/command'
import type { Talk } from './acts.ts'
import type { ChannelCall } from './channels.ts'
import type { Run } from './run.ts'
import { shortId } from './short-id.ts'
import type { Watcher } from './truth.ts'

export interface Walls {
  watcher: Watcher
  called(call: ChannelCall): void
}

export function createWalls(run: Run, talks: readonly Talk[]): Walls {
  const owners = new Map(talks.map(({ conversation, tenant }) => [conversation, tenant]))
  const contactsOf = new Map(talks.map(({ contactId, tenant }) => [contactId, tenant]))
  const check = (what: string, tenant: string, of: string, owner: string | undefined) => {
    if (owner !== tenant) run.violate('tenants are walls', `${what} of ${shortId(of)} is under ${tenant}, not ${owner}`)
  }
  const about = (what: string, { tenant, conversation }: { tenant: string; conversation: string }) =>
    check(what, tenant, conversation, owners.get(conversation))

  return {
    watcher: {
      appended: (address, { type }) => about(type, address),
      committed: (address) => about('STATE', address),
      enqueued(queue, { tenant, body }) {
        const command = commandCodec.decode(body)
        about(command.body.type, command)
        about(`a job of ${queue}`, { tenant, conversation: command.conversation })
      },
      published: ({ type, address }) => about(type, address),
      put([kind, tenant = '', id = '']) {
        if (kind === 'contact') check('the record', tenant, id, contactsOf.get(id))
      },
    },
    called: ({ message: { account, conversation } }) =>
      about(`a call of ${account.id}`, { tenant: account.tenant, conversation }),
  }
}
