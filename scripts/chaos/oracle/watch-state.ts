/** Follows STATE while the run goes on: whoever commits behind somebody else's commit takes a conversation back. */
import type { Raw } from '../raw.ts'

/** A commit whose record had folded less than the one before it. */
export interface Setback {
  conversation: string
  from: number
  to: number
}

const EVERY_MS = 200

/** Sees each record that stood for so long; one that was replaced at once may escape it. */
export function watchState(raw: Pick<Raw, 'glance'>): { setbacks: Setback[]; stop(): Promise<void> } {
  const setbacks: Setback[] = []
  const lastSeqs = new Map<string, number>()
  let next = 1
  let stopped = false

  async function look(): Promise<void> {
    for (let more = true; more; ) {
      const records = await raw.glance('KV_STATE', next)
      more = records.length > 0 && !stopped
      for (const { seq, subject, body } of records) {
        next = seq + 1
        const to = Number(/"lastSeq":(\d+)/.exec(Buffer.from(body).toString('utf8'))?.[1])
        const from = lastSeqs.get(subject) ?? 0
        if (to < from) setbacks.push({ conversation: subject.slice(subject.lastIndexOf('.') + 1), from, to })
        lastSeqs.set(subject, to)
      }
    }
  }

  const done = (async () => {
    while (!stopped) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  })()
  return {
    setbacks,
    async stop() {
      stopped = true
      await done
    },
  }
}
