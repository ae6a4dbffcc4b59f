/** One limit over several steps, ended early by the caller's signal. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Why it was ended, if it was. */
  reason(): 'timeout' | 'aborted' | undefined
  /** For steps that cannot be ended: stops waiting for them. */
  race<T>(step: Promise<T>): Promise<T>
  /** Must be called: the caller's signal may live as long as the process. */
  end(): void
}

export function startDeadline(milliseconds: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  let why: 'timeout' | 'aborted' | undefined
  const stop = (reason: 'timeout' | 'aborted'): void => {
    why ??= reason
    controller.abort()
  }
  const onAbort = (): void => stop('aborted')
  const timer = setTimeout(() => stop('timeout'), milliseconds)
  if (outer?.aborted === true) onAbort()
  outer?.addEventListener('abort', onAbort, { once: true })
  return {
    signal: controller.signal,
    reason: () => why,
    race: (step) => Promise.race([step, rejectedOn(controller.signal)]),
    end() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', onAbort)
    },
  }
}

function rejectedOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = (): void => reject(new Error('stopped'))
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
}
