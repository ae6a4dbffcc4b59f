import { describe, expect, it } from 'vitest'
import { createGate, type CallResult, type Gate } from '../../../../src/answering/rag/gate.ts'

function gateAt(callsPerMinute = 100): { gate: Gate; wait(ms: number): void } {
  let now = 0
  return {
    gate: createGate({ clock: { now: () => new Date(now) }, callsPerMinute }),
    wait(ms) {
      now += ms
    },
  }
}

function call(gate: Gate, result: CallResult): string {
  const entered = gate.enter()
  if (typeof entered === 'string') return entered
  entered(result)
  return 'called'
}

describe('gate', () => {
  it('opens after three failures in a row, tries once after 30 seconds, and closes when that works', () => {
    const { gate, wait } = gateAt()

    const before = [call(gate, 'failed'), call(gate, 'failed'), call(gate, 'failed'), call(gate, 'worked')]
    wait(30_000)
    const trial = gate.enter()
    const beside = gate.enter()
    if (typeof trial === 'function') trial('worked')

    expect(before).toEqual(['called', 'called', 'called', 'circuit_open'])
    expect(typeof trial).toBe('function')
    expect(beside).toBe('circuit_open')
    expect(call(gate, 'failed')).toBe('called')
    expect(call(gate, 'worked')).toBe('called')
  })

  it('opens again when the trial fails', () => {
    const { gate, wait } = gateAt()
    for (let count = 0; count < 3; count += 1) call(gate, 'failed')
    wait(30_000)

    const trial = call(gate, 'failed')
    wait(29_999)

    expect(trial).toBe('called')
    expect(call(gate, 'worked')).toBe('circuit_open')
  })

  it('counts neither failures with a success between them nor calls that the caller stopped', () => {
    const { gate } = gateAt()
    const results = ['failed', 'failed', 'worked', 'failed', 'stopped', 'failed', 'stopped'] as const

    const calls = results.map((result) => call(gate, result))

    expect(new Set(calls)).toEqual(new Set(['called']))
  })

  it('keeps the budget of a minute', () => {
    const { gate, wait } = gateAt(2)

    const calls = [call(gate, 'worked'), call(gate, 'worked'), call(gate, 'worked')]
    wait(60_000)

    expect(calls).toEqual(['called', 'called', 'over_budget'])
    expect(call(gate, 'worked')).toBe('called')
  })
})
