import type { ChatOpenAI } from '@langchain/openai'
import { limitedFetch } from './limited-fetch.ts'
import { REPLY_SCHEMA, SYSTEM_PROMPT } from './prompt.ts'

export interface ModelOptions {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
}

/** One chat completion: the request's text in, the reply's text out; rejects for whatever the server does wrong. */
export type CallModel = (request: string, signal: AbortSignal) => Promise<string>

export function createCallModel(options: ModelOptions): CallModel {
  let model: ChatOpenAI | undefined
  return async (request, signal) => {
    const { ChatOpenAI: Chat, HumanMessage, SystemMessage } = await loadLangchain()
    model ??= new Chat(settings(options))
    signal.throwIfAborted()
    // `invoke` would hand the prompt to LangSmith or the console if LANGSMITH_TRACING or LANGCHAIN_VERBOSE is set in the
    // environment; the method below it knows no callbacks.
    const { generations } = await model._generate([new SystemMessage(SYSTEM_PROMPT), new HumanMessage(request)], {
      signal,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: REPLY_SCHEMA } },
    })
    return generations[0]?.text ?? ''
  }
}

/**
 * 0.5 s of processor time and 50 MB: paid by the first call, or by whoever calls this once the server listens. Without
 * a model server it is never paid.
 */
async function loadLangchain() {
  const [{ ChatOpenAI: Chat }, { HumanMessage, SystemMessage }] = await Promise.all([
    import('@langchain/openai'),
    import('@langchain/core/messages'),
  ])
  return { ChatOpenAI: Chat, HumanMessage, SystemMessage }
}

/** Six sentences with their frame in Vietnamese; a reasoning model also thinks on this account. */
const MOST_TOKENS = 1_500
/** These refuse a temperature. */
const REASONING = /^(?:o\d|gpt-5)/

function settings({ baseUrl, apiKey, model }: ModelOptions): ConstructorParameters<typeof ChatOpenAI>[0] {
  return {
    model,
    apiKey,
    // Its own back-off took 5.5 s for two 429 and ignores Retry-After; the circuit breaker is ours.
    maxRetries: 0,
    maxTokens: MOST_TOKENS,
    streaming: false,
    useResponsesApi: false,
    ...(REASONING.test(model) ? {} : { temperature: 0 }),
    // With OPENAI_LOG=debug the client would log whole requests.
    configuration: { baseURL: baseUrl, fetch: limitedFetch, logLevel: 'off' },
  }
}
