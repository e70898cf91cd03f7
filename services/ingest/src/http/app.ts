import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { httpErrors, type Log, type Tokens } from '@relance/service-kit'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { AccountDirectory } from '../adapters/account-directory.ts'
import type { Intake } from '../intake.ts'
import type { Metrics, WebhookKind } from '../metrics.ts'
import type { Recorder } from '../recorder.ts'
import type { Throttle } from '../throttle.ts'
import { createSandboxWebhook } from './sandbox.ts'
import { createSignedHttpWebhook } from './signed-http.ts'
import { createWebhookAccounts } from './webhook-account.ts'
import { createWhatsappWebhook } from './whatsapp.ts'

export interface WebhooksDeps {
  directory: AccountDirectory
  secret: (reference: string) => string
  tokens: Tokens | undefined
  intake: Intake
  recorder: Recorder
  throttle: Throttle
  metrics: Metrics
  log: Log
}

/** Webhooks. They answer 200 once everything is durable, and 503 or 429 where the sender must repeat it. */
export function createWebhooks(deps: WebhooksDeps): Hono {
  const { directory, secret, tokens, intake, recorder, throttle, metrics, log } = deps
  const accounts = createWebhookAccounts(directory, secret)
  const app = new Hono()
  for (const kind of ['whatsapp', 'http', 'sandbox'] as const) {
    app.use(`/webhooks/${kind}/:account`, countCalls(kind, metrics))
  }
  app
    .route('/webhooks/whatsapp', createWhatsappWebhook({ accounts, recorder, throttle, metrics }))
    .route('/webhooks/http', createSignedHttpWebhook({ accounts, intake }))
    .route('/webhooks/sandbox', createSandboxWebhook({ accounts, tokens, intake }))
  app.notFound(() => {
    throw new TerminalError('NOT_FOUND', 'There is nothing at this address.', { kind: 'not_found' })
  })
  app.onError(httpErrors(log))
  return app
}

/** Every call is counted, whatever was answered. */
function countCalls(kind: WebhookKind, metrics: Metrics) {
  return createMiddleware(async (c, next) => {
    await next()
    const { error } = c
    const known = error instanceof TerminalError || error instanceof RetryableError
    metrics.webhook(kind, known ? error.code : c.res.ok ? 'accepted' : 'refused')
  })
}
