/** A transcript as the rules read it. */
export interface Line {
  from: 'customer' | 'assistant' | 'person'
  text: string
  /** Ms since the epoch. */
  at: number
  /** Relance sent it by itself: it repeats a question and opens none. */
  ours?: boolean
  /** It told the customer when we write again: what was asked for before it is taken care of. */
  acknowledges?: boolean
}
