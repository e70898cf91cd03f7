import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { unpackReleaseArchive } from './release-archive.ts'

/** The published archives themselves are not downloaded here: a server of the test's own stands in for their host. */
async function aPublishedArchive() {
  const folder = mkdtempSync(join(tmpdir(), 'relance archive '))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'program-v1'))
  mkdirSync(join(folder, 'target'))
  writeFileSync(join(folder, 'program-v1/program'), '#!/bin/sh\n', { mode: 0o755 })
  execFileSync('tar', ['-czf', join(folder, 'program.tar.gz'), '-C', folder, 'program-v1'])
  const archive = readFileSync(join(folder, 'program.tar.gz'))

  const server = createServer((request, response) => {
    response.writeHead(request.url === '/program.tar.gz' ? 200 : 404).end(archive)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/program.tar.gz`
  return { url, sha256: createHash('sha256').update(archive).digest('hex'), target: join(folder, 'target') }
}

it('unpacks an archive whose checksum is right, without its top folder', async () => {
  const { url, sha256, target } = await aPublishedArchive()
  await unpackReleaseArchive({ url, sha256 }, target)
  expect(readdirSync(target)).toEqual(['program'])
})

it('touches nothing when the checksum is wrong', async () => {
  const { url, sha256, target } = await aPublishedArchive()
  const other = sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  await expect(unpackReleaseArchive({ url, sha256: other }, target)).rejects.toThrow(sha256)
  expect(readdirSync(target)).toEqual([])
})

it('says what the server answered', async () => {
  const { url, sha256, target } = await aPublishedArchive()
  await expect(unpackReleaseArchive({ url: `${url}x`, sha256 }, target)).rejects.toThrow('answered 404')
})
