/** Calls `act` with 0 to `count - 1`, `atOnce` at a time, in order of beginning. Rejects with the first failure. */
export async function inParallel(count: number, atOnce: number, act: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const actOn = async () => {
    for (let n = next++; n < count; n = next++) await act(n)
  }
  await Promise.all(Array.from({ length: atOnce }, actOn))
}
