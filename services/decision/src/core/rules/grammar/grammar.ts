/**
 * What one language needs so that the words of our side can be read, and what a customer is after: a pattern per act,
 * over `plain` text (lower case, no accents, no opening marks). All languages have the same shape; the reading knows none.
 */
export interface AssistantGrammar {
  /** Something was done: "your table is booked". */
  success: RegExp
  /** "Enjoy the film!" */
  enjoy: RegExp
  /** Takes a success back: "could not be booked", "would be booked". */
  notDone: RegExp
  failure: RegExp
  /** "Anything else?" */
  more: RegExp
  /** "Let me know": makes `more` a question without a question mark. */
  letMeKnow: RegExp
  leave: RegExp
  /** "Let me check and get back to you." */
  promise: RegExp
  confirm: RegExp
  /** Still asks to confirm where something was also done: "please confirm". */
  confirmsStill: RegExp
  /** Says what it is about to do, or what the customer wants: "you'd like two tickets". */
  restates: RegExp
  offerQuestion: RegExp
  offerStatement: RegExp
  asksStart: RegExp
  asksPolitely: RegExp
  /** A question that wants to know something although it sounds like an offer: "which do you prefer?", "how can I help?". */
  asksOpenly: RegExp
  /** The customer asks for prices or stock: silence after the answer is a decision that is outstanding. */
  interest: RegExp
  /** The customer wants to see what there is: what we name then is an offer. */
  searches: RegExp
  /** "Yes", "correct", at the start of an answer to "please confirm". */
  yes: RegExp
}
