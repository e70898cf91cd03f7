/** A transcript as the rules read it. */
export interface Line {
  from: 'customer' | 'assistant' | 'person'
  text: string
  /** Ms since the epoch. */
  at: number
  /** Relance sent it by itself: it repeats a question and opens none. */
  ours?: boolean
}
