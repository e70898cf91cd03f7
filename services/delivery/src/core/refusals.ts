/** What stopped a message besides the gates of `gates.ts`, as the line of the receipt that says so. */
import type { GateLine } from './gates.ts'

type Cause = keyof typeof RULES

const RULES = {
  superseded: ['nothing came since', 'Relance: a message goes out only behind what it was based on'],
  account: ['account', "the channel account's settings"],
  rate: ["channel's rate", "the channel's limits"],
  consentUnread: ['consent', "contact's record"],
  claimVoid: ['claim', 'Relance: a claim is void 5 s after it was placed'],
  claimLeft: ['claim', 'Relance: what may have gone out is not sent again without a key'],
  channel: ["channel's answer", 'the channel'],
} as const

/** The line of what forbade it, or left it in doubt. */
export function refusal(cause: Cause, detail: string): GateLine {
  const [name, source] = RULES[cause]
  return { name, verdict: 'vetoed', detail, source }
}

/** The channel told that it went out, though its sender left no word of it. */
export function confirmation(): GateLine {
  const [name, source] = RULES.channel
  return { name, verdict: 'passed', detail: 'A status of the channel says that it went out.', source }
}
