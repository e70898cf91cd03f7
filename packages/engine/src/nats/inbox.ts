import { createInbox, type NatsConnection } from '@nats-io/nats-core'

/**
 * Where answers to a user come. Each has a prefix of its own, which it alone may listen on: under a common one everybody could read what
 * everybody else is answered, bodies of messages included.
 */
export function inboxPrefixOf(user: string): string {
  return `_INBOX_${user.replaceAll(/[^A-Za-z0-9_-]/g, '_')}`
}

/** A subject for answers, under the connection's own prefix. */
export function inboxOf(connection: NatsConnection): string {
  // The declared type of a connection lacks its options.
  const { options } = connection as unknown as { options?: { inboxPrefix?: string } }
  return createInbox(options?.inboxPrefix)
}
