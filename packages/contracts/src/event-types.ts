/** Types of events that subscribers ask for by name. */

/** The type of an event that tells what is counted for a policy, and nothing else. */
export const OUTCOME_NOTED = 'outcome.noted'

/** The types of events that tell of a contact's consent. */
export const CONSENT_EVENTS = [
  'contact.opted_out',
  'contact.opted_in',
  'followups.paused',
  'followups.resumed',
] as const
