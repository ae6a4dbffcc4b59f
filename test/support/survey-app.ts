import { createAnalyticsRouter } from '../../src/analytics/routes.ts'
import { loadSurveyFiles } from '../../src/content/survey-files.ts'
import { createLogger } from '../../src/observability/log.ts'
import { projectRoot } from '../../src/root.ts'
import { surveyChores } from '../../src/schedule/survey-chores.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from './clone-database.ts'
import { createConsoleParts, listen, mountConsole, movableClock, signIn, type SignedIn } from './console-server.ts'
import { createMemoryDesk } from './memory-desk.ts'

export const surveyFiles = loadSurveyFiles(projectRoot)

type Person = 'sep' | 'hoa' | 'quan'

/** The analysts' API over PostgreSQL with 4,000 chat ratings of November 2026, for a supervisor, an analyst, an admin. */
export async function openSurveyApp(serverUrl: string) {
  const secret = 'a secret of tests'
  const clock = movableClock('2026-11-25T01:00:00.000Z')
  const cloned = await cloneDatabase(serverUrl)
  const opened = await openStores(cloned.url, { connections: 4 })
  const { stores, database } = opened
  await database.pool.query(CHAT_RATINGS, [RATINGS])
  await stores.surveyFigures.refresh()
  const parts = await createConsoleParts(clock)
  const supervision = { stores: { ...stores, audit: parts.audit }, ...surveyFiles, secret }
  const router = createAnalyticsRouter({
    auth: parts.auth,
    surveys: stores.surveys,
    clock,
    supervision,
  })
  const app = await listen((express) => {
    mountConsole(express, parts, (broadcast) => createMemoryDesk([], broadcast))
    express.use('/api/analytics', router)
  })
  const sessions = new Map<Person, SignedIn>()
  async function ask(who: Person, path: string, init?: { method: string; body: unknown }) {
    const session = sessions.get(who) ?? (await signIn(app.url, who))
    sessions.set(who, session)
    const response = await session.send(`/api/analytics${path}`, init)
    return { status: response.status, body: await response.json() }
  }
  return {
    ratings: RATINGS,
    stores,
    async rows<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
      return (await database.pool.query<T>(text, [...values])).rows
    },
    get: (who: Person, path: string) => ask(who, path),
    send: (who: Person, method: string, path: string, body: unknown) => ask(who, path, { method, body }),
    audited: (action: string) => parts.audit.entries.filter((entry) => entry.action === action),
    chores: () => surveyChores({ stores, ...surveyFiles, secret, clock, log: createLogger('silent') }),
    /** Sessions end with the day. */
    later(days: number) {
      clock.advance(days * 86_400_000)
      sessions.clear()
    },
    async close() {
      await app.close()
      await opened.close()
      await cloned.drop()
    },
  }
}

export type SurveyApp = Awaited<ReturnType<typeof openSurveyApp>>

const RATINGS = 4_000

/** Chat ratings of November, mirrored as a chat's are; a third with a comment, a handful in a small province. */
const CHAT_RATINGS = `insert into survey_invitations (id, conversation_id, channel, intent, served_by, outcome,
  instrument_version, person_key, ask_probability, is_test, created_at, expires_at, send_status, issued_at, rated_at,
  score, comment, comment_masked, province_code, commune_code, survey_channel)
select 'i_' || md5(n::text), 'c_' || n, 'web', 'pension.amount', 'bot_then_human', 'answered', 'v2.0',
  substr(md5('p' || n), 1, 16), 1, false, at, at + interval '3 days', 'sent', at,
  case when n % 4 <> 3 or n % 8 = 7 then at + interval '1 minute' end, case when n % 4 <> 3 or n % 8 = 7 then 1 + n % 5 end,
  text, text, case when n <= 9 then '96' when n % 3 = 0 then '79' end, case when n % 3 = 0 then '00042' end, 'portal'
from generate_series(1, $1::int) n, lateral (select timestamptz '2026-11-02' + n * interval '5 minutes' as at,
  case when n % 3 = 0 and (n % 4 <> 3 or n % 8 = 7) then (array['Phải chờ lâu quá ', 'Cảm ơn, rất nhiệt tình ',
    'Bị lỗi, không đăng nhập được '])[1 + n / 3 % 3] || n end as text) given`
