/**
 * Writes the snapshots of the present schema that are missing in src/core/fixtures. Those that are there stay as the
 * release that wrote them left them: they are what records in the field look like.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA } from '../src/core/actor-state.ts'
import { SITUATIONS } from '../src/core/stories/situations.ts'
import { Story } from '../src/core/stories/story.ts'

const folder = join(import.meta.dirname, '..', 'src', 'core', 'fixtures')
for (const [name, moves] of Object.entries(SITUATIONS)) {
  const path = join(folder, `schema-${SCHEMA}-${name}.json`)
  if (existsSync(path)) continue
  const { known, at, seq } = new Story().tell(...moves)
  writeFileSync(path, `${JSON.stringify({ at, seq, state: known }, null, 2)}\n`)
  process.stdout.write(`${path}\n`)
}
