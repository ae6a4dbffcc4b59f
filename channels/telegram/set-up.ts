import type { Api } from 'grammy'
import type { ChannelHealth } from '../../src/core/channel.ts'
import { grammySignal } from './api.ts'
import { commands } from './commands.ts'
import type { TelegramConfig } from './config.ts'
import { updateKinds } from './decode-update.ts'
import { reasonOf } from './verdict.ts'

/** Shown in the empty chat, before the first word: at most 512 characters (Bot API, setMyDescription). */
export const description =
  'Trợ lý tự động trả lời về bảo hiểm xã hội, bảo hiểm y tế và bảo hiểm thất nghiệp, kèm căn cứ pháp luật. ' +
  'Anh/chị bấm Bắt đầu rồi gõ câu hỏi, có dấu hay không dấu đều được. Cần gặp người thật, gõ /nhanvien. ' +
  'Xin đừng gửi mật khẩu, mã OTP hay số tài khoản.'

/** On the bot's profile and beside links to it: at most 120 characters (setMyShortDescription). */
export const shortDescription = 'Trợ lý tự động về BHXH, BHYT, bảo hiểm thất nghiệp. Gặp nhân viên: /nhanvien'

export interface SetUpParts {
  readonly api: Api
  readonly config: Pick<TelegramConfig, 'webhookSecret' | 'publicUrl'>
  readonly webhookPath: string
}

/** Texts first: they are worth having where the webhook cannot be set. What waits at Telegram is kept. */
export async function setUpTelegram(
  { api, config, webhookPath }: SetUpParts,
  signal: AbortSignal,
): Promise<ChannelHealth> {
  const { webhookSecret: secret, publicUrl } = config
  const until = grammySignal(signal)
  try {
    // Without a language: for everybody, whatever the language of their app.
    await api.setMyCommands(commands, {}, until)
    await api.setMyDescription(description, {}, until)
    await api.setMyShortDescription(shortDescription, {}, until)
    if (secret === undefined) return { ok: true, detail: 'commands and descriptions set; polling, so no webhook' }
    const url = webhookUrl(publicUrl, webhookPath)
    if (url === undefined)
      return { ok: false, detail: 'no webhook set: PUBLIC_URL must be https, port 443, 80, 88 or 8443' }
    await api.setWebhook(url, { secret_token: secret, allowed_updates: [...updateKinds] }, until)
    return { ok: true, detail: `commands, descriptions and webhook set: ${url}` }
  } catch (error) {
    return { ok: false, detail: reasonOf(error) }
  }
}

/** Ports on which Telegram posts (Bot API, setWebhook); the empty one is HTTPS's own, 443. */
const PORTS: readonly string[] = ['', '80', '88', '8443']

function webhookUrl(publicUrl: string | undefined, path: string): string | undefined {
  if (publicUrl === undefined) return undefined
  const { protocol, port } = new URL(publicUrl)
  return protocol === 'https:' && PORTS.includes(port) ? publicUrl.replace(/\/+$/, '') + path : undefined
}
