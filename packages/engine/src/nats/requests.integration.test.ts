import { errors, type NatsConnection } from '@nats-io/nats-core'
import { useNats } from '@relance/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRequests } from './requests.ts'

const nats = useNats()
let connection: NatsConnection

beforeAll(async () => {
  connection = await nats.connect()
  connection.subscribe('echo.*', { callback: (_, { data, reply }) => connection.publish(reply!, data) })
  connection.subscribe('deaf', { callback() {} })
})

describe('requests', () => {
  it('get each its own answer, however many there are', async () => {
    const requests = createRequests(connection)
    const asked = Array.from({ length: 1000 }, (_, n) => requests.ask(`echo.${n % 7}`, `${n}`))
    expect((await Promise.all(asked)).map((answer) => answer.string())).toEqual(asked.map((_, n) => `${n}`))
    requests.close()
  })

  it('are refused where nobody listens, and given up where nobody answers', async () => {
    const requests = createRequests(connection)
    await expect(requests.ask('nobody', '')).rejects.toThrow(errors.NoRespondersError)
    await expect(requests.ask('deaf', '')).rejects.toThrow('No answer from deaf within 2000 ms.')
    await expect(requests.ask('not a subject', '')).rejects.toThrow()
    expect((await requests.ask('echo.1', 'still')).string()).toBe('still')
    requests.close()
  })

  it('end with the engine: those under way, and those that come too late', async () => {
    const requests = createRequests(connection)
    const underWay = requests.ask('deaf', '')
    requests.close()
    await expect(underWay).rejects.toThrow('The engine was closed while deaf was asked.')
    await expect(requests.ask('echo.1', '')).rejects.toThrow('echo.1 was asked after the engine was closed.')
  })

  it('leave in the order in which they were made, and are with the client once it says so', async () => {
    const requests = createRequests(connection)
    const seen: string[] = []
    connection.subscribe('order', { callback: (_, message) => void seen.push(message.string()) })
    for (const word of ['one', 'two', 'three']) requests.tell('order', word)
    await requests.sent()
    await connection.flush()
    expect(seen).toEqual(['one', 'two', 'three'])
    requests.close()
  })
})
