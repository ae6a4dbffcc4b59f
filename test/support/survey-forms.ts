import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface FormsOptions {
  readonly rows: number
  readonly seed: number
  /** First Vietnam day and how many days. */
  readonly from: string
  readonly days: number
}

const columns = [
  ...'invite_id survey_code instrument_version conversation_key person_key issued_at rated_at q1_overall'.split(' '),
  ...'q2_factor q2r_factor_asked q2r_score ask_probability q3_comment_masked channel served_by'.split(' '),
  ...'respondent_group persona intent_code intent_group resolved province_code geo_source geo_version'.split(' '),
  ...'eligible_reason send_status expires_at is_test is_staff'.split(' '),
]

/** A file for `ansinh survey import`: code-book and frame columns, every fate, the same for the same seed. */
export async function writeSurveyForms(path: string, options: FormsOptions): Promise<void> {
  await pipeline(Readable.from(pieces(options)), createWriteStream(path))
}

const ROWS_A_PIECE = 2_000

function* pieces({ rows, seed, from, days }: FormsOptions): Generator<string> {
  const random = seeded(seed)
  const start = Date.parse(`${from}T07:00:00+07:00`)
  let piece = `\uFEFF${columns.join(',')}\r\n`
  for (let n = 1; n <= rows; n++) {
    piece += `${row(n, { random, at: start + Math.floor((n / (rows + 1)) * days) * DAY_MS + random() * 50_000_000, rows })}\r\n`
    if (n % ROWS_A_PIECE !== 0) continue
    yield piece
    piece = ''
  }
  yield piece
}

const DAY_MS = 86_400_000

interface RowParts {
  readonly random: () => number
  readonly at: number
  readonly rows: number
}

function row(n: number, { random, at, rows }: RowParts): string {
  const eligible = random() > 0.1
  const sent = eligible && random() > 0.03
  const returned = sent && random() < 0.38
  const cause = random()
  const overall = cause < 0.002 ? 7 : scoreOf(random())
  const seconds = cause > 0.99 ? 0.4 : cause > 0.97 ? 400_000 : 5 + random() * 600
  const factor = `F${1 + Math.floor(random() * 5)}`
  return [
    `f${String(n).padStart(12, '0')}`,
    `CHAT-${monthOf(at)}`,
    'v2.0',
    (n * 2_654_435_761).toString(16).padStart(16, '0').slice(-16),
    Math.floor(random() * rows * 0.7)
      .toString(16)
      .padStart(16, '0'),
    sent ? iso(at) : '',
    returned ? iso(at + seconds * 1000) : '',
    returned ? overall : '',
    returned && overall <= 3 ? pick(random, ['F1', 'F2', 'F2', 'F4', 'F5', 'F0', '']) : 'NA',
    sent ? factor : 'NA',
    returned && random() > 0.1 ? scoreOf(random()) : '',
    1,
    returned && random() < 0.06 ? `"Trả lời rõ ràng, nhưng phải chờ lâu (${n})"` : '',
    pick(random, ['zalo', 'zalo', 'zalo', 'portal', 'portal', 'facebook', 'email', 'telegram', 'hotline']),
    pick(random, ['bot', 'bot', 'bot', 'human', 'bot_then_human']),
    'GX',
    pick(random, ['nld', 'nsdld', 'huu_tri', 'tncb', 'hgd', 'bhyt_benh_nhan', 'khac']),
    'unk',
    pick(random, ['thu', 'so_the', 'che_do', 'che_do', 'bhyt', 'bhyt', 'bhtn', 'dich_vu_so', 'khac']),
    pick(random, ['answered', 'answered', 'answered', 'handed_over', 'ticket_open', 'abandoned']),
    random() < 0.08 ? '' : (provinces[Math.floor(random() ** 2 * provinces.length)] ?? ''),
    'user_text',
    '2026-09-20',
    eligible ? '' : 'cool_down',
    !eligible ? '' : sent ? 'sent' : 'failed',
    iso(at + 3 * DAY_MS),
    Number(sent && cause > 0.965 && cause < 0.97),
    0,
  ].join(',')
}

const provinces = [
  ...'79 01 75 40 38 66 31 91 92 25 33 37 48 24 80 82 86 52 51 68 56 22 15 14 19 44 42 46 08 20 96 04 11'.split(' '),
  ...'12'.split(' '),
]

function scoreOf(share: number): number {
  return share < 0.04 ? 1 : share < 0.09 ? 2 : share < 0.16 ? 3 : share < 0.52 ? 4 : 5
}

function pick(random: () => number, codes: readonly string[]): string {
  return codes[Math.floor(random() * codes.length)] ?? ''
}

const VIETNAM_MS = 7 * 3_600_000

function iso(at: number): string {
  return `${new Date(at + VIETNAM_MS).toISOString().slice(0, 23)}+07:00`
}

function monthOf(at: number): string {
  return new Date(at + VIETNAM_MS).toISOString().slice(0, 7)
}

/** Mulberry32: small, even enough for made-up forms. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
