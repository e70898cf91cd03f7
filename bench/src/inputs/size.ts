/** How much is measured with. */
export interface Size {
  /** Conversations that inputs go to. */
  warm: number
  /** Inputs of one measurement. */
  inputs: number
  /** Inputs that their sender has under way. */
  atOnce: number
}

export const SIZE: Size = { warm: 2_000, inputs: 60_000, atOnce: 256 }
