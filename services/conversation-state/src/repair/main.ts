/** `npm run relance -- <command>`: mends an embedded Relance that is stopped, or a cluster. docs/operations.md says when. */
import { Command, InvalidArgumentError } from 'commander'
import { runMain } from '@relance/service-kit'
import { natsAt } from '@relance/service-kit/nats'
import { redisAt } from '@relance/service-kit/redis'
import type { Address } from '@relance/engine'
import { repairShape } from '../config.ts'
import { type Tell, allParked, tellParked, tellRebuild, tellRepair, tellUnpark } from './commands.ts'
import { type RepairTools, openCluster, openFolder } from './tools.ts'

const program = new Command('relance')
  .description('Mends an embedded Relance that is stopped, or the cluster that NATS_URL and REDIS_URL name.')
  .option(
    '--data <folder>',
    'data of an embedded Relance; RELANCE_DATA_DIR, or ./data, where NATS_URL is not set either',
  )

program
  .command('rebuild')
  .description('make all views anew from STATE, with the list of what is due: after Redis or views.sqlite was lost')
  .action(() => run(tellRebuild))

program
  .command('repair')
  .description('find conversations whose mailbox is behind STATE or another one: after an older copy was restored')
  .option('--conversation <tenant/id>', 'look at this one only', addressOf)
  .option('--adopt', 'let them go on with the mailboxes that there are')
  .action(({ conversation: only, adopt: adopts = false }: { conversation?: Address; adopt?: boolean }) =>
    run((tools, tell) => tellRepair(tools, { only, adopts }, tell)),
  )

program
  .command('parked')
  .description('list what is parked, and why')
  .action(() => run(tellParked))

program
  .command('unpark')
  .description('let parked conversations go on, once what parked them was mended')
  .argument('[tenant/id...]', 'conversations', (text: string, before: Address[] | undefined): Address[] | undefined => [
    ...(before ?? []),
    addressOf(text),
  ])
  .option('--all', 'everything that is parked')
  .action((addresses: Address[] | undefined, { all }: { all?: boolean }) => {
    if (!all && !addresses?.length) program.error('Name a conversation, or say --all.')
    return run(async (tools, tell) => tellUnpark(tools, all ? await allParked(tools) : (addresses ?? []), tell))
  })

await program.parseAsync()

/** Ends with status 1 where something is left to be done. */
async function run(command: (tools: RepairTools, tell: Tell) => Promise<boolean>): Promise<void> {
  await runMain(repairShape, process.env, async (config) => {
    const { NATS_URL } = config
    const { data } = program.opts<{ data?: string }>()
    const tools =
      NATS_URL && !data
        ? await openCluster({ nats: natsAt({ ...config, NATS_URL }), redis: redisAt(config) })
        : await openFolder(data ?? config.RELANCE_DATA_DIR)
    try {
      process.stderr.write(`Working on ${tools.place}.\n`)
      const isWell = await command(tools, (line) => process.stdout.write(`${line}\n`))
      if (!isWell) process.exitCode = 1
    } finally {
      await tools.close()
    }
  })
}

function addressOf(text: string): Address {
  const [tenant, conversation, ...rest] = text.split('/')
  if (!tenant || !conversation || rest.length > 0) throw new InvalidArgumentError('Write it as tenant/conversation.')
  return { tenant, conversation }
}
