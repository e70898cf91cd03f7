import type { ConversationView, FollowUpView } from '@relance/contracts/view'
import type { Channel, DecisionAction, DeliveryKind } from '@relance/contracts/words'

export const CHANNELS: Record<Channel, string> = {
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  instagram: 'Instagram',
  telegram: 'Telegram',
  sms: 'SMS',
  line: 'LINE',
  viber: 'Viber',
  tiktok: 'TikTok',
  web_widget: 'Web widget',
  http: 'HTTP',
  sandbox: 'Sandbox',
}

export const ACTIONS: Record<DecisionAction, string> = {
  re_engage: 'Write now',
  schedule: 'Schedule a follow-up',
  hand_over: 'Hand over to a person',
  close: 'Close the conversation',
}

export const SENT_AS: Record<DeliveryKind, string> = {
  follow_up: 'Follow-up',
  acknowledgement: 'Acknowledgement',
  farewell: 'Farewell',
  csat: 'Rating request',
}

export const PLANNED_BY: Record<FollowUpView['source'], string> = {
  ai: 'Planned by AI',
  customer: 'The customer asked for it',
  person: 'Planned by a person',
}

/** How a contact is called where the channel tells no name. */
export function contactName({ route }: Pick<ConversationView, 'route'>): string {
  return route.contactName || route.contactExternalId || 'Unknown contact'
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}
