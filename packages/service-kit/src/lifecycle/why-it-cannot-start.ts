import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { ConfigError } from '../config/read-config.ts'
import { CannotListenError } from './cannot-listen.ts'

/**
 * What people need to know of a failed start, in one line: what it is, which variable or port, and what to do. Undefined
 * for an error that nobody foresaw, which only its stack explains.
 *
 * @param config What the environment said, to name the variable that a port came from.
 */
export function whyItCannotStart(error: unknown, config: Readonly<Record<string, unknown>> = {}): string | undefined {
  if (error instanceof ConfigError) return error.message
  if (error instanceof CannotListenError) return `${inOneLine(error.message)} ${whatToDo(error, config)}`
  if (error instanceof TerminalError || error instanceof RetryableError) return inOneLine(error.message)
  if (isSystemError(error)) {
    const advice = error.path ? ' Choose another place, or see to it that this user may write there.' : ''
    return `${inOneLine(error.message)}.${advice}`
  }
  return undefined
}

function whatToDo({ code, host, port }: CannotListenError, config: Readonly<Record<string, unknown>>): string {
  const [portVariable] = Object.keys(config).filter((name) => name.endsWith('_PORT') && config[name] === port)
  const [hostVariable] = Object.keys(config).filter((name) => name.endsWith('_HOST') && config[name] === host)
  if (code === 'HOST_UNKNOWN') return `Set ${hostVariable ?? 'another host'}.`
  const otherPort = portVariable ? `set ${portVariable} to another port` : 'choose another port'
  return code === 'PORT_IN_USE'
    ? `End that program, or ${otherPort}.`
    : `${otherPort[0]?.toUpperCase()}${otherPort.slice(1)}.`
}

/** What the operating system refused: a folder that may not be written, a disk that is full. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

function inOneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ')
}
