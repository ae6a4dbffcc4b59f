import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Each run starts a program of its own, a second or two: few of them. */
function ansinh(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['ops/bin/ansinh.mjs', ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => (stdout += String(chunk)))
    child.stderr.on('data', (chunk) => (stderr += String(chunk)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

describe('the command ansinh', { timeout: 60_000 }, () => {
  it('shows its commands and ends with 0', async () => {
    const { code, stdout } = await ansinh(['--help'])

    expect(code).toBe(0)
    for (const command of ['serve', 'chat', 'parse', 'answer', 'check', 'channels', 'migrate', 'staff', 'export']) {
      expect(stdout).toContain(`  ${command}`)
    }
  })

  it('ends with 2 on wrong use, and keeps stdout clean', async () => {
    const ended = await Promise.all([ansinh(['parse']), ansinh(['export', 'ratings', '--from', '2026-02-30'])])

    expect(ended.map(({ code, stdout }) => ({ code, stdout }))).toEqual([
      { code: 2, stdout: '' },
      { code: 2, stdout: '' },
    ])
    expect(ended[0]?.stderr).toContain('--jsonl')
    expect(ended[1]?.stderr).toContain('--from')
  })

  it('ends with 1 where the work fails, and shows no password', async () => {
    const ended = await ansinh(['migrate'], { DATABASE_URL: 'postgres://ansinh:top-secret@127.0.0.1:1/none' })

    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).not.toContain('top-secret')
  })
})
