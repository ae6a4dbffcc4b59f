import type { CannedId, CannedAnswer, CannedStore, StoredCanned } from './contract.ts'
import type { Hotline } from '../content/content.ts'
import type { DeskWords } from '../content/desk-words.ts'
import { cannedVariables, fillCanned, unknownVariables, type CannedVariable } from '../core/canned.ts'
import type { Clock } from '../core/clock.ts'
import { vietnamDay } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import { mayDo } from '../people/permissions.ts'
import type { StaffAccount } from '../store/contract.ts'
import { fold } from '../core/vietnamese.ts'
import { workingHours } from './working-hours-words.ts'

export interface CannedDesk {
  /** The team's and one's own, those that fit best first; without words all of them by shortcut. */
  list(staff: StaffAccount, typed: string): Promise<readonly CannedAnswer[]>
  add(staff: StaffAccount, answer: NewCanned): Promise<CannedAnswer>
  change(staff: StaffAccount, id: string, answer: Omit<NewCanned, 'scope'>): Promise<CannedAnswer>
  remove(staff: StaffAccount, id: string): Promise<void>
  /** With its variables filled for one conversation. */
  render(staff: StaffAccount, id: string, about: CannedSubject): Promise<string>
}

export interface NewCanned {
  readonly shortcut: string
  readonly title: string
  readonly text: string
  readonly scope: 'team' | 'mine'
}

export interface CannedSubject {
  readonly channel: string
  readonly intentTitle?: string | undefined
}

export interface CannedParts {
  readonly store: CannedStore
  readonly words: Pick<DeskWords, 'canned' | 'channelNames'>
  readonly hotline: Hotline
  readonly clock: Clock
}

/** Answers of the house have no row: their id is their shortcut. */
const SEED = 'seed-'

export function createCannedDesk(parts: CannedParts): CannedDesk {
  const { store, words, clock } = parts
  const seeds = words.canned.map((one): CannedAnswer => ({ ...one, id: `${SEED}${one.shortcut}`, scope: 'team' }))
  const now = (): string => clock.now().toISOString()

  async function own(staff: StaffAccount, id: string): Promise<StoredCanned> {
    if (id.startsWith(SEED)) {
      throw new AppError('conflict', 'Mẫu có sẵn không sửa được. Hãy tạo mẫu mới cùng phím tắt để thay thế.')
    }
    const found = isCannedId(id) ? await store.find(id) : undefined
    // Another officer's own one does not exist for this officer.
    if (found === undefined || (found.owner !== undefined && found.owner !== staff.id)) throw unknown()
    if (found.scope === 'team') mayWriteForTeam(staff)
    return found
  }

  return {
    async list(staff, typed) {
      const stored = (await store.list(staff.id)).map(shownOf)
      return matching(withSeeds(stored, seeds), typed)
    },
    async add(staff, { scope, ...answer }) {
      if (scope === 'team') mayWriteForTeam(staff)
      refuseUnknownVariables(answer.text)
      const id: CannedId = `a_${globalThis.crypto.randomUUID().replaceAll('-', '')}`
      const stored: StoredCanned = { id, scope, ...answer, ...(scope === 'mine' ? { owner: staff.id } : {}) }
      if ((await store.add(stored, now())) === 'taken') throw taken()
      return shownOf(stored)
    },
    async change(staff, id, answer) {
      const changed = { ...(await own(staff, id)), ...answer }
      refuseUnknownVariables(answer.text)
      const outcome = await store.change(changed, now())
      if (outcome === 'taken') throw taken()
      if (outcome === 'gone') throw unknown()
      return shownOf(changed)
    },
    async remove(staff, id) {
      const { id: known } = await own(staff, id)
      if (!(await store.remove(known))) throw unknown()
    },
    async render(staff, id, about) {
      const all = [...(await store.list(staff.id)), ...seeds]
      const answer = all.find((one) => one.id === id)
      if (answer === undefined) throw unknown()
      const filled = fillCanned(answer.text, valuesFor(parts, staff, about))
      if ('text' in filled) return filled.text
      throw new AppError('invalid_input', missingWords(filled.missing), { field: filled.missing })
    },
  }
}

