/** The repair tools on the ports of a test, and what they say. */
import { join } from 'node:path'
import { type Engine, createSystemClock } from '@relance/engine'
import type { ReadModel } from '@relance/read-model'
import { createLog } from '@relance/service-kit'
import { startScript } from '@relance/testing'
import { createActor } from '../src/actor/actor.ts'
import { realPause } from '../src/loop.ts'
import type { RepairPorts } from '../src/repair/tools.ts'

const log = createLog({ service: 'test', level: 'silent' })

/** As another process than the workers has them. */
export function repairPorts(engine: Engine, readModel: ReadModel): RepairPorts {
  const clock = createSystemClock()
  const ports = { ...engine, readModel, log, monotonic: () => clock.monotonic() }
  const actor = createActor(ports, { cacheSize: 100, patience: realPause })
  return { ...engine, readModel, clock, actor }
}

/** `npm run relance -- …`: its exit status and its lines. */
export async function relance(args: string[], env: Record<string, string> = {}) {
  const { ended, output } = startScript(join(import.meta.dirname, '..', 'src', 'repair', 'main.ts'), { args, env })
  const status = await ended
  return { status, output: output() }
}

/** Runs a command of `commands.ts` and collects what it tells. */
export async function told(command: (tell: (line: string) => void) => Promise<boolean>) {
  const lines: string[] = []
  const isWell = await command((line) => void lines.push(line))
  return { isWell, lines }
}
