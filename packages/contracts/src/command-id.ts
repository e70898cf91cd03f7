/**
 * The id of a command: `<conversation>/<seq>-<instant>/<n>`, after the input that it came of. `instant` is the engine's for that input,
 * in base 36. It makes ids unique over all histories of a mailbox: after an older copy was restored, sequences are given a second
 * time, and whoever keeps ids for longer, such as a channel its idempotency keys, would take the new command for an old one.
 */

/** `at` is in ms since the epoch; `n` tells the commands of one input apart. */
export function commandIdOf(
  conversation: string,
  { seq, at }: { seq: number; at: number },
  n: number | string,
): string {
  return `${conversation}/${seq}-${at.toString(36)}/${n}`
}

/** Undefined for what is no command's id. */
export function readCommandId(id: string): { conversation: string; seq: number; at: number } | undefined {
  const [, conversation, seq, at] = /^([^/]+)\/(\d+)-([0-9a-z]+)\/[^/]+$/.exec(id) ?? []
  if (conversation === undefined || seq === undefined || at === undefined) return undefined
  return { conversation, seq: Number(seq), at: Number.parseInt(at, 36) }
}
