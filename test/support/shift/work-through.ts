import type { OfficerSession } from './officer-session.ts'
import { arrives, says, type ShiftCitizen } from './shift-citizens.ts'

export interface WorkOptions {
  readonly officers: readonly OfficerSession[]
  readonly atOnce: number
  readonly onDone: (done: number) => void
}

export interface Raced {
  readonly citizen: ShiftCitizen
  /** HTTP statuses of all officers' claims, and of the losers' tries to answer all the same. */
  readonly claims: readonly number[]
  readonly intrusions: readonly number[]
}

/** Every conversation is wanted by all officers at once; who gets it answers twice and ends it. */
export async function workThrough(citizens: readonly ShiftCitizen[], options: WorkOptions): Promise<readonly Raced[]> {
  const left = [...citizens]
  const raced: Raced[] = []
  async function next(): Promise<void> {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      raced.push(await serve(one, options.officers))
      options.onDone(raced.length)
    }
  }
  await Promise.all(Array.from({ length: options.atOnce }, next))
  return raced
}

async function serve(one: ShiftCitizen, officers: readonly OfficerSession[]): Promise<Raced> {
  const { handoff, number } = one
  const claims = await Promise.all(officers.map((officer) => officer.claim(handoff)))
  const winner = officers[claims.indexOf(200)]
  if (winner === undefined) throw new Error(`nobody got ${number}: ${claims.join(', ')}`)
  const losers = officers.filter((officer) => officer !== winner)
  const first = `Chào người số ${number}, tôi đang xem giúp.`
  const [, ...intrusions] = await Promise.all([
    answers(one, winner, first),
    ...losers.map((officer) => officer.reply(handoff, `Xen ngang ${number}`)),
  ])
  await says(one, `Tôi là người số ${number}, còn hỏi thêm một câu.`)
  await arrives(one, first)
  await answers(one, winner, `Trả lời thêm cho người số ${number}.`)
  const closed = await winner.close(handoff)
  if (closed !== 200) throw new Error(`${number} was not closed: ${closed}`)
  return { citizen: one, claims, intrusions }
}

async function answers(one: ShiftCitizen, officer: OfficerSession, text: string): Promise<number> {
  const status = await officer.reply(one.handoff, text)
  if (status !== 200 && status !== 201) throw new Error(`reply to ${one.number} was refused: ${status}`)
  one.replied.push({ by: officer.person.id, text })
  return status
}
