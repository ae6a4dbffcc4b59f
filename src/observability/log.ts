import { pino, type Logger } from 'pino'
import { redact } from '../privacy/redact.ts'

export type { Logger } from 'pino'

/**
 * JSON lines on stderr: stdout belongs to the commands' results. Every text is masked on its way out, so that an
 * identity, insurance, phone or account number in an error message does not reach a log.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args
          const masked: unknown[] = [first, ...rest].map((arg) => (typeof arg === 'string' ? redact(arg) : arg))
          Reflect.apply(method, this, masked)
        },
      },
      serializers: { error: describeError },
    },
    { write: (line: string) => void process.stderr.write(line) },
  )
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: redact(String(error)) }
  return {
    name: error.name,
    message: redact(error.message),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: redact(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
