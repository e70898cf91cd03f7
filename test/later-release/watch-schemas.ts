import type { NatsClient } from '@relance/service-kit/nats'

const SEEN = 'seen.state'

/**
 * The schemas of each conversation's records in the order in which they were committed, a repeated one once. The broker publishes
 * each record that it has stored once more, in their order, so that none escapes that was replaced at once.
 */
export async function watchSchemas(connection: NatsClient['connection']): Promise<ReadonlyMap<string, number[]>> {
  const schemasOf = new Map<string, number[]>()
  connection.subscribe(`${SEEN}.>`, {
    callback: (_, { subject, data }) => {
      const conversation = subject.slice(subject.lastIndexOf('.') + 1)
      const { schema } = JSON.parse(Buffer.from(data).toString('utf8')) as { schema: number }
      const schemas = schemasOf.get(conversation) ?? []
      if (schemas.at(-1) !== schema) schemas.push(schema)
      schemasOf.set(conversation, schemas)
    },
  })
  const ask = async (what: string, body: object) => {
    const reply = await connection.request(`$JS.API.STREAM.${what}.KV_STATE`, JSON.stringify(body))
    const answer = reply.json<{ config: object; error?: { description: string } }>()
    if (answer.error) throw new Error(`${what}: ${answer.error.description}`)
    return answer.config
  }
  await ask('UPDATE', { ...(await ask('INFO', {})), republish: { src: '$KV.STATE.>', dest: `${SEEN}.>` } })
  return schemasOf
}
