import type { NatsConnection } from '@nats-io/nats-core'

/** The same connection, whose requests go another way. */
export function withRequest(connection: NatsConnection, request: NatsConnection['request']): NatsConnection {
  return new Proxy(connection, {
    get(target, name) {
      if (name === 'request') return request
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
