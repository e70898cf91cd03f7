/** Snapshots of every schema that was released, as records in the field look: each must load, and go on (I12). */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ActorState, SCHEMA, parseActorState } from './actor-state.ts'
import { armedTimers } from './deadlines.ts'
import { conversationMachine } from './machine.ts'
import { SITUATIONS } from './stories/situations.ts'
import { Story, customer, elapses } from './stories/story.ts'
import { toView } from './view.ts'

const folder = join(import.meta.dirname, 'fixtures')

interface Snapshot {
  at: number
  seq: number
  state: unknown
}

const snapshots = readdirSync(folder).map((file): [string, Snapshot] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
])

/** The story goes on from the snapshot, as a record in the field does after an update. */
function resumed({ at, seq, state }: Snapshot): Story {
  return Object.assign(new Story(), { at, seq, state: parseActorState(state) })
}

describe.each(snapshots)('%s', (_, snapshot) => {
  it('loads, and is shown', () => {
    const story = resumed(snapshot)
    expect(toView(story.known, story.seq)?.id).toBe(story.c.route ? 'c_1' : undefined)
  })

  it('goes on when the customer writes: the conversation is active', () => {
    const story = resumed(snapshot).tell(customer('Hello again, is the table by the window free?', { id: 'later' }))
    expect(story.standing).toBe('active')
    expect(toView(story.known, story.seq)).toMatchObject({
      lastMessage: 'Hello again, is the table by the window free?',
    })
  })

  it('goes on when what it waits for elapses', () => {
    for (const { name } of armedTimers(resumed(snapshot).known)) {
      const story = resumed(snapshot).tell(elapses(name))
      expect(story.last?.state.timers[name]?.generation, name).toBeGreaterThan(0)
      expect(toView(story.known, story.seq), name).toBeDefined()
    }
  })
})

describe('the snapshots of the present schema', () => {
  const present = snapshots.filter(([file]) => file.startsWith(`schema-${SCHEMA}-`))

  it('are there for every situation; `node scripts/write-fixtures.ts` writes what is missing', () =>
    expect(present.map(([file]) => file).toSorted()).toEqual(
      Object.keys(SITUATIONS)
        .map((name) => `schema-${SCHEMA}-${name}.json`)
        .toSorted(),
    ))

  it('are there for every state of the chart', () => {
    const kept = present.map(([, { state }]) => pathOf((state as ActorState).snapshot.value))
    expect([...new Set(kept)].toSorted()).toEqual(leavesOf(conversationMachine.root).toSorted())
  })
})

function pathOf(value: ActorState['snapshot']['value']): string {
  return typeof value === 'string' ? value : Object.entries(value).map((path) => path.join('.'))[0]!
}

interface Node {
  key: string
  states: Record<string, Node>
}

function leavesOf(node: Node, prefix = ''): string[] {
  return Object.values(node.states).flatMap((child) =>
    Object.keys(child.states).length > 0 ? leavesOf(child, `${prefix}${child.key}.`) : [`${prefix}${child.key}`],
  )
}
