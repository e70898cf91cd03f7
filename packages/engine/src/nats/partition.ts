import type { Address } from '../address.ts'

/**
 * Where things of a conversation and of a tenant are kept. Stored subjects depend on these two: another hash would need another
 * storage, and so would another number of partitions.
 */

export function partitionOf({ tenant, conversation }: Address, partitions: number): number {
  return hash(`${tenant}.${conversation}`) % partitions
}

export function laneOf(tenant: string, lanes: number): number {
  return hash(tenant) % lanes
}

/** FNV-1a over UTF-16 units with a final avalanche (the mixing step of MurmurHash3), so that its low bits are spread as well. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let n = 0; n < text.length; n++) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
