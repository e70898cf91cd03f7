/** What a message says is in its first and last sentences; readers of natural language take long over what lies between. */
const BEGINNING = 3_000
const END = 1_000

/** The words as readers get them, so that no message holds others up. Short ones are whole. */
export function readable(words: string): string {
  return words.length <= BEGINNING + END ? words : `${words.slice(0, BEGINNING)}\n${words.slice(-END)}`
}
