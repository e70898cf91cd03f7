/** What can only be seen from outside a process: how it ends, and what it traces. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SchedulerServiceClient } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createGrpcClient } from '../src/index.ts'
import { readSpanFile } from '../src/telemetry/collect-spans.ts'
import { startFixture, type TestProcess } from './processes.ts'

const said = (text: string) => (line: Record<string, unknown>) => line['msg'] === text

async function callOnce(answerer: TestProcess) {
  const { port } = await answerer.line(said('Serves gRPC.'))
  const client = createGrpcClient(SchedulerServiceClient, { address: `127.0.0.1:${Number(port)}`, caller: 'test' })
  await client.listDue({ tenant: 'demo', before: undefined, pageSize: 1 }).finally(() => client.close())
}

describe('runUntilSignal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('stops in reverse order on %s and exits with 0', async (signal) => {
    const stopper = startFixture('stopper', ['well'])
    await stopper.line(said('runs'))
    stopper.child.kill(signal)
    expect((await stopper.ended).code).toBe(0)
    const stopped = stopper
      .lines()
      .map(({ msg }) => msg)
      .filter((msg) => String(msg).startsWith('stops'))
    expect(stopped).toEqual(['stops the consumer', 'stops the server', 'stops the client'])
  })

  it('does not wait longer than its grace', async () => {
    const stopper = startFixture('stopper', ['never'])
    await stopper.line(said('runs'))
    stopper.child.kill('SIGTERM')
    await stopper.line(said('Ends with work still in hand. It will come again.'))
    expect((await stopper.ended).code).toBe(0)
  })

  it('stops the rest though one cannot be stopped, and says so', async () => {
    const stopper = startFixture('stopper', ['badly'])
    await stopper.line(said('runs'))
    stopper.child.kill('SIGTERM')
    expect((await stopper.ended).code).toBe(1)
    expect(stopper.lines().map(({ msg }) => msg)).toContain('stops the client')
  })

  it('exits at once on a second signal', async () => {
    const stopper = startFixture('stopper', ['never'])
    await stopper.line(said('runs'))
    stopper.child.kill('SIGINT')
    await stopper.line(said('stops the server'))
    stopper.child.kill('SIGINT')
    expect((await stopper.ended).code).toBe(1)
    expect(stopper.lines().map(({ msg }) => msg)).not.toContain('Ends with work still in hand. It will come again.')
  })

  it('logs a rejection that nobody caught, and exits with 1', async () => {
    const stopper = startFixture('stopper', ['rejects'])
    const { code } = await stopper.ended
    expect(code).toBe(1)
    expect(stopper.lines().at(-1)).toMatchObject({ level: 'fatal', err: { message: 'nobody caught this' } })
  })
})

describe('a client', () => {
  it('leaves a server behind that vanished without a word', async () => {
    const [one, two] = [startFixture('answerer'), startFixture('answerer')]
    const ports = [await one.line(said('Serves gRPC.')), await two.line(said('Serves gRPC.'))].map(({ port }) =>
      Number(port),
    )
    const client = createGrpcClient(SchedulerServiceClient, {
      address: ports.map((port) => `127.0.0.1:${port}`).join(),
      caller: 'test',
      deadlineMs: 500,
    })
    onTestFinished(() => client.close())
    const answers = async () => {
      const calls = Array.from({ length: 6 }, () => client.listDue({ tenant: 'demo', before: undefined, pageSize: 1 }))
      return (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled').length
    }
    const bothAnswer = async () => {
      await answers()
      return [one, two].every((server) => server.lines().some(said('Answers.')))
    }
    await expect.poll(bothAnswer).toBe(true)
    one.child.kill('SIGSTOP')
    expect(await answers()).toBeLessThan(6)
    await expect.poll(answers, { timeout: 8_000 }).toBe(6)
  })
})

describe('telemetry', () => {
  it('writes the spans of a process to a file, and their ids on its log lines', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relance-spans-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'spans.jsonl')
    const answerer = startFixture('answerer', [], { RELANCE_SPANS_FILE: file })
    await callOnce(answerer)
    const line = await answerer.line(said('Answers.'))
    await expect.poll(() => (existsSync(file) ? readSpanFile(file).length : 0)).toBe(2)
    const [read, call] = readSpanFile(file)
    expect(call).toMatchObject({
      kind: 'server',
      service: 'answerer',
      attributes: { 'rpc.method': 'ListDue', 'relance.caller': 'test' },
    })
    expect(read).toMatchObject({ name: 'read', traceId: call?.traceId, parentSpanId: call?.spanId })
    expect(line).toMatchObject({ trace_id: read?.traceId, span_id: read?.spanId })
  })

  it('sends spans to a collector where one is named, the last ones before the process ends', async () => {
    const received: { path: string | undefined; body: string }[] = []
    const collector = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        received.push({ path: request.url, body: Buffer.concat(chunks).toString('latin1') })
        response.end()
      })
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void collector.close())
    await once(collector, 'listening')
    const answerer = startFixture('answerer', [], {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    })
    await callOnce(answerer)
    answerer.child.kill('SIGTERM')
    expect((await answerer.ended).code).toBe(0)
    expect(received.map(({ path }) => path)).toEqual(['/v1/traces'])
    expect(received[0]?.body).toContain('relance.scheduler.v1.SchedulerService/ListDue')
    expect(received[0]?.body).toContain('answerer')
  })

  it('is not held up by a collector that is away', async () => {
    const answerer = startFixture('answerer', [], { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
    await callOnce(answerer)
    answerer.child.kill('SIGTERM')
    expect((await answerer.ended).code).toBe(0)
  })

  it('says nothing where nothing was asked for', async () => {
    const answerer = startFixture('answerer')
    await callOnce(answerer)
    answerer.child.kill('SIGTERM')
    const { output } = await answerer.ended
    const messages = output
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg)
    expect(messages).toEqual(['Serves gRPC.', 'Answers.', 'Stops.'])
    expect(output).not.toContain('trace_id')
  })
})
