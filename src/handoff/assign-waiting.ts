import { assigned } from './hand-on.ts'
import { changeIf, type DeskOptions } from './desk-change.ts'
import type { Officer } from './desk-store.ts'
import { fits } from './skills.ts'
import { AppError } from '../core/errors.ts'
import type { Handoff } from '../core/handoff.ts'
import type { HandoffListing } from '../store/contract.ts'

const LOOK_AT = 200
/** Whoever writes again after an officer's help goes to the same one, who knows the matter. */
const SAME_OFFICER_HOURS = 24

/** Automatic assignment: waiting ones by urgency, each to the available officer with fitting skills who holds the fewest. */
export async function assignWaiting(options: DeskOptions): Promise<void> {
  const { stores, content } = options
  if (content.hotline.assignment !== 'automatic') return
  const officers = await stores.desk.officers()
  const open = new Map(officers.map((officer) => [officer.id, officer.open]))
  const free = (): Officer[] =>
    officers.filter(
      ({ id, role, state }) =>
        role === 'officer' && state === 'available' && (open.get(id) ?? 0) < content.hotline.openAtOnce,
    )
  for (const waiting of await stores.handoffs.list(['waiting'], LOOK_AT)) {
    const fitting = free()
      .filter((officer) => fits(officer, waiting))
      .toSorted((a, b) => (open.get(a.id) ?? 0) - (open.get(b.id) ?? 0))
    const chosen = (await lastOfficer(options, waiting, fitting)) ?? fitting[0]
    if (chosen === undefined) continue
    if (await give(options, waiting, chosen, officers)) open.set(chosen.id, (open.get(chosen.id) ?? 0) + 1)
  }
}

/** Of the candidates, who helped this citizen last. */
export async function lastOfficer(
  { stores, clock }: Pick<DeskOptions, 'stores' | 'clock'>,
  { id }: Pick<Handoff, 'id'>,
  candidates: readonly Officer[],
): Promise<Officer | undefined> {
  const since = new Date(clock.now().getTime() - SAME_OFFICER_HOURS * 3_600_000).toISOString()
  const last = await stores.desk.lastOfficer(id, since)
  return candidates.find((officer) => officer.id === last)
}

/** False: somebody took it, or it ended, in this very moment. */
async function give(
  options: DeskOptions,
  { id }: HandoffListing,
  officer: Officer,
  officers: readonly Officer[],
): Promise<boolean> {
  try {
    const done = await changeIf(options, id, (open) =>
      open.handoff.status === 'waiting' ? assigned({ ...options, officers, by: 'bot' }, open, officer) : undefined,
    )
    return done !== undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return false
    throw error
  }
}
