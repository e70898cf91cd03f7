import { describe, it } from 'vitest'

export interface ContractOptions<Under> {
  /** Names the adapter in the report. */
  name: string
  /** Gives an empty one, for each guarantee. */
  create(): Promise<Under>
}

type Guarantee<Under> = (sentence: string, test: (under: Under) => Promise<void>) => void

/** Registers the guarantees of a port as tests. */
export function describeContract<Under extends { close(): Promise<void> }>(
  port: string,
  { name, create }: ContractOptions<Under>,
  guarantees: (guarantee: Guarantee<Under>) => void,
): void {
  describe(`${port} on ${name}`, () => {
    guarantees((sentence, test) =>
      it(sentence, async () => {
        const under = await create()
        try {
          await test(under)
        } finally {
          await under.close()
        }
      }),
    )
  })
}
