import { z } from 'zod'
import type { Content, ContentProblem } from './content.ts'
import { readYamlFile, type ReadYaml } from './load-yaml.ts'
import { provincesSchema } from './place-schemas.ts'
import { cannedVariables, unknownVariables } from '../core/canned.ts'
import { AppError } from '../core/errors.ts'
import type { ChannelId } from '../core/ids.ts'
import type { Intent } from '../core/intent.ts'
import { fold } from '../core/vietnamese.ts'

/** Words of the officers' desk that reviewers without TypeScript maintain. */
export interface DeskWords {
  /** Answers that every officer has from the first day. */
  readonly canned: readonly { readonly shortcut: string; readonly title: string; readonly text: string }[]
  readonly channelNames: Readonly<Record<ChannelId, string>>
  readonly slotLabels: SlotLabels
  readonly provinces: readonly { readonly name: string; readonly formerly: readonly string[] }[]
}

export interface SlotLabels {
  readonly names: Readonly<Record<string, string>>
  /** Where one name means another thing in one intent. */
  readonly intents: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const CANNED = 'intents/canned.yaml'
const LABELS = 'intents/slot-labels.yaml'

const cannedSchema = z.strictObject({
  channelNames: z.record(z.string(), z.string().min(1)),
  answers: z.array(
    z.strictObject({
      shortcut: z.string().regex(/^[a-z0-9]{2,20}$/, 'two to twenty letters without accents, or digits'),
      title: z.string().min(1).max(100),
      text: z.string().min(1).max(2_000),
    }),
  ),
})

const labelsSchema = z.strictObject({
  names: z.record(z.string(), z.string().min(1)),
  intents: z.record(z.string(), z.record(z.string(), z.string().min(1))),
})

/** With a mistake in them the program does not start. */
export function loadDeskWords(root: string, content: Content): DeskWords {
  const problems: ContentProblem[] = []
  const words = checkDeskWords(root, content, problems)
  const [first] = problems
  if (words !== undefined && first === undefined) return words
  const where = first === undefined ? '' : `${first.file}:${first.line ?? 1} ${first.field}: ${first.message}`
  throw new AppError('content_invalid', `content has errors (ansinh check content lists them). First: ${where}`)
}

export function checkDeskWords(root: string, content: Content, problems: ContentProblem[]): DeskWords | undefined {
  const canned = readYamlFile(root, CANNED, cannedSchema, problems)
  const labels = readYamlFile(root, LABELS, labelsSchema, problems)
  const places = readYamlFile(root, 'knowledge/places/provinces.yaml', provincesSchema, problems)
  if (canned === undefined || labels === undefined || places === undefined) return undefined
  checkCanned(canned, problems)
  checkLabels(labels, content, problems)
  return {
    canned: canned.value.answers,
    channelNames: canned.value.channelNames,
    slotLabels: labels.value,
    provinces: places.value.provinces.map(({ name, formerly }) => ({
      name,
      formerly: formerly.map((one) => one.name),
    })),
  }
}

export function slotLabel({ names, intents }: SlotLabels, intent: string, slot: string): string {
  return intents[intent]?.[slot] ?? names[slot] ?? slot
}

function checkCanned({ value, lineOf }: ReadYaml<z.infer<typeof cannedSchema>>, problems: ContentProblem[]): void {
  const seen = new Set<string>()
  for (const [index, { shortcut, text, title }] of value.answers.entries()) {
    const report = (field: string, message: string): void => {
      const path = ['answers', index, field]
      problems.push({ level: 'error', file: CANNED, line: lineOf(path) ?? 1, field: path.join('.'), message })
    }
    if (seen.has(shortcut)) report('shortcut', `${shortcut} is there twice`)
    seen.add(shortcut)
    const [unknown] = unknownVariables(text)
    if (unknown !== undefined) report('text', `there is no {{${unknown}}}; ${cannedVariables.join(', ')} are`)
    if (statesFigure(text) || statesFigure(title))
      report('text', 'states a figure or a law: that belongs in an article')
  }
}

/** Figures and laws change by date: only articles, which know the date, may state them. */
function statesFigure(text: string): boolean {
  return /\d/.test(text) || /(?<![a-z])(?:dieu \d|nghi dinh|thong tu|luat bao hiem)/.test(fold(text))
}

function checkLabels({ value, lineOf }: ReadYaml<SlotLabels>, { intents }: Content, problems: ContentProblem[]): void {
  const report = (path: readonly string[], message: string): void => {
    problems.push({ level: 'error', file: LABELS, line: lineOf(path) ?? 1, field: path.join('.'), message })
  }
  for (const { id, slots } of calculating(intents)) {
    for (const { name } of slots) {
      if (slotLabel(value, id, name) === name) report(['names', name], `${id} has no label for ${name}`)
    }
  }
  for (const [id, labels] of Object.entries(value.intents)) {
    for (const name of Object.keys(labels)) {
      const isKnown = intents.get(id)?.slots.some((slot) => slot.name === name) === true
      if (!isKnown) report(['intents', id, name], `${id} has no value ${name}`)
    }
  }
}

function calculating(intents: Content['intents']): Intent[] {
  return [...intents.values()].filter(({ answer }) => 'calculator' in answer)
}
