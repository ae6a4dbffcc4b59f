import { combine } from './combine.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { PlaceMention } from './place.ts'
import { scan } from './scan.ts'
import type { Span, Typed } from './span.ts'
import { tokenise, type Token } from './tokens.ts'
import { levelOf } from './unit-types.ts'
import { LINKS } from './words.ts'

/** The places named in a citizen's question. Rather misses one than sees one that is not there. */
export function findPlaces(text: string, gazetteer: Gazetteer): readonly PlaceMention[] {
  const tokens = tokenise(text)
  const typed: Typed = { tokens, accented: tokens.some(({ plain }) => !plain), kind: 'free' }
  return groupsOf(scan(typed, gazetteer), tokens).flatMap((group) => mentionsOf(group, text, tokens, gazetteer))
}

/** Neighbouring names are one address; doubtful names count beside a sure one only. */
function groupsOf(spans: readonly Span[], tokens: readonly Token[]): Span[][] {
  const groups: Span[][] = []
  let group: Span[] = []
  for (const span of spans) {
    const last = group.at(-1)
    if (last !== undefined && !isNextTo(last, span, tokens)) {
      groups.push(group)
      group = []
    }
    group.push(span)
  }
  groups.push(group)
  return groups.map((one) => onlyTrusted(one, tokens)).filter((trusted) => trusted.length > 0)
}

function isNextTo(left: Span, right: Span, tokens: readonly Token[]): boolean {
  const between = tokens.slice(left.end, right.start)
  return (
    between.every(({ folded }) => LINKS.has(folded)) &&
    tokens.slice(left.end, right.start + 1).every(({ gap }) => gap !== 'stop')
  )
}

/** From the right: a doubtful name needs a sure one directly behind it, as in "Đức Hòa, Long An". */
function onlyTrusted(group: readonly Span[], tokens: readonly Token[]): Span[] {
  const kept: Span[] = []
  let isBeside = false
  for (const [index, span] of [...group.entries()].toReversed()) {
    isBeside = span.sure || isWardAndDistrict(group[index - 1], span) || (isBeside && isTrustedBeside(span, tokens))
    if (isBeside) kept.unshift(span)
  }
  return kept
}

/** "p14 q10": each of them alone could be anything. */
function isWardAndDistrict(ward: Span | undefined, { type, fits }: Span): boolean {
  if (ward?.type === undefined || type === undefined || !ward.fits || !fits) return false
  return levelOf(ward.type.type) === 'commune' && levelOf(type.type) !== 'commune'
}

function isTrustedBeside(span: Span, tokens: readonly Token[]): boolean {
  if (span.type !== undefined) return true
  if (span.meanings.every(({ kind }) => kind === 'old')) return false
  return isNamedWell(span) || (span.exact && tokens.slice(span.name, span.end).every(({ capital }) => capital))
}

/** Bare, in lower case or without accents: two syllables or more that name a district ("trung tâm" is a phường). */
function isNamedWell({ end, name, meanings }: Span): boolean {
  return end - name > 1 && meanings.some(({ kind }) => kind === 'district')
}

function mentionsOf(
  group: readonly Span[],
  text: string,
  tokens: readonly Token[],
  gazetteer: Gazetteer,
): PlaceMention[] {
  const together = combine(group, gazetteer)
  if (together !== undefined && (together.ask !== 'none' || together.province !== null)) {
    return [{ text: sliceOf(group, text, tokens), ...together }]
  }
  // They contradict each other: each one that counts alone.
  const alone = group.length < 2 ? [] : group.filter(({ sure }) => sure)
  return alone.flatMap((span) => mentionsOf([span], text, tokens, gazetteer))
}

function sliceOf(group: readonly Span[], text: string, tokens: readonly Token[]): string {
  return text.slice(tokens[group[0]?.start ?? 0]?.start ?? 0, tokens[(group.at(-1)?.end ?? 1) - 1]?.end ?? 0)
}
