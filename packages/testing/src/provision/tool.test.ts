import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { findOnPath, inspect, isAtLeast, placeOnce } from './tool.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relance tool '))
  onTestFinished(() => rm(folder, { recursive: true }))
})

async function aProgram(name: string, prints: string) {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\necho "${prints}"\n`, { mode: 0o755 })
  return { path, env: {} }
}

it.each([
  ['2.14', '2.14', true],
  ['2.15.1', '2.14', true],
  ['3.0.0', '2.14', true],
  ['2.9.10', '2.14', false],
  ['1.99', '2.14', false],
])('%s is at least %s: %s', (version, minimum, expected) => {
  expect(isAtLeast(version, minimum)).toBe(expected)
})

describe('inspect', () => {
  it.each([
    ['nats-server: v2.15.1', '2.15.1'],
    ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64', '7.0.15'],
    ['Chromium 150.0.7871.100 built on Debian', '150.0.7871.100'],
  ])('reads the version from "%s"', async (prints, version) => {
    expect(await inspect(await aProgram('program', prints), '1.0')).toMatchObject({ version })
  })

  it('refuses what is too old, says no version, or is not there', async () => {
    expect(await inspect(await aProgram('old', 'nats-server: v2.9.10'), '2.14')).toBeUndefined()
    expect(await inspect(await aProgram('mute', 'hello'), '2.14')).toBeUndefined()
    expect(await inspect({ path: join(folder, 'absent'), env: {} }, '2.14')).toBeUndefined()
  })
})

it('finds executables on PATH, in its order', async () => {
  const { path } = await aProgram('program', '')
  await writeFile(join(folder, 'text'), '')
  expect(findOnPath('program', `/nowhere:${folder}`)).toEqual([{ path, env: {} }])
  expect(findOnPath('text', folder)).toEqual([])
})

describe('placeOnce', () => {
  it('is complete, and the same for all, when several do it at the same time', async () => {
    const target = join(folder, 'place')
    const fillAs = (name: string) => placeOnce(target, (fresh) => writeFile(join(fresh, 'by'), name))
    await Promise.all(['a', 'b', 'c'].map(fillAs))
    const by = await readFile(join(target, 'by'), 'utf8')
    await fillAs('d')
    expect(await readFile(join(target, 'by'), 'utf8')).toBe(by)
    expect(await readdir(folder)).toEqual(['place'])
  })

  it('leaves nothing behind when it fails', async () => {
    const target = join(folder, 'place')
    await expect(placeOnce(target, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
    await expect(access(target)).rejects.toThrow()
    expect(await readdir(folder)).toEqual([])
  })
})
