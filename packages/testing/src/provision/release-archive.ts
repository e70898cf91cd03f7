import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A .tar.gz with the checksum that its publisher gave it. */
export type ReleaseArchive = { url: string; sha256: string }

/** Downloads an archive, compares its checksum, and only then lets tar read it. Its one top folder is stripped. */
export async function unpackReleaseArchive({ url, sha256 }: ReleaseArchive, folder: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  const archive = Buffer.from(await response.arrayBuffer())
  const actual = createHash('sha256').update(archive).digest('hex')
  if (actual !== sha256) throw new Error(`${url} has sha256 ${actual}, expected ${sha256}.`)
  const temporary = await mkdtemp(join(tmpdir(), 'relance-archive-'))
  try {
    await writeFile(join(temporary, 'archive.tar.gz'), archive)
    await promisify(execFile)('tar', ['-xzf', join(temporary, 'archive.tar.gz'), '-C', folder, '--strip-components=1'])
  } finally {
    await rm(temporary, { recursive: true })
  }
}
