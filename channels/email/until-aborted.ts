/** What comes first; a work that goes on after the abort ends by itself, whatever its outcome. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  let forget = (): void => undefined
  const aborted = new Promise<'aborted'>((resolve) => {
    const stop = (): void => resolve('aborted')
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    forget = () => signal.removeEventListener('abort', stop)
  })
  work.catch(() => undefined)
  try {
    return await Promise.race([work, aborted])
  } finally {
    forget()
  }
}
