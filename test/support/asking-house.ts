import { inject } from 'vitest'
import type { ChannelAddress, InboundContent } from '../../src/core/message.ts'
import type { StaffAccount } from '../../src/store/contract.ts'
import { openDatabase } from '../../src/store/database.ts'
import { cloneDatabase } from './clone-database.ts'
import { movableClock } from './console-server.ts'
import { matchOf } from './conversations.ts'
import { eventually } from './eventually.ts'
import { createFakeChannel } from './fake-channel.ts'
import { says } from './samples.ts'
import { byNumber, startWorkers } from './workers.ts'

export const QUESTION = 'Anh/chị hài lòng thế nào với lần hỗ trợ này?'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const PLACE = { province: '01', commune: '00004', version: '2026-09-20' }

type Row = Readonly<Record<string, unknown>>

/** Citizens who talk with all loops at 09:00 on a Wednesday, and what the survey store holds of it. */
export async function startSurveyHouse() {
  const [server] = inject('postgres')
  const database = await cloneDatabase(server?.url ?? '')
  const reader = openDatabase(database.url, { connections: 2 })
  const channel = createFakeChannel()
  const clock = movableClock('2026-11-25T09:00:00+07:00')
  const workers = await startWorkers(database.url, {
    channel,
    clock,
    understand: (text) => (text === 'cảm ơn' ? matchOf('act.thanks', 1) : byNumber(text)),
    placeIn: (text) => (text.includes('Hà Nội') ? PLACE : undefined),
  })
  const { stores, intake } = workers
  const settled = async (): Promise<void> => {
    await eventually('worked off', async () => {
      const depths = await Promise.all([stores.inbox.depth(), stores.outbox.depth()])
      return depths.every(({ waiting }) => waiting === 0) || undefined
    })
  }
  return {
    channel,
    clock,
    stores,
    desk: workers.desk,
    intake,
    pool: reader.pool,
    settled,
    /** Says it and waits until it is worked off and answered on the platform. */
    async say(from: ChannelAddress, ...all: readonly (string | InboundContent)[]): Promise<void> {
      for (const said of all) {
        clock.advance(2_000)
        await intake.accept([says(from, said)])
        await settled()
      }
    },
    async becomes(mode: string, of: ChannelAddress): Promise<void> {
      await eventually(mode, async () => (await stores.conversations.current(of))?.mode === mode || undefined)
      await settled()
    },
    async ratings(): Promise<readonly Row[]> {
      const { rows } = await reader.pool.query<Row>('select * from survey.ratings order by created_at, invite_id')
      return rows
    },
    askedOf: ({ user }: ChannelAddress) => channel.textsTo(user).filter((text) => text.endsWith(QUESTION)).length,
    async close(): Promise<void> {
      await workers.stop()
      await reader.close()
      await database.drop()
    },
  }
}

export type SurveyHouse = Awaited<ReturnType<typeof startSurveyHouse>>

export function officerNamed(name: string): StaffAccount {
  return { id: `s_${name}`, username: name, displayName: name, role: 'officer', passwordHash: 'none', disabled: false }
}
