import type { Request, Response } from 'express'

/** One client's server-sent events (WHATWG HTML §9.2). */
export interface EventStream {
  /** `data` may have several lines. Does nothing once the stream is closed. */
  send(event: string, data: string, id?: string): void
  /** A line that clients ignore: keeps proxies from closing an idle connection. */
  comment(text?: string): void
  /** Called once, at once if the client is already gone. */
  onClose(listener: () => void): void
  /** Ends the stream; the client connects again by itself. */
  end(): void
}

export interface EventStreamOptions {
  /** After how long the client connects again, in ms. */
  readonly retryMs?: number
  /** Proxies commonly drop connections that are silent for 60 s. */
  readonly pingSeconds?: number
}

/** A client that does not read is dropped here; it comes back with `Last-Event-ID` and loses nothing. */
const MAX_BUFFERED_BYTES = 1024 * 1024

export function openEventStream(_req: Request, res: Response, options: EventStreamOptions = {}): EventStream {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // nginx would otherwise collect the events before passing them on.
    'X-Accel-Buffering': 'no',
  })
  res.flushHeaders()
  const write = (chunk: string): void => {
    if (res.writableEnded || res.destroyed) return
    res.write(chunk)
    if (res.writableLength > MAX_BUFFERED_BYTES) res.destroy()
  }
  write(`retry: ${options.retryMs ?? 2000}\n\n`)
  const ping = setInterval(() => write(': \n\n'), (options.pingSeconds ?? 15) * 1000)
  // A client that left while the handler still waited for something has had its 'close' already.
  const gone = res.destroyed
  if (gone) clearInterval(ping)
  else res.once('close', () => clearInterval(ping))
  return {
    send: (event, data, id) => write(eventText(event, data, id)),
    comment: (text = '') => write(`: ${oneLine(text)}\n\n`),
    onClose: (listener) => {
      if (res.closed || res.destroyed) listener()
      else res.once('close', listener)
    },
    end: () => {
      if (!res.writableEnded) res.end()
    },
  }
}

function eventText(event: string, data: string, id: string | undefined): string {
  const head = id === undefined ? '' : `id: ${oneLine(id)}\n`
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `${head}event: ${oneLine(event)}\n${lines.join('')}\n`
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\0]/g, ' ')
}
