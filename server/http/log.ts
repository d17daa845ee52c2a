// The server's log: one JSON object a line. Nothing in it identifies a person or opens a door: paths are
// written as the contract's patterns, bodies, cookies and addresses not at all.

export type LogLevel = 'info' | 'warning' | 'error'

export interface Log {
  readonly write: (
    level: LogLevel,
    message: string,
    details?: Readonly<Record<string, unknown>>,
  ) => void
}

const plain = (value: unknown): unknown =>
  value instanceof Error
    ? { name: value.name, message: value.message, stack: value.stack, ...codeOf(value) }
    : value

const codeOf = (error: Error): { code?: unknown } => ('code' in error ? { code: error.code } : {})

/** `least` leaves out what is less important. */
export const createLog = (
  output: (line: string) => void,
  now: () => Date,
  least: LogLevel = 'warning',
): Log => {
  const order: readonly LogLevel[] = ['info', 'warning', 'error']
  return {
    write: (level, message, details = {}) => {
      if (order.indexOf(level) < order.indexOf(least)) return
      const fields = Object.entries(details).map(([key, value]) => [key, plain(value)])
      const entry = { time: now().toISOString(), level, message, ...Object.fromEntries(fields) }
      output(JSON.stringify(entry))
    },
  }
}
