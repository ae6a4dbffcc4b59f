import { systemClock, type Clock } from '../core/clock.ts'
import { openDatabase, type Database } from './database.ts'
import { createAuditStore } from './audit.ts'
import { createCallbackStore } from './callbacks.ts'
import { createCannedStore } from './canned.ts'
import { createChannelSwitchStore } from './channel-switches.ts'
import { createConversationFinder } from './conversation-finder.ts'
import { createConversationStore } from './conversations.ts'
import { createDeskStore } from './desk.ts'
import { createExportStores } from './export-stores.ts'
import { createHandoffStore } from './handoffs.ts'
import { createIntakeStore } from './intake.ts'
import { createLaneQueue } from './lane-queue.ts'
import { createLinkStore } from './links.ts'
import { createMediaStore } from './media.ts'
import { createOperationsStore } from './operations.ts'
import { createPeopleStore } from './people.ts'
import { createProviderIdentityStore } from './provider-identities.ts'
import { createSecondFactorStore } from './second-factors.ts'
import { createSignalStore } from './signals.ts'
import { createSignInTries } from './sign-in-tries.ts'
import { createStaffStore } from './staff.ts'
import { createSupervisionStores } from './supervision.ts'
import { createSurveyFigures } from './survey-figures.ts'
import { createSurveyStore } from './surveys.ts'
import { createTaskStore } from './tasks.ts'
import { createTokenVault } from './tokens.ts'
import { holdInstanceLock } from './instance-lock.ts'
import type { InboxItem, OutboxItem, Stores } from './contract.ts'

export interface OpenStores {
  readonly stores: Stores
  readonly database: Database
  close(): Promise<void>
}

/** A turn takes milliseconds; a send may wait for a slow platform. */
const TURN_LEASE_SECONDS = 30
const SEND_LEASE_SECONDS = 60

export async function openStores(
  url: string,
  options: { connections?: number; clock?: Clock } = {},
): Promise<OpenStores> {
  const { connections } = options
  const database = openDatabase(url, connections === undefined ? {} : { connections })
  const lock = await holdInstanceLock(url)
  const { holder } = lock
  const stores: Stores = {
    intake: createIntakeStore(database),
    inbox: createLaneQueue<InboxItem>(database, { queue: 'inbox', holder, leaseSeconds: TURN_LEASE_SECONDS }),
    outbox: createLaneQueue<OutboxItem>(database, { queue: 'outbox', holder, leaseSeconds: SEND_LEASE_SECONDS }),
    conversations: createConversationStore(database, options.clock ?? systemClock),
    handoffs: createHandoffStore(database),
    callbacks: createCallbackStore(database),
    desk: createDeskStore(database),
    surveys: createSurveyStore(database),
    operations: createOperationsStore(database),
    signals: createSignalStore(database),
    surveyFigures: createSurveyFigures(database),
    ...createSupervisionStores(database),
    tasks: createTaskStore(database),
    staff: createStaffStore(database),
    people: createPeopleStore(database),
    identities: createProviderIdentityStore(database),
    secondFactors: createSecondFactorStore(database),
    signInTries: createSignInTries(database),
    audit: createAuditStore(database),
    tokens: createTokenVault(database),
    media: createMediaStore(database),
    links: createLinkStore(database),
    canned: createCannedStore(database),
    finder: createConversationFinder(database),
    switches: createChannelSwitchStore(database),
    ...createExportStores(database),
    async ping() {
      await database.pool.query('select 1')
    },
  }
  return {
    stores,
    database,
    async close() {
      await lock.release()
      await database.close()
    },
  }
}
