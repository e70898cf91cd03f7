/**
 * The layout of STATE that a later release writes: schema 2, in which two fields go by other names, so that a release that
 * read it regardless of its number would lose them. It reads schema 1, too, which its next commit makes schema 2.
 */
import type { StateStore } from '@relance/engine'

const LATER = 2

type Layout = Record<string, unknown> & { schema: number }

/** STATE as that release keeps it, beneath the code of this one. */
export function laterStateStore(stateStore: StateStore): StateStore {
  return {
    ...stateStore,
    async load(of, options) {
      const stored = await stateStore.load(of, options)
      return stored && { ...stored, body: rewritten(stored.body, toPresent) }
    },
    commit: (of, body, revision) => stateStore.commit(of, rewritten(body, toLater), revision),
    async *scan(options) {
      for await (const stored of stateStore.scan(options)) yield { ...stored, body: rewritten(stored.body, toPresent) }
    },
  }
}

function toLater({ outbox, outcomes, ...rest }: Layout): Layout {
  return { ...rest, schema: LATER, leaving: outbox, answers: outcomes }
}

function toPresent({ leaving, answers, ...rest }: Layout): Layout {
  return rest.schema === LATER ? { ...rest, schema: 1, outbox: leaving, outcomes: answers } : rest
}

function rewritten(body: Uint8Array, change: (record: Layout) => Layout): Uint8Array {
  return Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(body).toString('utf8')) as Layout)))
}
