/** A message of signs alone: the classifier reads words, so these few are said here. */
const acts: readonly (readonly [RegExp, string])[] = [
  [/^[👍👌✅💯\s]+$/u, 'act.affirm'],
  [/^(?:🙏|❤|💖|🥰|😍|😊|🌹|💐|♥|\s)+$/u, 'act.thanks'],
  [/^[👎❌🙅\s]+$/u, 'act.deny'],
  [/^[?？\s]+$/u, 'act.repeat'],
]

export function emojiAct(text: string): string | undefined {
  const bare = text.replaceAll(/\p{Emoji_Modifier}|\uFE0F/gu, '').trim()
  return bare === '' ? undefined : acts.find(([pattern]) => pattern.test(bare))?.[1]
}
