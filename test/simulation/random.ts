/** Chance that is the same for the same seed. Everything that a simulation draws comes from here. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** Between the ends, small ones as likely as large ones by their order of magnitude: waits that matter are of every size. */
  spread(from: number, to: number): number
  /** A stream of its own, so that drawing more in one place does not change what another place draws. */
  fork(name: string): Random
}

export function createRandom(seed: string): Random {
  const next = sfc32(seed)
  const random: Random = {
    next,
    chance: (probability) => probability > 0 && next() < probability,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
    spread: (from, to) => Math.round(from * (to / from) ** next()),
    fork: (name) => createRandom(`${seed}/${name}`),
  }
  return random
}

/** Chris Doty-Humphrey's "small fast counter", 32 bits, public domain; seeded by FNV-1a of the text. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = [fnv1a(`${seed}a`), fnv1a(`${seed}b`), fnv1a(`${seed}c`), 1]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let n = 0; n < 12; n++) next()
  return next
}

/** Fowler, Noll and Vo's hash of a text, 32 bits. */
function fnv1a(text: string): number {
  let value = 0x811c9dc5
  for (let n = 0; n < text.length; n++) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193)
  return value >>> 0
}
