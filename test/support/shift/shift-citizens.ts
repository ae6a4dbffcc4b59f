import type { ConversationId, HandoffId } from '../../../src/core/ids.ts'
import type { ChaosCitizen, ChaosChannel, ChaosEvent } from '../../chaos/driver.ts'
import { eventually, pause } from '../eventually.ts'
import type { ShiftHouse } from './shift-house.ts'

/** Someone who asked for an officer, on one of the channels. */
export interface ShiftCitizen {
  readonly number: number
  readonly channel: ChaosChannel
  readonly handoff: HandoffId
  readonly conversation: ConversationId
  readonly citizen: ChaosCitizen
  /** What the program acknowledged of this citizen's words. */
  readonly acknowledged: string[]
  /** Replies that the program acknowledged to an officer, and by whom they are. */
  readonly replied: { readonly by: string; readonly text: string }[]
}

const ASKS = 'cho tôi gặp nhân viên'
const AGAIN_MS = 120
const PATIENCE_MS = 60_000

/** So many citizens over all channels in turn; each is waiting, and has told what it is about. */
export async function gatherCitizens(house: ShiftHouse, count: number): Promise<readonly ShiftCitizen[]> {
  const opened = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const platform = house.platforms[index % house.platforms.length]
      if (platform === undefined) throw new Error('no platform')
      const citizen = await platform.citizen(index)
      await untilTaken(citizen.says(ASKS))
      return { number: index + 1, channel: platform.channel, citizen }
    }),
  )
  const waiting = await house.read(({ conversations }) =>
    Promise.all(
      opened.map(({ citizen, number }) =>
        eventually(
          `citizen ${number} waits`,
          async () => {
            const { id, context } = (await conversations.current(citizen.address)) ?? {}
            return id === undefined || context?.handoff === undefined
              ? undefined
              : { conversation: id, handoff: context.handoff }
          },
          PATIENCE_MS,
        ),
      ),
    ),
  )
  const citizens = opened.flatMap((one, index): ShiftCitizen[] => {
    const known = waiting[index]
    return known === undefined ? [] : [{ ...one, ...known, acknowledged: [ASKS], replied: [] }]
  })
  await Promise.all(citizens.map((one) => says(one, `Tôi là người số ${one.number}, tôi hỏi về lương hưu.`)))
  return citizens
}

/** Brings it again until it is acknowledged, as a platform does. */
export async function says({ citizen, acknowledged }: ShiftCitizen, text: string): Promise<void> {
  await untilTaken(citizen.says(text))
  acknowledged.push(text)
}

/** How often the phone shows it. */
export function copies({ citizen }: ShiftCitizen, text: string): number {
  return citizen.got().filter((shown) => shown.includes(text)).length
}

export function arrives(one: ShiftCitizen, text: string): Promise<true> {
  return eventually(
    `“${text}” at citizen ${one.number} (${one.channel})`,
    () => copies(one, text) > 0 || undefined,
    PATIENCE_MS,
  )
}

async function untilTaken(event: ChaosEvent): Promise<void> {
  while (!(await event.deliver())) await pause(AGAIN_MS)
}
