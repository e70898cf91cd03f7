/** Ids are long; the first characters of a conversation's tell it apart within a run. */
export function shortId(id: string): string {
  return id.replace(/^(c_[0-9a-f]{4})[0-9a-f]*/, '$1')
}
