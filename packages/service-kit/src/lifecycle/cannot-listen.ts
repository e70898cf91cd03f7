import { TerminalError } from '@relance/contracts/errors'

/** A server could not begin to listen. `code` is `PORT_IN_USE`, `HOST_UNKNOWN`, `PORT_FORBIDDEN` or `CANNOT_LISTEN`. */
export class CannotListenError extends TerminalError {
  readonly host: string
  readonly port: number
  constructor(host: string, port: number, cause: unknown) {
    const [code, message] = reasonOf(cause)
    super(code, `Port ${port} of ${host} ${message}`, { kind: 'precondition', cause })
    this.name = 'CannotListenError'
    this.host = host
    this.port = port
  }
}

/** The text is searched, because grpc-js gives the system's error code only within its message. */
function reasonOf(cause: unknown): [code: string, message: string] {
  const text = cause instanceof Error ? cause.message : String(cause)
  if (text.includes('EADDRINUSE')) return ['PORT_IN_USE', 'is in use by another program.']
  if (/EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|Name resolution failed/.test(text)) {
    return ['HOST_UNKNOWN', 'is not an address of this machine.']
  }
  if (text.includes('EACCES')) return ['PORT_FORBIDDEN', 'may not be listened on by this user.']
  return ['CANNOT_LISTEN', `cannot be listened on: ${text.split('\n')[0]}.`]
}
