import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchConversations } from '../../src/assist/search-conversations.ts'
import { loadContent } from '../../src/content/load-content.ts'
import { tokens } from '../../src/core/vietnamese.ts'
import { projectRoot } from '../../src/root.ts'
import { openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { fillConversations } from '../support/fill-conversations.ts'
import { says, someone } from '../support/samples.ts'

/**
 * The desk's search over 10,000 conversations, and what its index costs the intake. `npx tsx test/bench/desk-search.ts`.
 * Numbers in docs/measurements.md.
 */
const CONVERSATIONS = 10_000
const MESSAGES = 12
const SEARCHES = 100

/** A database that was filled before, to measure it again. */
const [, , filled] = process.argv
const content = loadContent(projectRoot, '2026-11-26')
const folder = mkdtempSync(join(tmpdir(), 'ansinh-search-'))
chmodSync(folder, 0o755)
const server =
  filled === undefined
    ? await startEmbeddedPostgres({ dataDir: join(folder, 'data'), say: () => undefined })
    : { url: filled, stop: () => Promise.resolve() }
try {
  const { database, stores, close } = await openStores(server.url)
  await migrate(database)
  const withoutIndex = filled === undefined && (await intakeMs('without the index', true))
  const withIndex = filled === undefined && (await intakeMs('with the index', false))
  const questions = [...content.intents.values()].flatMap(({ examples }) => examples)
  const answers = [...content.articles.values()].flat().map(({ lead }) => lead)
  const began = performance.now()
  if (filled === undefined)
    await fillConversations(database.pool, { conversations: CONVERSATIONS, messages: MESSAGES, questions, answers })
  print('filled', { seconds: Math.round((performance.now() - began) / 100) / 10, ...(await sizes()) })
  const parts = { finder: stores.finder, secret: 's', intentTitle: (id: string) => content.intents.get(id)?.title }
  for (const [kind, queries] of Object.entries(queriesOf(questions))) {
    const times: number[] = []
    let found = 0
    for (const query of queries) {
      const start = performance.now()
      const page = await searchConversations(parts, query)
      times.push(performance.now() - start)
      found += page.results.length
    }
    print(kind, { ...spread(times), searches: times.length, resultsEach: found / times.length })
  }
  print('intake', { withoutIndex, withIndex })
  await close()

  async function intakeMs(what: string, drop: boolean) {
    const name = drop ? 'bench_plain' : 'bench_words'
    await database.pool.query(`create database ${name}`)
    const url = server.url.replace(/\/postgres$/, `/${name}`)
    const own = openDatabase(url)
    await migrate(own)
    if (drop) await own.pool.query('drop index messages_words; alter table messages drop column words')
    const opened = await openStores(url)
    const texts = [...content.intents.values()].flatMap(({ examples }) => examples)
    const times: number[] = []
    for (let at = 0; at < 1_000; at++) {
      const message = says(someone(), texts[(at * 37) % texts.length] ?? '')
      const start = performance.now()
      await opened.stores.intake.accept([message])
      if (at >= 200) times.push(performance.now() - start)
    }
    print(what, spread(times))
    await opened.close()
    await own.close()
    return spread(times)
  }

  async function sizes() {
    const { rows } = await database.pool.query<{ messages: number; words: number }>(
      `select pg_total_relation_size('messages') / 1000000 as messages, pg_relation_size('messages_words') / 1000000 as words`,
    )
    return { megabytes: rows[0] }
  }
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

function queriesOf(questions: readonly string[]) {
  const pick = (at: number): string => questions[(at * 7919) % questions.length] ?? ''
  const some = Array.from({ length: SEARCHES }, (_, at) => at)
  const words = (at: number, from: number, to: number): string => tokens(pick(at)).slice(from, to).join(' ')
  return {
    'one word': some.map((at) => ({ typed: words(at, 0, 1) })),
    'two words': some.map((at) => ({ typed: words(at, 0, 2) })),
    'three words': some.map((at) => ({ typed: words(at, 1, 4) })),
    'a whole question': some.map((at) => ({ typed: pick(at).replaceAll('"', '') })),
    'common words': ['bảo hiểm', 'bhxh', 'tôi', 'anh chị', 'lương', 'điều', 'căn cứ', 'tháng', 'không', 'được'].map(
      (typed) => ({ typed }),
    ),
    'common words that are rare together': [
      'thẻ nghỉ mẹ tuất',
      'anh chị xyz',
      'lương hưu tai nạn thẻ sinh',
      'bảo hiểm zalo',
    ].map((typed) => ({ typed })),
    'an officer and a channel': some.map((at) => ({
      typed: words(at, 0, 2),
      officer: `s_${at % 5}` as const,
      channel: 'zalo',
    })),
    'a week': some.map((at) => ({ typed: words(at, 0, 2), from: '2026-03-02', to: '2026-03-08' })),
    'no words': some.map((at) => ({ typed: '', officer: `s_${at % 5}` as const })),
  }
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

function print(what: string, figures: object): void {
  process.stdout.write(`${JSON.stringify({ what, ...figures })}\n`)
}
