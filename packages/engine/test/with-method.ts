import type { NatsConnection } from '@nats-io/nats-core'

/** The same connection, one of whose methods does something else. */
export function withMethod<Name extends 'request' | 'publish'>(
  connection: NatsConnection,
  changed: Name,
  method: NatsConnection[Name],
): NatsConnection {
  return new Proxy(connection, {
    get(target, name) {
      if (name === changed) return method
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
