import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

describe('createLog', () => {
  it('writes JSON lines with time, level, service and message', () => {
    const lines: string[] = []
    const log = createLog({ service: 'ingest', level: 'info', to: { write: (line) => void lines.push(line) } })
    log.debug('unseen')
    log.info({ port: 8080 }, 'Listens.')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        level: 'info',
        service: 'ingest',
        port: 8080,
        msg: 'Listens.',
      },
    ])
  })

  it('writes lines for people, with the stack of an error', () => {
    const lines: string[] = []
    const log = createLog({
      service: 'ingest',
      level: 'info',
      pretty: true,
      to: { write: (line) => void lines.push(line) },
    })
    log.error({ err: new Error('broken'), port: 8080, host: 'here' }, 'Fails.')
    expect(lines.join('')).toMatch(
      /^\d\d:\d\d:\d\d error ingest {13}Fails\. port=8080 host=here\nError: broken\n {4}at /,
    )
  })
})
