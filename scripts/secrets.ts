/** `npm run secrets`: draws every secret of a deployment, into files that compose and Kubernetes take. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { NATS_OPERATOR, NATS_USERS, passwordVariable } from '@relance/engine/nats'
import { EVERY_TENANT, hashOf } from '@relance/service-kit'

const { folder, tenant } = new Command('secrets')
  .description('Draws every secret of a deployment: users of NATS, the password of Redis, tokens.')
  .option('--folder <folder>', 'where to write them; nothing there is overwritten', 'deploy/secrets')
  .option('--tenant <tenant>', 'whose token to draw beside that of the services', 'demo')
  .parse()
  .opts<{ folder: string; tenant: string }>()

if (existsSync(folder)) {
  process.stderr.write(`${resolve(folder)} is there already. Remove it first, or name another with --folder.\n`)
  process.exit(1)
}

/** Begins with a letter, since nats-server takes what begins with a digit for a number. */
const draw = () => `s${randomBytes(32).toString('hex')}`
const [own, tenants] = [draw(), draw()]
const table = {
  [hashOf(own).toString('hex')]: { tenant: EVERY_TENANT, name: 'relance' },
  [hashOf(tenants).toString('hex')]: { tenant, name: tenant },
}
const redis = { REDIS_PASSWORD: draw() }

mkdirSync(folder, { recursive: true, mode: 0o700 })
write('nats.env', Object.fromEntries([NATS_OPERATOR, ...NATS_USERS].map((user) => [passwordVariable(user), draw()])))
write('redis.env', redis)
write('relance.env', { ...redis, RELANCE_TOKENS: JSON.stringify(table), RELANCE_TOKEN: own })

process.stderr.write(`Wrote nats.env, redis.env and relance.env to ${resolve(folder)}. For Kubernetes:

  kubectl --namespace relance create secret generic relance-nats --from-env-file=${join(folder, 'nats.env')}
  kubectl --namespace relance create secret generic relance --from-env-file=${join(folder, 'relance.env')}

The token of tenant ${tenant}, for its systems and for its inbox; it is shown only now:
`)
process.stdout.write(`${tenants}\n`)

function write(name: string, variables: Record<string, string>): void {
  const lines = Object.entries(variables).map(([variable, value]) => `${variable}=${value}\n`)
  writeFileSync(join(folder, name), lines.join(''), { mode: 0o600 })
}
