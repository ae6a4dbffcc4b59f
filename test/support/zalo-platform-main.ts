import { createInterface } from 'node:readline'
import { objectOf, parseObject, stringOf, type Json } from '../../channels/kit/json.ts'
import { burst, percentiles, userId } from './zalo/burst.ts'
import { startZaloPlatform, type ZaloPlatform } from './zalo-platform.ts'

/**
 * The platform in a process of its own, so that it survives the application's crash and does not share its event loop:
 *
 *   tsx test/support/zalo-platform-main.ts '{"appId":"1","oaId":"2","oaSecret":"s","appSecret":"a"}'
 *
 * First line out: `{"apiBase","oauthBase","accessToken","refreshToken"}`. Then one command a line in, and one line
 * `{"id","result"}` or `{"id","error"}` out for each, in order of completion. Commands: `webhook {url}`,
 * `save`, `send {user,text,msgId?,timestamp?,copies?}`, `tap {user,label}`, `event {body}`, `staff {user,text}`,
 * `burst {messages,users,perSecond,texts,firstUser?}`, `interacted {users}`, `received {user?}`, `state`, `enable`, `advance {ms}`,
 * `expire-token`, `refuse-app {code}`, `refuse-buttons {code}`, `template {id}`, `rate {user,rate,text?}`, `fault {fault,where?,times?}`, `stop`.
 */
async function main(): Promise<void> {
  const options = parseObject(process.argv[2] ?? '{}') ?? {}
  const platform = await startZaloPlatform({
    ...options,
    appId: stringOf(options['appId']) ?? '1000000001',
    oaId: stringOf(options['oaId']) ?? '2000000002',
    oaSecret: stringOf(options['oaSecret']) ?? 'oa-secret',
    appSecret: stringOf(options['appSecret']) ?? 'app-secret',
  })
  const { apiBase, oauthBase, tokens } = platform
  print({ apiBase, oauthBase, ...tokens.pair })
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (line.trim() !== '') void answer(platform, line)
  })
  lines.on('close', () => void stop(platform))
}

async function answer(platform: ZaloPlatform, line: string): Promise<void> {
  const command = parseObject(line) ?? {}
  const id = command['id'] ?? null
  try {
    print({ id, result: (await run(platform, command)) ?? true })
  } catch (error) {
    print({ id, error: error instanceof Error ? error.message : String(error) })
  }
}

async function run(platform: ZaloPlatform, command: Json): Promise<unknown> {
  const user = stringOf(command['user']) ?? ''
  const text = stringOf(command['text']) ?? ''
  switch (command['cmd']) {
    case 'webhook':
      platform.webhook.url = stringOf(command['url']) ?? ''
      return true
    case 'save':
      return platform.webhook.saveUrl()
    case 'send':
      return platform.sendText(user, text, textOptions(command))
    case 'tap':
      return platform.tap(user, stringOf(command['label']) ?? '')
    case 'event':
      return platform.event(objectOf(command['body']) ?? {})
    case 'staff':
      return platform.staffText(user, text)
    case 'rate':
      return platform.rateTemplate(user, numberOf(command['rate'], 5), { note: text })
    case 'burst':
      return burst(platform, burstOptions(command))
    case 'received':
      return user === '' ? allReceived(platform) : platform.received(user)
    case 'stop':
      return stop(platform)
    default:
      return change(platform, command)
  }
}

function change({ webhook, phones, tokens, clock, rules, faults }: ZaloPlatform, command: Json): unknown {
  switch (command['cmd']) {
    case 'state': {
      const { shown, answerTimes } = phones
      return { ...webhook.state, shown, refreshes: tokens.refreshes, answer: percentiles(answerTimes) }
    }
    case 'forget-times':
      return phones.forgetTimes()
    case 'interacted':
      for (let index = 0; index < numberOf(command['users'], 0); index++) phones.interacted(userId(index))
      return true
    case 'enable':
      return webhook.enable()
    case 'advance':
      return clock.advance(numberOf(command['ms'], 0))
    case 'expire-token':
      return tokens.expire()
    case 'refuse-app':
      rules.appRefusal = typeof command['code'] === 'number' ? command['code'] : undefined
      return true
    case 'template':
      return rules.templates.set(stringOf(command['id']) ?? '', { approved: true, byUserId: true, parameters: [] }).size
    case 'refuse-buttons':
      rules.refuseButtons = command['code'] === -233 ? -233 : command['code'] === null ? undefined : -201
      return true
    case 'fault':
      return injectFault(faults, command)
    default:
      throw new Error('unknown command')
  }
}

function injectFault(faults: ZaloPlatform['faults'], command: Json): void {
  const fault = objectOf(command['fault']) ?? {}
  const place = stringOf(command['where'])
  const where = place === 'buttons' || place === 'template' || place === 'oauth' || place === 'any' ? place : 'message'
  const times = numberOf(command['times'], 1)
  const wait = stringOf(fault['retryAfter'])
  const headers = wait === undefined ? {} : { 'retry-after': wait }
  switch (fault['kind']) {
    case 'code':
      return faults.next({ kind: 'code', code: numberOf(fault['code'], -200), headers }, where, times)
    case 'status':
      return faults.next({ kind: 'status', status: numberOf(fault['status'], 500), headers }, where, times)
    case 'slow':
      return faults.next({ kind: 'slow', ms: numberOf(fault['ms'], 1000) }, where, times)
    case 'hang':
    case 'drop':
      return faults.next({ kind: fault['kind'] }, where, times)
    default:
      throw new Error('unknown fault')
  }
}

function textOptions(command: Json) {
  const msgId = stringOf(command['msgId'])
  const timestamp = stringOf(command['timestamp'])
  return {
    copies: numberOf(command['copies'], 1),
    ...(msgId === undefined ? {} : { msgId }),
    ...(timestamp === undefined ? {} : { timestamp }),
  }
}

function burstOptions(command: Json) {
  const texts: unknown = command['texts']
  return {
    messages: numberOf(command['messages'], 1000),
    users: numberOf(command['users'], 1000),
    perSecond: numberOf(command['perSecond'], 500),
    firstUser: numberOf(command['firstUser'], 0),
    texts: Array.isArray(texts) ? texts.map(String) : ['Tôi bị mất sổ BHXH thì làm lại ở đâu?'],
  }
}

function allReceived({ phones }: ZaloPlatform) {
  return Object.fromEntries(phones.users().map((user) => [user, phones.messages(user)]))
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback
}

async function stop(platform: ZaloPlatform): Promise<void> {
  await platform.stop()
  process.stdin.destroy()
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

await main()
