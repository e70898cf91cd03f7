import { TerminalError } from '@relance/contracts/errors'

/** The last view of a page; the next page begins after it, by activity and then by id, both descending. */
export interface Position {
  lastActivityAt: number
  id: string
}

export function toPageToken({ lastActivityAt, id }: Position): string {
  return Buffer.from(`${lastActivityAt}:${id}`).toString('base64url')
}

export function fromPageToken(token: string): Position {
  const [, lastActivityAt, id] = /^(-?\d+):(.+)$/s.exec(Buffer.from(token, 'base64url').toString()) ?? []
  if (lastActivityAt === undefined || id === undefined) {
    throw new TerminalError('PAGE_TOKEN_INVALID', 'The page token is none that a list has given.')
  }
  return { lastActivityAt: Number(lastActivityAt), id }
}

/** Case is ignored as Unicode folds it, not as a database's language does. */
export function fold(text: string): string {
  return text.toLowerCase()
}
