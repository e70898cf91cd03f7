import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readModelContract } from './contract.ts'
import { createSqliteReadModel } from './sqlite.ts'

readModelContract({
  name: 'SQLite',
  async create() {
    const folder = mkdtempSync(join(tmpdir(), 'relance-read-model-'))
    const [readModel, another] = [1, 2].map(() => createSqliteReadModel(join(folder, 'views.sqlite')))
    if (!readModel || !another) throw new Error('Two were made.')
    return {
      readModel,
      another,
      async close() {
        readModel.close()
        another.close()
        rmSync(folder, { recursive: true })
      },
    }
  },
})
