/** How one language asks to be written to later, and takes it back. Patterns read text as `timeText` gives it. */
export interface Asking {
  /** Somebody of ours contacts the customer. */
  asks: readonly RegExp[]
  /** Asks only where nothing but a time follows: "call tomorrow at 9", "let me know on Friday". */
  bare: RegExp
  /** The customer's side acts: "I'll message you", "my wife will call me". Read from the clause's start to the verb's end. */
  own: RegExp
  /** Right before the verb, it takes the request back. */
  notBefore: RegExp
  /** After a negated verb, it sets a time all the same: "don't write until Monday". */
  until: RegExp
  /** Together with `thing`, it takes a request back. */
  negated: RegExp
  thing: RegExp
  /** The whole clause takes back whatever was asked for: "forget it". */
  dropped: RegExp
  /** The clause tells or asks what happens, and is no request: "you never call me", "what time will you call me?". */
  tells: RegExp
  /** Between the verb and the time, it makes the time a part of the matter: "remind me about my flight on Friday". */
  matter: RegExp
  /** The clause is about a booking, an order, a journey. */
  booking: RegExp
  /** Begins a condition: a time in it is not the contact's, unless it waits for the customer's silence. */
  condition: RegExp
  silence: RegExp
  /** Between two clauses of one sentence. */
  split: RegExp
}
