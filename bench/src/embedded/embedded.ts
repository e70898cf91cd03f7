/** Durable inputs per second of the whole product in one process on SQLite, beside bare SQLite; and how soon it is ready. */
import { machine } from '../conditions.ts'
import { inRounds } from '../contenders.ts'
import type { Size } from '../inputs/size.ts'
import type { Report } from '../report.ts'
import { bareSqlite } from './bare-sqlite.ts'
import { embedded, npmStart } from './relance.ts'

const SIZE: Size = { warm: 2_000, inputs: 30_000, atOnce: 256 }

export async function benchEmbedded(options: {
  rounds: number
  env: NodeJS.ProcessEnv
  tell: (line: string) => void
}): Promise<Report> {
  const { rounds, env, tell } = options
  const figures = await inRounds([embedded(SIZE), bareSqlite(SIZE), npmStart(env)], rounds, tell)
  const median = (name: string) => figures[name]!.median
  return {
    summary: {
      embedded: median('embedded.warm'),
      embeddedOpening: median('embedded.opening'),
      bareSqlite: median('bareSqlite.warm'),
      startMs: median('start.ready'),
    },
    figures,
    conditions: { ...machine(), sqlite: 'one file, WAL, synchronous FULL, grouped commits' },
  }
}
