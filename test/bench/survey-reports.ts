import { ansinh } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

export interface ReportTimes {
  readonly requests: number
  readonly p50ms: number
  readonly p95ms: number
  readonly worstMs: number
}

const ANALYST = { username: 'phan.tich', password: 'Mat-khau-du-dai-2026' }

/** What an analyst clicks through: the last month, quarters, the year, one province, one channel, weeks. Each once. */
const CLICKS = [
  ...'01 02 03 04 05 06 07 08 09 10 11'.split(' ').map((month) => period(month, month)),
  period('01', '03'),
  period('04', '06'),
  period('07', '09'),
  period('01', '06'),
  period('01', '11'),
  ...['79', '01', '96', '12'].map((province) => `${period('10', '10')}&province=${province}`),
  ...['zalo', 'portal', 'email'].map((channel) => `${period('07', '09')}&channel=${channel}`),
  ...['bot', 'human'].map((served) => `${period('01', '11')}&served_by=${served}`),
  ...['D', 'E'].map((rule) => `${period('10', '10')}&rule=${rule}`),
]

function period(from: string, to: string): string {
  return `report?from=2026-${from}&to=2026-${to}`
}

const TRENDS = ['week', 'day', 'month'].map((step) => `trend?from=2026-01&to=2026-11&step=${step}`)

/** Milliseconds of each of the page's requests, one after another, none asked before. */
export async function timeReports(
  url: string,
  env: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<ReportTimes> {
  const { username, password } = ANALYST
  const made = await ansinh(
    ['staff', 'create', '--username', username, '--name', 'Phân tích', '--role', 'analyst', '--password-stdin'],
    { env, stdin: password },
  )
  if (made.code !== 0) throw new Error(made.stderr)
  const cookie = await signIn(url)
  const get = async (path: string): Promise<string> => {
    const response = await fetch(`${url}/api/analytics/${path}`, { headers: { cookie } })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)
    return text
  }
  say('waiting until the prepared cells are there …')
  await eventually('cells', async () => /"valid":[1-9]/.test(await get(period('10', '10'))), 180_000)
  const times: number[] = []
  for (const path of [...CLICKS, ...TRENDS]) {
    const began = performance.now()
    await get(path)
    times.push(performance.now() - began)
    say(`${path} ${Math.round(times.at(-1) ?? 0)} ms`)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
  return { requests: sorted.length, p50ms: at(0.5), p95ms: at(0.95), worstMs: at(1) }
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ANALYST),
  })
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`)
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}
