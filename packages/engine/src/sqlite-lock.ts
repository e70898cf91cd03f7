import { DatabaseSync } from 'node:sqlite'
import { TerminalError } from '@relance/contracts/errors'

/** How long a predecessor that is just ending is waited for, ms. */
const PATIENCE_MS = 1000

/**
 * Takes a database for this process alone: two that hand out the same jobs would each do them. Answers how to let go.
 *
 * The lock is SQLite's own on a file beside the database. The operating system drops it with the process, so that a predecessor that
 * was killed stands in nobody's way, which a file with a process number would; and the database itself stays open for readers.
 *
 * Throws `DATA_IN_USE` where another has it.
 */
export function lockSqliteFile(path: string): () => void {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: PATIENCE_MS })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new TerminalError(
      'DATA_IN_USE',
      `Another Relance works on ${path}. Stop that one first, or give this one a folder of its own.`,
      { kind: 'precondition', cause },
    )
  }
  return () => lock.close()
}
