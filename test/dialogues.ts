import type { Dialogue } from '../scripts/replay/dialogues.ts'

type Turn = Dialogue['transcript'][number]

const customer = (text: string): Turn => ({ from: 'customer', text })
const assistant = (text: string): Turn => ({ from: 'assistant', text })

/** Conversations as people have them, with every kind of end: unanswered, settled, and waiting for us. */
const KINDS: Turn[][] = [
  [customer('I would like to rent a bike.'), assistant('Sure! For which day, and how many bikes?')],
  [customer('What does the winter jacket cost?'), assistant('It is 120 €. Would you like to order it?')],
  [
    customer('Please move my appointment to Thursday.'),
    assistant('Your appointment is on Thursday at 10 now. Is there anything else?'),
    customer("No, that's all. Thanks, bye!"),
  ],
  [
    customer('Is the parcel on its way?'),
    assistant('It is, and will arrive tomorrow.'),
    customer('Can you change the delivery address?'),
  ],
  [customer('I need a table for tonight.'), assistant('A table at 8 pm for two people. Shall I confirm it?')],
]

/** So many dialogues, each kind in turn. */
export function someDialogues(count: number): Dialogue[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `dialogue ${index}`,
    transcript: KINDS[index % KINDS.length] ?? [],
  }))
}
