import { describe, expect, it, vi } from 'vitest'
import type { Address } from './address.ts'

/**
 * What an adapter brings to the contract of its port. Every guarantee gets a storage of its own, which is empty.
 *
 * An adapter that hands things out under a lease is set up with a short one here (1 to 2 s): a guarantee about a crash waits until
 * what was in hand comes again.
 */
export interface PortUnderTest<Port> {
  port: Port
  /**
   * The same storage through another instance of the adapter, as after a crash: the former instance ends without waiting for
   * its handlers, and what they do afterwards has no effect and throws at nobody.
   */
  reopen(): Promise<Port>
  /** Ends whatever still runs, handlers that never return included. */
  close(): Promise<void>
}

export interface ContractOptions<Port, Under extends PortUnderTest<Port> = PortUnderTest<Port>> {
  /** Names the adapter in the report. */
  name: string
  create(): Promise<Under>
  /** Guarantees that the adapter does not give, each named by its number. */
  skip?: readonly Gap[]
}

export interface Gap {
  reason: string
  /** Numbers of guarantees, such as `M6`. */
  tests: readonly string[]
}

type Guarantee<Under> = (number: string, sentence: string, test: (under: Under) => Promise<void>) => void

/** Registers the guarantees of a port as tests, and fails where a gap names a guarantee that there is not. */
export function describeContract<Port, Under extends PortUnderTest<Port>>(
  port: string,
  { name, create, skip = [] }: ContractOptions<Port, Under>,
  guarantees: (guarantee: Guarantee<Under>) => void,
): void {
  describe(`${port} on ${name}`, () => {
    const numbers = new Set<string>()
    guarantees((number, sentence, test) => {
      numbers.add(number)
      const gap = skip.find(({ tests }) => tests.includes(number))
      if (gap) {
        it.skip(`${number} ${sentence} (${gap.reason})`, () => {})
        return
      }
      it(`${number} ${sentence}`, { timeout: 60_000 }, async () => {
        const under = await create()
        try {
          await test(under)
        } finally {
          await under.close()
        }
      })
    })
    it('declares gaps of known guarantees only', () => {
      expect(skip.flatMap(({ tests }) => tests).filter((number) => !numbers.has(number))).toEqual([])
    })
  })
}

/** Waits until an assertion holds. Generous, because it ends as soon as it does. */
export function eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(assertion, { timeout: 30_000, interval: 5 })
}

/** Does something again and again until its effect is seen: for subscriptions, which say nothing of when they have begun. */
export async function repeatUntil(seen: () => boolean, act: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; !seen(); n++) {
    await act(n)
    await vi.waitFor(() => expect(seen()).toBe(true), { timeout: 100, interval: 5 }).catch(() => {})
  }
}

/** A handler's promise that never settles, as where the process dies with it. */
export function never(): Promise<never> {
  return new Promise(() => {})
}

export function anAddress(conversation = 'conversation-1', tenant = 'tenant-1'): Address {
  return { tenant, conversation }
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function text(body: Uint8Array): string {
  return new TextDecoder().decode(body)
}

/** Whatever bytes there are, and a few that break text protocols. */
export const ANY_BYTES = Uint8Array.from([...Array(256).keys(), 13, 10, 13, 10, 0, 0])

/** Identifiers that break headers, subjects and SQL text. */
export const ANY_IDS = [
  'plain',
  'with space',
  'a.b.*.>',
  'line\r\nbreak: x',
  'nul\0after',
  'quote\'"\\',
  'é 漢字 🙂',
  '%2F/..',
  'x'.repeat(500),
]
