import type { Content } from '../../src/content/content.ts'
import type { Choice, InboundContent } from '../../src/core/message.ts'
import { createTalk, type Talk, type TalkReply } from '../../src/turn/talk.ts'
import type { Understand } from '../../src/turn/turn.ts'
import { shuffle, type Random } from '../../src/understanding/random.ts'
import { headOf, tailOf } from './same-text.ts'

/** What a citizen does next. `pair`: two questions one right after the other. */
export type Step =
  | { readonly kind: 'says'; readonly text: string; readonly reply: string }
  | { readonly kind: 'taps'; readonly label: string; readonly reply: string; readonly score?: number }
  | {
      readonly kind: 'pair'
      readonly texts: readonly [string, string]
      /** The same in either order: the platform may bring the second one first. */
      readonly replies: readonly [string, string]
    }

export interface ScriptParts {
  readonly content: Content
  readonly understandText: Understand
  /** Examples of intents that have an article. */
  readonly questions: readonly string[]
}

const MOST_TRIES = 50
const LONGEST_TALK_MS = 15 * 60_000

/** A random conversation with the reply to each step as the engine gives it; no two replies of it look the same. */
export function writeScript(parts: ScriptParts, channel: string, random: Random): readonly Step[] {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const plan = planOf(parts, random)
    const steps = play(parts, channel, plan)
    const heads = steps?.flatMap(repliesOf).map(headOf) ?? []
    if (steps !== undefined && heads.every((head) => head !== '') && new Set(heads).size === heads.length) return steps
  }
  throw new Error('no conversation with distinct replies was found')
}

export function repliesOf(step: Step): readonly string[] {
  return step.kind === 'pair' ? step.replies : [step.reply]
}

type Plan =
  | { readonly kind: 'says'; readonly text: string }
  /** Which of the offered choices, as a part of one; `label` names it. */
  | { readonly kind: 'taps'; readonly pick?: number; readonly label?: string; readonly score?: number }
  | { readonly kind: 'pair'; readonly texts: readonly [string, string] }

function planOf({ content, questions }: ScriptParts, random: Random): readonly Plan[] {
  const asked = shuffle(questions, random)
  const next = (): string => asked.pop() ?? ''
  const { buttons } = content.dialogue
  const { labels, chips, skip } = content.survey.wording
  const plan: Plan[] = random() < 0.3 ? [{ kind: 'says', text: 'xin chào' }] : []
  plan.push({ kind: 'says', text: next() })
  if (random() < 0.4) plan.push({ kind: 'taps', pick: random() })
  if (random() < 0.6) plan.push({ kind: 'pair', texts: [next(), next()] })
  if (random() < 0.25) {
    plan.push({ kind: 'says', text: 'cho tôi gặp nhân viên' }, { kind: 'taps', label: buttons.cancel_waiting })
  }
  if (random() < 0.3) plan.push({ kind: 'says', text: next() })
  if (random() < 0.85) plan.push({ kind: 'says', text: 'cảm ơn' })
  else return plan
  const score = 1 + Math.floor(random() * 5)
  if (random() < 0.8) {
    plan.push({ kind: 'taps', label: labelOf(labels, score), score })
    if (random() < 0.6) {
      // One scored factor, what to improve after a low score, and no comment.
      plan.push({ kind: 'taps', label: labelOf(labels, 1 + Math.floor(random() * 5)) })
      if (score <= 3) plan.push({ kind: 'taps', label: chips.F2 })
      plan.push({ kind: 'taps', label: skip })
    }
  }
  return plan
}

function labelOf(labels: Readonly<Record<string, string>>, score: number): string {
  return labels[String(score)] ?? ''
}

/**
 * Undefined: the plan does not work out. There is nothing to tap, or it makes a difference whether a label is tapped or
 * typed, which of a pair comes first, or how long it takes (the desk opens meanwhile).
 */
function play(parts: ScriptParts, channel: string, plan: readonly Plan[]): readonly Step[] | undefined {
  const [straight, turned] = [playOnce(parts, channel, plan, false), playOnce(parts, channel, plan, true)]
  if (straight === undefined || turned === undefined) return undefined
  const [ours, theirs] = [straight, turned].map((steps) => steps.flatMap(repliesOf))
  return ours?.every((reply, index) => isSame(reply, theirs?.[index] ?? '')) === true ? straight : undefined
}

function isSame(left: string, right: string): boolean {
  return headOf(left) === headOf(right) && tailOf(left) === tailOf(right)
}

function playOnce(
  { content, understandText }: ScriptParts,
  channel: string,
  plan: readonly Plan[],
  isTurned: boolean,
): readonly Step[] | undefined {
  const talk = createTalk(content, understandText)
  const say = sayer(talk, channel, new Date(Date.now() + (isTurned ? LONGEST_TALK_MS : 0)))
  const steps: Step[] = []
  let choices: readonly Choice[] = []
  for (const part of plan) {
    if (part.kind === 'pair') {
      const [first, second] = part.texts
      const early = say({ kind: 'text', text: isTurned ? second : first })
      const late = say({ kind: 'text', text: isTurned ? first : second })
      const [one, two] = isTurned ? [late, early] : [early, late]
      steps.push({ kind: 'pair', texts: part.texts, replies: [one.reply.text, two.reply.text] })
      choices = late.reply.choices
      continue
    }
    const done = doneBy(part, choices, isTurned)
    if (done === undefined) return undefined
    const { reply } = say(done.content)
    choices = reply.choices
    if (part.kind === 'says') steps.push({ kind: 'says', text: part.text, reply: reply.text })
    else {
      const score = part.score === undefined ? {} : { score: part.score }
      steps.push({ kind: 'taps', label: done.label, reply: reply.text, ...score })
    }
  }
  return steps
}

function sayer(talk: Talk, channel: string, at: Date): (content: InboundContent) => TalkReply {
  return (content) => talk.say({ conversation: 'one', content, at, channel })
}

function doneBy(
  part: Exclude<Plan, { kind: 'pair' }>,
  choices: readonly Choice[],
  isTyped: boolean,
): { readonly content: InboundContent; readonly label: string } | undefined {
  if (part.kind === 'says') return { content: { kind: 'text', text: part.text }, label: '' }
  const choice =
    part.label === undefined
      ? choices[Math.floor((part.pick ?? 0) * choices.length)]
      : choices.find(({ label }) => label === part.label)
  if (choice === undefined) return undefined
  const { label, value } = choice
  if (isTyped) return { content: { kind: 'text', text: label }, label }
  if (part.score !== undefined) return { content: { kind: 'rating', score: part.score }, label }
  return { content: { kind: 'choice', value, label }, label }
}
