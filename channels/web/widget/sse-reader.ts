export interface SseEvent {
  readonly id: string
  readonly event: string
  readonly data: string
}

/**
 * Reads server-sent events from text as it arrives (WHATWG HTML §9.2.6), because `EventSource` cannot send the
 * Authorization header. `retry` is left out: the widget has its own back-off.
 */
export function createSseReader(onEvent: (event: SseEvent) => void): (chunk: string) => void {
  let rest = ''
  let id = ''
  let event = ''
  let data: string[] = []

  const dispatch = (): void => {
    if (data.length > 0) onEvent({ id, event: event || 'message', data: data.join('\n') })
    event = ''
    data = []
  }

  const readLine = (line: string): void => {
    if (line === '') return dispatch()
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    // A comment (the server's ping) has an empty name.
    if (name === 'data') data.push(value)
    else if (name === 'event') event = value
    else if (name === 'id' && !value.includes('\0')) id = value
  }

  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    lines.forEach(readLine)
  }
}
