import type { Content } from '../../content/content.ts'
import { systemClock, type Clock } from '../../core/clock.ts'
import { unreachable } from '../../core/message.ts'
import type { Answerer, AnswererOutcome } from '../answerer.ts'
import { createCallModel, type ModelOptions } from './call-model.ts'
import { composeReply } from './compose-reply.ts'
import { createFindPassages, type Passage } from '../find-passages.ts'
import { createGate } from './gate.ts'
import { requestText, withoutPersonalData } from './prompt.ts'
import { readReply, type Reply } from './read-reply.ts'
import { verify } from './verify.ts'

export interface ModelAnswererOptions extends ModelOptions {
  readonly content: Content
  /** Over the whole call, import and body included. */
  readonly timeoutMs?: number
  readonly callsPerMinute?: number
  readonly clock?: Clock
}

/** A citizen who waits longer asks again or leaves. */
const TIMEOUT_MS = 8_000
const CALLS_PER_MINUTE = 60

/** Retrieves, lets the model word it, and lets nothing through that code cannot find in the passages. */
export function createModelAnswerer(options: ModelAnswererOptions): Answerer {
  const { content, timeoutMs = TIMEOUT_MS, callsPerMinute = CALLS_PER_MINUTE, clock = systemClock } = options
  const findPassages = createFindPassages(content)
  const callModel = createCallModel(options)
  const gate = createGate({ clock, callsPerMinute })

  return {
    async answer({ text, day }, signal) {
      if (signal.aborted) return unknown('stopped')
      const question = withoutPersonalData(text)
      // The masks would be looked for as words.
      const passages = findPassages(question.replace(/\[[^\]]*\]/g, ' '), day)
      if (passages.length === 0) return unknown('no_passage')
      const entered = gate.enter()
      if (typeof entered === 'string') return unknown(entered)
      const reply = await within(timeoutMs, signal, async (whole) =>
        readReply(await callModel(requestText(question, passages), whole)),
      )
      entered(resultOf(reply))
      return typeof reply === 'string' ? unknown(reply) : outcomeOf(reply, passages, content)
    },
  }
}

type Failure = 'stopped' | 'timeout' | 'server_failed'

function unknown(why: Extract<AnswererOutcome, { kind: 'unknown' }>['why'], detail?: string): AnswererOutcome {
  return { kind: 'unknown', why, ...(detail === undefined ? {} : { detail }) }
}

/** A server that cannot keep the form is as useless as a dead one; an invention is the model's fault, not the server's. */
function resultOf(reply: Reply | Failure): 'worked' | 'failed' | 'stopped' {
  if (reply === 'stopped') return 'stopped'
  return typeof reply === 'string' || reply.kind === 'malformed' ? 'failed' : 'worked'
}

function outcomeOf(reply: Reply, passages: readonly Passage[], content: Content): AnswererOutcome {
  switch (reply.kind) {
    case 'declined':
      return unknown('declined')
    case 'malformed':
      return unknown('reply_malformed')
    case 'sentences': {
      const fault = verify(reply.sentences, passages)
      return fault === undefined ? composeReply(reply.sentences, passages, content) : unknown('unverified', fault)
    }
    default:
      return unreachable(reply)
  }
}

/**
 * What the server does ends here as one of three words: errors of langchain and its client may hold the request, so
 * none is kept. Stops waiting at the signal even if something below does not heed it.
 */
async function within<T>(
  timeoutMs: number,
  signal: AbortSignal,
  work: (whole: AbortSignal) => Promise<T>,
): Promise<T | Failure> {
  const timeout = new AbortController()
  // Not AbortSignal.timeout: Node 20 may collect one that only AbortSignal.any refers to, and it never fires.
  const timer = setTimeout(() => timeout.abort(), timeoutMs)
  const whole = AbortSignal.any([signal, timeout.signal])
  try {
    return await Promise.race([work(whole), rejectedBy(whole)])
  } catch {
    if (signal.aborted) return 'stopped'
    return timeout.signal.aborted ? 'timeout' : 'server_failed'
  } finally {
    clearTimeout(timer)
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
  })
}
