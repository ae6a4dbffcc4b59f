/** What was opened, to be closed in the opposite order. */
export interface Closing {
  add(close: () => Promise<void>): void
  run(): Promise<void>
}

export function createClosing(): Closing {
  const all: (() => Promise<void>)[] = []
  return {
    add: (close) => void all.push(close),
    async run() {
      // Each is tried: what cannot be closed must not leave the database running.
      for (let close = all.pop(); close !== undefined; close = all.pop()) await close().catch(() => undefined)
    },
  }
}
