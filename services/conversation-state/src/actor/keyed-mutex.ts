/** Lets one thing at a time happen per key, in the order of asking. Keys do not wait for each other. */
export interface KeyedMutex {
  run<T>(key: string, work: () => Promise<T>): Promise<T>
  /** Keys that something runs or waits for. */
  readonly size: number
}

export function createKeyedMutex(): KeyedMutex {
  const tails = new Map<string, Promise<void>>()
  return {
    run(key, work) {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work)
      const tail: Promise<void> = turn.then(settled, settled).then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
      tails.set(key, tail)
      return turn
    },
    get size() {
      return tails.size
    },
  }
}

function settled(): void {}
