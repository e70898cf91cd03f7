import type { Account } from '@relance/contracts/settings'

/** What each channel needs beside a name. A channel that is not listed is reached through the tenant's gateway, as `http` is. */
const NEEDED: Partial<Record<Account['channel'], readonly (keyof Account)[]>> = {
  whatsapp: ['externalId', 'accessTokenRef', 'webhookSecretRef', 'verifyTokenRef'],
  sandbox: [],
  http: ['baseUrl', 'webhookSecretRef'],
}

/** Why an account cannot work, in plain words; nothing where it can. */
export function accountProblems(account: Account): string[] {
  const problems: string[] = []
  for (const field of NEEDED[account.channel] ?? []) {
    if (!account[field]) problems.push(`${field} is needed for ${account.channel}`)
  }
  if (account.channel === 'whatsapp' && account.externalId && !/^\d{1,32}$/.test(account.externalId)) {
    problems.push("externalId must be the number's id in digits, not the phone number itself")
  }
  if (account.baseUrl && !isWebAddress(account.baseUrl)) problems.push('baseUrl must be an address with http or https')
  for (const field of ['accessTokenRef', 'webhookSecretRef', 'verifyTokenRef'] as const) {
    if (account[field] && !/^env:[A-Za-z_][A-Za-z0-9_]*$/.test(account[field])) {
      problems.push(`${field} must name a variable as env:NAME, not hold the secret itself`)
    }
  }
  if (account.templateName && !/^[a-z0-9_]{1,512}$/.test(account.templateName)) {
    problems.push('templateName must be lower-case letters, digits and "_", as WhatsApp has it')
  }
  if (account.externalId.length > 1_024) problems.push('externalId is longer than 1,024 characters')
  return problems
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}
