/** What the demo plays: seven customers over three days. Times are minutes after the demo begins. */

/** Somebody does something at a time. */
export type Step = { at: number } & (
  | { customer: string }
  | { assistant: string }
  | { person: 'take-over' | 'hand-back' | 'resolve' | 'cancel'; name: string }
)

export interface Scenario {
  title: string
  contact: { id: string; name: string }
  channel: 'sandbox' | 'web_widget'
  steps: readonly Step[]
}

const HOUR = 60
const DAY = 24 * HOUR

/** How much virtual time the demo covers, in minutes. */
export const DEMO_MINUTES = 3 * DAY

/** Instructions of the demo's assistant, as a shop might write them. */
export const DEMO_INSTRUCTIONS = [
  'Never follow up more than 3 times total.',
  'Space follow-ups at least 12 hours apart.',
  'Only follow up during business hours (9 AM to 6 PM).',
  'No more than 2 sentences.',
  'If the customer mentioned a complaint, transfer to a human instead.',
].join(' ')

export const SCENARIOS: readonly Scenario[] = [
  {
    title: 'Abandoned product inquiry',
    contact: { id: 'luz', name: 'Luz Romero' },
    channel: 'sandbox',
    steps: [
      { at: 0, customer: 'Hi! Do you have the red running shoes in size 38?' },
      {
        at: 1,
        assistant: 'Yes, we do: the Brisa in red, size 38, for €59. Would you like me to put a pair aside for you?',
      },
      { at: 5 * HOUR, customer: 'Yes please, I was in a meeting!' },
      { at: 5 * HOUR + 1, assistant: 'Done: a pair is reserved in your name until Saturday. Have a great day!' },
      { at: 5 * HOUR + 3, customer: 'Perfect, thanks! Bye' },
    ],
  },
  {
    title: 'Missing information',
    contact: { id: 'tom', name: 'Tom Becker' },
    channel: 'sandbox',
    steps: [
      { at: 4, customer: 'I would like to book a haircut.' },
      { at: 5, assistant: 'With pleasure! What day and time would you prefer?' },
      { at: DAY + 3 * HOUR, customer: 'Friday at 5 pm, if you still have a place.' },
      { at: DAY + 3 * HOUR + 1, assistant: 'Friday at 5 pm is booked for you. Anything else?' },
      { at: DAY + 3 * HOUR + 2, customer: "No, that's all, thank you!" },
    ],
  },
  {
    title: 'Follow-ups over several days, then a graceful close with a rating',
    contact: { id: 'ines', name: 'Inês Duarte' },
    channel: 'sandbox',
    steps: [
      { at: 8, customer: 'How much is the yearly plan for a team of five?' },
      {
        at: 9,
        assistant: 'It is €480 a year for five people. Shall I send you an offer? I need your company name for it.',
      },
      { at: 2 * DAY + 23 * HOUR + 45, customer: '4' },
    ],
  },
  {
    title: '"Talk to me in 24 hours", then "thanks"',
    contact: { id: 'marco', name: 'Marco Rossi' },
    channel: 'sandbox',
    steps: [
      { at: 12, customer: 'Is the blue sofa still available?' },
      { at: 13, assistant: 'It is, for €890. Would you like to order it?' },
      { at: 15, customer: 'I need to measure first. Can you talk to me in 24 hours?' },
      { at: 18, customer: 'thanks 👍' },
    ],
  },
  {
    title: 'A person takes over',
    contact: { id: 'aiko', name: 'Aiko Tanaka' },
    channel: 'sandbox',
    steps: [
      { at: 20, customer: 'My invoice shows the wrong address. Can it be changed?' },
      { at: 21, assistant: 'I can help with that. What is the right address?' },
      { at: 90, person: 'take-over', name: 'Eva' },
      { at: 100, person: 'resolve', name: 'Eva' },
    ],
  },
  {
    title: 'Cancelled in the inbox',
    contact: { id: 'sam', name: 'Sam Okafor' },
    channel: 'sandbox',
    steps: [
      { at: 24, customer: 'What does delivery to Leeds cost?' },
      { at: 25, assistant: 'Delivery to Leeds is £12. Would you like to place the order?' },
      { at: 75, person: 'cancel', name: 'Eva' },
    ],
  },
  {
    title: 'Web widget: no follow-ups there, Auto-resolve applies',
    contact: { id: 'visitor-1042', name: 'Website visitor' },
    channel: 'web_widget',
    steps: [
      { at: 30, customer: 'Do you ship to Norway?' },
      { at: 31, assistant: 'We do, within five days. Is there anything else you would like to know?' },
    ],
  },
]
