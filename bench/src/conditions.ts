import { arch, availableParallelism, cpus, platform } from 'node:os'

/** What a figure of a cluster depends on besides the code. */
export function conditions(): Record<string, string> {
  return {
    ...machine(),
    nats: 'one node, files, sync_interval 1s',
    redis: 'appendonly yes, appendfsync everysec',
  }
}

/** What any figure depends on. */
export function machine(): Record<string, string> {
  return {
    processors: `${availableParallelism()} of ${cpus()[0]?.model ?? 'an unknown make'}`,
    node: `${process.version}, ${platform()} ${arch()}`,
  }
}
