/** A kind of event has a name like `user_seen_message`; anything else might be a citizen's words. */
const NAME = /^[a-z0-9][a-z0-9_.:-]{0,47}$/i
/** A label with ever new values would fill the memory of whoever collects the figures. */
const MOST_PER_CHANNEL = 60

/** Turns names that platforms choose into label values: those that look like names, and not too many of them. */
export function createBoundedLabel(most = MOST_PER_CHANNEL): (channel: string, value: string) => string {
  const seen = new Map<string, Set<string>>()
  return (channel, value) => {
    if (!NAME.test(value) || /\d{6}/.test(value)) return 'other'
    const known = seen.get(channel) ?? new Set()
    seen.set(channel, known)
    if (!known.has(value) && known.size >= most) return 'other'
    known.add(value)
    return value
  }
}
