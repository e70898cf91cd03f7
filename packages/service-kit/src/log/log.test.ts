import { RetryableError } from '@relance/contracts/errors'
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

  it('writes an error that is expected without its stack', () => {
    const lines: string[] = []
    const to = { write: (line: string) => void lines.push(line) }
    const err = new RetryableError('AWAY', 'It is away.', { cause: new Error('ECONNREFUSED') })
    createLog({ service: 'ingest', level: 'info', to }).warn({ err }, 'Waits.')
    createLog({ service: 'ingest', level: 'info', pretty: true, to }).warn({ err }, 'Waits.')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { type: 'RetryableError', code: 'AWAY', message: 'It is away.' },
    })
    expect(lines.join('')).not.toContain('    at ')
    expect(lines[1]).toMatch(/ warn {2}ingest {13}Waits\. AWAY: It is away\.\n$/)
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
