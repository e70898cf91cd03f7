import type { Input } from '@relance/contracts/input'
import type { EdgeSettings, Route } from '@relance/contracts/words'

const route: Route = {
  accountId: 'wa',
  channel: 'whatsapp',
  contactId: 'p_luz',
  contactExternalId: '+34600112233',
  contactName: 'Luz',
  assistantId: 'sales',
}
export const settings: EdgeSettings = {
  inactivityMs: 20 * 60_000,
  autoFollowUps: true,
  autoResolve: true,
  autoCsat: false,
  transferToHuman: true,
}

let messages = 0

/** A message of the customer. */
export function aMessage(text: string, changed: { route?: Partial<Route>; sentAt?: number } = {}): Input {
  return {
    type: 'message.received',
    messageId: `wamid.${messages++}`,
    sentAt: changed.sentAt ?? Date.now(),
    kind: 'text',
    text,
    route: { ...route, ...changed.route },
    settings,
    hints: { expectsReply: true, mayRequestFollowUp: false, automated: false },
  }
}

/** The assistant's answer, after which silence is the customer's. */
export function anAnswer(text: string, changed: { route?: Partial<Route> } = {}): Input {
  return {
    type: 'message.sent',
    messageId: `out.${messages++}`,
    sentAt: Date.now(),
    author: 'assistant',
    kind: 'text',
    text,
    route: { ...route, ...changed.route },
    settings,
  }
}
