import type { DestinationStream } from 'pino'

interface Line {
  time: string
  level: string
  service: string
  msg?: string
  err?: { code?: string; message?: string; stack?: string }
}

const SHOWN_OTHERWISE = new Set(['time', 'level', 'service', 'msg', 'err', 'trace_id', 'span_id'])

/** Turns JSON lines into lines that read well: `12:00:00 info  ingest  Listens. port=8080`. */
export function createPrettyLines(to: DestinationStream): DestinationStream {
  return {
    write(json: string) {
      const line = JSON.parse(json) as Line
      const words = [line.time.slice(11, 19), line.level.padEnd(5), line.service.padEnd(18), line.msg ?? '']
      for (const [name, value] of Object.entries(line)) {
        if (!SHOWN_OTHERWISE.has(name))
          words.push(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
      }
      if (line.err && !line.err.stack) words.push(`${line.err.code}: ${line.err.message}`)
      to.write(`${words.join(' ')}\n${line.err?.stack ? `${line.err.stack}\n` : ''}`)
    },
  }
}
