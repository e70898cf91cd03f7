import { RetryableError } from '@relance/contracts/errors'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteDatabase, type SqliteDatabase } from './sqlite-database.ts'

let database: SqliteDatabase
beforeEach(() => {
  database = openSqliteDatabase(':memory:')
})
afterEach(() => database.close())

const put = (key: string) => database.statement('INSERT INTO setting (key, value, revision) VALUES (?, 1, 1)').run(key)
const keys = () =>
  database
    .statement('SELECT key FROM setting ORDER BY key')
    .all()
    .map(({ key }) => key)

describe('grouped commits', () => {
  it('D2 a write that fails rolls back itself alone', async () => {
    const outcomes = await Promise.allSettled([
      database.write(() => put('a')),
      database.write(() => {
        put('half done')
        throw new Error('It fails after half of it.')
      }),
      database.write(() => put('a')),
      database.write(() => put('b')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(keys()).toEqual(['a', 'b'])
    expect(outcomes[1]).toMatchObject({ reason: { message: 'It fails after half of it.' } })
    expect(outcomes[2]).toMatchObject({ reason: { code: 'STORAGE_FAILED' } })
  })

  it('D2 a write that is alone in its group and fails leaves nothing behind', async () => {
    const alone = database.write(() => {
      put('half done')
      throw new Error('It fails after half of it.')
    })
    await expect(alone).rejects.toThrow('It fails after half of it.')
    await database.write(() => put('a'))
    expect(keys()).toEqual(['a'])
  })

  it('D3 writes take effect in the order in which they were submitted, also where there are more than one group holds', async () => {
    const order: number[] = []
    const told: number[] = []
    await Promise.all(
      Array.from({ length: 2500 }, (_, n) =>
        database.write(
          () => order.push(n),
          () => told.push(n),
        ),
      ),
    )
    expect(order).toEqual(Array.from({ length: 2500 }, (_, n) => n))
    expect(told).toEqual(order)
  })

  it('says that writes wait, and tells memory before anybody goes on', async () => {
    const happened: string[] = []
    const written = database
      .write(
        () => put('a'),
        () => happened.push(`committed, pending: ${database.isPending()}`),
      )
      .then(() => happened.push('goes on'))
    expect(database.isPending()).toBe(true)
    expect(keys()).toEqual([])
    await written
    expect(happened).toEqual(['committed, pending: false', 'goes on'])
  })

  it('closing commits what was submitted and refuses the rest', async () => {
    let isCommitted = false
    const before = database.write(
      () => put('a'),
      () => {
        isCommitted = true
      },
    )
    database.close()
    await before
    expect(isCommitted).toBe(true)
    await expect(database.write(() => put('b'))).rejects.toThrow(RetryableError)
    expect(() => database.statement('SELECT 1')).toThrow(RetryableError)
  })
})
