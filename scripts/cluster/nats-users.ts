import { randomBytes } from 'node:crypto'
import { NATS_OPERATOR, NATS_USERS, natsUsers, passwordVariable } from '@relance/engine/nats'

/** The users of brokers that are started for this run alone. */
export interface NatsLogins {
  /** What goes into the brokers' configuration. */
  configuration: string
  /** What the brokers must find in their environment. */
  env: Record<string, string>
  /** The URL of a broker as one of its users connects to it. */
  urlFor(user: string, port: number): string
}

/** Draws a password for every user. They are kept in memory, and in the environment of the brokers. */
export function drawNatsLogins(): NatsLogins {
  // The broker takes what begins with a digit for a number.
  const passwords = new Map(
    [NATS_OPERATOR, ...NATS_USERS].map((user) => [user as string, `p${randomBytes(24).toString('hex')}`]),
  )
  return {
    configuration: natsUsers(),
    env: Object.fromEntries([...passwords].map(([user, password]) => [passwordVariable(user), password])),
    urlFor: (user, port) => `nats://${user}:${passwords.get(user)}@127.0.0.1:${port}`,
  }
}
