/** `npm run token`: draws a token, and prints what makes it known. The token itself is printed once and kept nowhere. */
import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { hashOf, readTokens } from '@relance/service-kit'

const { tenant, name } = new Command('token')
  .description('Draws a token that lets somebody in, and prints the entry of RELANCE_TOKENS that makes it known.')
  .requiredOption(
    '--tenant <tenant>',
    'the one tenant that it is for; "*" for an operator, or for Relance’s own services',
  )
  .requiredOption('--name <name>', 'whose it is: what is done with it is recorded under this name')
  .parse()
  .opts<{ tenant: string; name: string }>()

const token = randomBytes(32).toString('base64url')
const table = JSON.stringify({ [hashOf(token).toString('hex')]: { tenant, name } })
try {
  // As every service will read it.
  readTokens({ RELANCE_TOKENS: table })
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}
process.stderr.write('The token, for whoever calls; it is shown only now:\n')
process.stdout.write(`${token}\n`)
process.stderr.write(`\nIts entry, for the table that RELANCE_TOKENS names:\n${table}\n`)
