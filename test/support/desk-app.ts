import { hashPassword } from '../../src/console/password.ts'
import { createConsoleRouter } from '../../src/console/routes.ts'
import { createStaffAuth } from '../../src/console/staff-auth.ts'
import { createStaffAccess } from '../../src/people/staff-access.ts'
import type { Content } from '../../src/content/content.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { Handoff } from '../../src/core/handoff.ts'
import type { ChannelAddress } from '../../src/core/message.ts'
import { createDesk } from '../../src/handoff/create-desk.ts'
import { createDeskWork } from '../../src/handoff/create-desk-work.ts'
import { createDeskTeam } from '../../src/handoff/desk-team.ts'
import { createLogger } from '../../src/observability/log.ts'
import { handoffDue } from '../../src/schedule/handoff-due.ts'
import { handoffTaskOf } from '../../src/handoff/handoff-tasks.ts'
import { startSchedule } from '../../src/schedule/due-tasks.ts'
import type { DueTask, StaffAccount } from '../../src/store/contract.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { listen, PASSWORD } from './console-server.ts'
import { createMemoryBroadcast, createMemoryRates } from './memory-instances.ts'
import { changeOf, conversationOf, handoffOf, someone } from './samples.ts'

/** One instance of the desk's API on a database: what is asserted about races needs two. */
export async function openDeskApp(databaseUrl: string, clock: Clock, content: Content) {
  const { stores, database, close } = await openStores(databaseUrl, { clock })
  const broadcast = createMemoryBroadcast()
  const rates = createMemoryRates(clock)
  const auth = createStaffAuth({ staff: stores.staff, audit: stores.audit, clock, secureCookies: false })
  const access = createStaffAccess({ stores, secret: 'a secret of tests', clock })
  const options = { stores, content, clock, onCommitted: () => undefined }
  const desk = createDesk(options)
  const queue = { work: createDeskWork(options, desk), team: createDeskTeam(options), channels: ['web'] }
  const intentTitle = (intent: string): string | undefined => content.intents.get(intent)?.title
  const app = await listen((express) =>
    express.use(
      '/api/staff',
      createConsoleRouter({ desk, queue, auth, access, stores, clock, broadcast, rates, intentTitle }),
    ),
  )
  return {
    ...app,
    stores,
    database,
    desk,
    queue,
    options,
    /** As the schedule does it, without its clock. */
    due: (task: Pick<DueTask, 'kind' | 'detail'>) => {
      const kind = handoffTaskOf(task.kind)
      if (kind === undefined) throw new Error(`${task.kind} is not the desk's`)
      return handoffDue({ ...options, provinceIn: () => undefined }, kind, { ...task, ...held })
    },
    schedule: () => startSchedule({ ...options, secret: 'a secret of tests', log: createLogger('silent') }),
    async close() {
      await app.close()
      await close()
    },
  }
}

const held = { id: '1', key: 'k', dueAt: '2026-11-25T01:00:00.000Z', attempts: 0, lease: 'l' }

export type DeskApp = Awaited<ReturnType<typeof openDeskApp>>

/** Accounts that can sign in, and are at the desk. */
export async function staffed(
  app: DeskApp,
  people: readonly (Pick<StaffAccount, 'username' | 'role'> & { readonly away?: boolean })[],
): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD)
  for (const { username, role, away } of people) {
    const id = `s_${username}` as const
    await app.stores.staff.create({
      id,
      username,
      displayName: `Cán bộ ${username}`,
      role,
      passwordHash,
      disabled: false,
    })
    if (away !== true) await app.stores.desk.setState(id, 'available')
  }
}

/** A citizen who waits. */
export async function waits(
  app: DeskApp,
  change: Partial<Handoff> = {},
  address: ChannelAddress = someone(),
): Promise<Handoff> {
  const conversation = conversationOf(address, { mode: 'waiting-for-staff' })
  const handoff = handoffOf(conversation.id, change)
  const context = { ...conversation.context, handoff: handoff.id }
  await app.stores.conversations.commit(changeOf({ ...conversation, context }, { handoff }))
  return handoff
}