function valuesFor(
  { words, hotline, clock }: CannedParts,
  { displayName }: StaffAccount,
  { channel, intentTitle }: CannedSubject,
): Partial<Record<CannedVariable, string>> {
  return {
    ten_can_bo: displayName,
    kenh: words.channelNames[channel] ?? channel,
    gio_lam_viec: workingHours(hotline),
    hom_nay: vietnamDay(clock.now()).split('-').toReversed().join('/'),
    ...(intentTitle === undefined ? {} : { chu_de: inSentence(intentTitle) }),
  }
}

/** "Mức lương hưu" → "mức lương hưu"; "BHYT học sinh" stays. */
function inSentence(title: string): string {
  const [first = '', second = ''] = title
  return second === second.toLowerCase() ? `${first.toLowerCase()}${title.slice(first.length)}` : title
}

function missingWords(name: string): string {
  return name === 'chu_de'
    ? 'Chưa điền được {{chu_de}}: cuộc này chưa rõ chủ đề. Xin sửa câu trước khi gửi.'
    : `Chưa điền được {{${name}}}. Xin sửa câu trước khi gửi.`
}

function refuseUnknownVariables(text: string): void {
  const [name] = unknownVariables(text)
  if (name === undefined) return
  const known = cannedVariables.map((variable) => `{{${variable}}}`).join(', ')
  throw new AppError('invalid_input', `Không có biến {{${name}}}. Dùng được: ${known}.`, { field: 'text' })
}

function mayWriteForTeam({ role }: StaffAccount): void {
  if (mayDo(role, 'board')) return
  throw new AppError('forbidden', 'Mẫu dùng chung do trưởng nhóm soạn. Anh/chị có thể tạo mẫu của riêng mình.')
}

function shownOf({ id, shortcut, title, text, scope }: StoredCanned): CannedAnswer {
  return { id, shortcut, title, text, scope }
}

/** A stored one takes the place of the house's with the same shortcut, one's own that of the team's. */
function withSeeds(stored: readonly CannedAnswer[], seeds: readonly CannedAnswer[]): CannedAnswer[] {
  const byShortcut = new Map<string, CannedAnswer>()
  const mineLast = stored.toSorted((a, b) => Number(a.scope === 'mine') - Number(b.scope === 'mine'))
  for (const one of [...seeds, ...mineLast]) byShortcut.set(one.shortcut, one)
  return [...byShortcut.values()].toSorted((a, b) => a.shortcut.localeCompare(b.shortcut))
}

function matching(all: readonly CannedAnswer[], typed: string): CannedAnswer[] {
  const wanted = fold(typed).replace(/^\//, '').trim()
  if (wanted === '') return [...all]
  const words = wanted.split(/\s+/)
  const rank = ({ shortcut, title, text }: CannedAnswer): number => {
    if (shortcut === wanted) return 0
    if (shortcut.startsWith(wanted)) return 1
    if (words.every((word) => fold(title).includes(word))) return 2
    return words.every((word) => fold(`${shortcut} ${title} ${text}`).includes(word)) ? 3 : 4
  }
  return all
    .map((answer) => ({ answer, place: rank(answer) }))
    .filter(({ place }) => place < 4)
    .toSorted((a, b) => a.place - b.place)
    .map(({ answer }) => answer)
}

function isCannedId(id: string): id is CannedId {
  return /^a_[\w-]{1,64}$/.test(id)
}

function unknown(): AppError {
  return new AppError('not_found', 'Không tìm thấy mẫu trả lời này.')
}

function taken(): AppError {
  return new AppError('conflict', 'Phím tắt này đã có mẫu khác dùng.', { field: 'shortcut' })
}
