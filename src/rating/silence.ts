import type { Content } from '../content/content.ts'
import type { ChannelId } from '../core/ids.ts'

/** Milliseconds without a word after which a conversation of this channel ends. */
export function silenceMs({ hotline }: Content, channel: ChannelId): number {
  const minutes = hotline.closeAfterSilenceMinutes
  return (minutes[channel] ?? minutes['default'] ?? DEFAULT_MINUTES) * 60_000
}

const DEFAULT_MINUTES = 15
