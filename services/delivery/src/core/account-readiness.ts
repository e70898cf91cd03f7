import type { Account } from '@relance/contracts/settings'

/** What keeps an account from sending, in plain words; undefined where nothing does. Asked before a claim is spent on it. */
export function whatKeepsFromSending(account: Account, secret: (reference: string) => string): string | undefined {
  try {
    for (const reference of secretsOf(account)) secret(reference)
  } catch (error) {
    return (error as Error).message
  }
  const needsAddress = account.channel !== 'whatsapp' && account.channel !== 'sandbox'
  return needsAddress && !account.baseUrl ? `Account ${account.id} has no address to send to.` : undefined
}

/** The secrets that a call uses. */
function secretsOf({ channel, accessTokenRef, webhookSecretRef }: Account): string[] {
  if (channel === 'sandbox') return []
  if (channel === 'whatsapp') return [accessTokenRef]
  return accessTokenRef ? [webhookSecretRef, accessTokenRef] : [webhookSecretRef]
}
