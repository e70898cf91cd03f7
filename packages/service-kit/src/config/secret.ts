import { TerminalError } from '@relance/contracts/errors'

/**
 * The secret behind a reference such as `env:WHATSAPP_TOKEN`. Records hold references, so that a backup of them
 * holds no secrets.
 *
 * @throws TerminalError `SECRET_REFERENCE_INVALID` or `SECRET_MISSING` (precondition).
 */
export function secretOf(reference: string, env: Readonly<Record<string, string | undefined>>): string {
  const name = /^env:([A-Za-z_][A-Za-z0-9_]*)$/.exec(reference)?.[1]
  if (!name) {
    throw new TerminalError('SECRET_REFERENCE_INVALID', 'A secret is named as env:NAME_OF_VARIABLE.', {
      kind: 'precondition',
    })
  }
  // A record that names one of these would have it sent to whatever address it names beside it.
  if (OURS.test(name)) {
    throw new TerminalError(
      'SECRET_REFERENCE_INVALID',
      `The variable ${name} is Relance's own and no channel's secret.`,
      {
        kind: 'precondition',
      },
    )
  }
  const value = env[name]
  if (!value) {
    throw new TerminalError('SECRET_MISSING', `The variable ${name}, which holds a secret, is not set.`, {
      kind: 'precondition',
    })
  }
  return value
}

/** What Relance itself is let in with. */
const OURS = /^(RELANCE|NATS|REDIS|OPENAI|OTEL)_/
