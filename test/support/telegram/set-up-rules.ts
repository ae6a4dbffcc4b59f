import { objectsOf, stringOf, type Json } from '../../../channels/kit/json.ts'

/** Limits of the Bot API for what a bot says about itself; undefined: all is well. */
export function descriptionProblem(method: string, body: Json): string | undefined {
  const [text, limit] = method === 'setMyDescription' ? [body['description'], 512] : [body['short_description'], 120]
  return (stringOf(text) ?? '').length > limit ? 'BOT_DESCRIPTION_TOO_LONG' : undefined
}

/** Up to 100, names of 1–32 lower-case letters, digits and underscores, descriptions of 1–256 characters. */
export function commandsProblem(body: Json): string | undefined {
  const commands = objectsOf(body['commands'])
  if (commands.length > 100) return 'BOT_COMMANDS_TOO_MUCH'
  const isGood = ({ command, description }: Json): boolean => {
    const { length } = stringOf(description) ?? ''
    return /^[a-z0-9_]{1,32}$/.test(stringOf(command) ?? '') && length >= 1 && length <= 256
  }
  return commands.every(isGood) ? undefined : 'BOT_COMMAND_INVALID'
}

/** Ports on which Telegram posts; an empty one is HTTPS's own. */
const PORTS = ['', '80', '88', '8443']

export function webhookProblem(body: Json): string | undefined {
  const secret = stringOf(body['secret_token'])
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret)) return 'secret token contains unallowed characters'
  const url = stringOf(body['url']) ?? ''
  if (url === '') return undefined
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    return 'bad webhook: An HTTPS URL must be provided for webhook'
  }
  return PORTS.includes(new URL(url).port)
    ? undefined
    : 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443'
}
