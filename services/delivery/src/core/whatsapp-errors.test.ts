import { expect, it } from 'vitest'
import { refusedStatus, whatsappError } from './whatsapp-errors.ts'

it.each([
  [131047, 400, 'WINDOW_CLOSED'],
  [131049, 400, 'HELD_BACK_BY_META'],
  [131050, 400, 'OPTED_OUT'],
  [130429, 400, 'RATE_LIMITED'],
  [190, 401, 'ACCOUNT_UNAUTHORISED'],
  [230, 403, 'ACCOUNT_UNAUTHORISED'],
  [132001, 404, 'TEMPLATE_REJECTED'],
  // "API method: capability or permissions issue" comes with 500 and was not carried out all the same.
  [3, 500, 'ACCOUNT_UNAUTHORISED'],
  [999999, 400, 'REJECTED'],
  [undefined, 404, 'REJECTED'],
  [undefined, 302, 'REJECTED'],
  [undefined, 429, 'RATE_LIMITED'],
  [131000, 500, undefined],
  [131016, 503, undefined],
  [undefined, 502, undefined],
  [undefined, 408, undefined],
] as const)('code %s with %i is %s', (code, status, expected) => {
  expect(whatsappError(code, status)?.code).toBe(expected)
})

it('what Meta holds back waits at least a day; what the window forbids never comes again', () => {
  expect(whatsappError(131049, 400)?.retryAfterMs).toBeGreaterThanOrEqual(86_400_000)
  expect(whatsappError(131047, 400)?.retryAfterMs).toBeUndefined()
  expect(refusedStatus(200)).toBeUndefined()
})
