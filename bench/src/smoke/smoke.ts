/**
 * A guard against getting slower, in less than a minute: small runs, of which only ratios count, since the machine is another every time.
 * They are compared with the committed table, `ratios.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { inRounds } from '../contenders.ts'
import type { Figure } from '../figure.ts'
import { jetstreamPublish } from '../inputs/jetstream.ts'
import { relance } from '../inputs/relance.ts'
import type { Size } from '../inputs/size.ts'
import { compare, type Ratios } from './compare.ts'

const SMALL: Size = { warm: 1_000, inputs: 12_000, atOnce: 256 }
const ROUNDS = 3
const TABLE = new URL('ratios.json', import.meta.url)

/** Prints what moved. Resolves to whether nothing has become slower. With `update` it writes the table anew instead. */
export async function smoke({ update, tell }: { update: boolean; tell: (line: string) => void }): Promise<boolean> {
  const figures = await inRounds([relance(SMALL), jetstreamPublish(SMALL)], ROUNDS, () => {})
  const ratios = ratiosOf(figures)
  if (update) {
    writeFileSync(TABLE, `${JSON.stringify(ratios, undefined, 2)}\n`)
    tell('The table is written anew.')
    return true
  }
  const committed = JSON.parse(readFileSync(TABLE, 'utf8')) as Ratios
  const compared = compare(committed, ratios)
  for (const { name, was, is, verdict } of compared) {
    tell(`${name.padEnd(48)} ${was.toFixed(3)} → ${is.toFixed(3)}  ${verdict}`)
  }
  return compared.every(({ verdict }) => verdict !== 'slower')
}

/** Larger is better. Rates and processor time are of the best round: what disturbs a round only ever makes it worse. */
function ratiosOf(figures: Record<string, Figure>): Ratios {
  const rate = (name: string) => figures[name]!.highest
  const cost = (name: string) => figures[name]!.lowest
  const publishing = cost('jetstreamPublish.warm.cpu.sender')
  return {
    'warm inputs per bare publish': rate('relance.warm') / rate('jetstreamPublish.warm'),
    'opening inputs per bare publish': rate('relance.opening') / rate('jetstreamPublish.warm'),
    "a publish's processor time per a worker's input": publishing / cost('relance.warm.cpu.conversation-state'),
    "a publish's processor time per a worker's opening": publishing / cost('relance.opening.cpu.conversation-state'),
    "a publish's processor time per an append's": publishing / cost('relance.warm.cpu.sender'),
  }
}
