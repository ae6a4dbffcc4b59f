import { describe, expect, it } from 'vitest'
import type { FormState } from '../../../src/core/conversation.ts'
import type { CalculationPreset, Entity, Intent, Slot } from '../../../src/core/intent.ts'
import { calculatorInput, fill, nextSlot, startForm } from '../../../src/dialogue/form.ts'

const slots: readonly Slot[] = [
  {
    name: 'status',
    type: 'choice',
    ask: 'status?',
    options: [
      { label: 'Đang đi làm', value: 'working' },
      { label: 'Hưởng lương hưu', value: 'retired', words: ['lương hưu'], sets: { pensioner: true } },
    ],
  },
  { name: 'pension', type: 'money', when: [{ slot: 'status', is: ['retired'] }], min: 100_000, ask: 'pension?' },
  { name: 'percent', type: 'percent', min: 0, max: 100, why: 'đó là phần trăm', ask: 'percent?' },
]

function intentWith(preset: Partial<CalculationPreset> = {}, ownSlots = slots): Intent {
  return {
    id: 'x.y',
    topic: 'x',
    title: 'x',
    examples: [],
    counterExamples: [],
    slots: ownSlots,
    preset: { values: {}, minus: {}, ...preset },
    answer: { article: 'x.y', calculator: 'injury' },
    sensitive: false,
    ownRecord: false,
  }
}

const form = (values: FormState['values'], asking?: string): FormState => ({
  intent: 'x.y',
  values,
  misses: 0,
  ...(asking === undefined ? {} : { asking }),
})
const percent = (value: number): Entity => ({ type: 'percent', value, text: `${value}%` })

describe('startForm', () => {
  it.each([
    ['suy giảm 20%', false],
    ['suy giảm 20% được bao nhiêu tiền', true],
    ['tính giúp tôi, suy giảm 20%', true],
  ])('begins on %j where figures are asked for: %s', (text, begins) => {
    const started = startForm(intentWith({ startIf: 'bao nhieu tien' }), { entities: [percent(20)], text })

    expect(started !== undefined).toBe(begins)
  })
})

describe('fill', () => {
  it('takes the option first, then the values that it asks for', () => {
    const money: Entity = { type: 'money', value: 5_000_000, text: '5 triệu' }

    const filled = fill(intentWith(), form({}), { entities: [money], text: 'bố tôi có lương hưu 5 triệu' })

    expect(filled.values).toEqual({ status: 'retired', pension: 5_000_000 })
  })

  it('leaves a value alone that no open question could mean', () => {
    const money: Entity = { type: 'money', value: 5_000_000, text: '5 triệu' }

    const filled = fill(intentWith(), form({ status: 'working' }), { entities: [money], text: 'được 5 triệu' })

    expect(filled).toMatchObject({ values: { status: 'working' }, changed: false })
  })

  it('keeps a value out of range for the next question, and no longer', () => {
    const intent = intentWith()

    const filled = fill(intent, form({ status: 'working' }, 'percent'), { entities: [percent(150)], text: '150%' })
    const next = fill(intent, form(filled.values, 'percent'), { entities: [], text: 'tôi không nhớ' })

    expect(nextSlot(intent, filled)?.ask).toBe(
      'Chưa tính được với 150%: cần từ 0% đến 100%, vì đó là phần trăm. percent?',
    )
    expect(next.values).toEqual({ status: 'working' })
  })

  it('takes what is out of range for nothing else', () => {
    const twins: readonly Slot[] = [
      { name: 'early', type: 'duration', max: 120, ask: 'early?' },
      { name: 'total', type: 'duration', max: 720, ask: 'total?' },
    ]
    const years: Entity = { type: 'duration', value: 180, text: '15 năm' }

    const filled = fill(intentWith({}, twins), form({}, 'early'), { entities: [years], text: '15 năm' })

    expect(filled.values).toEqual({ early: 180 })
  })

  it('takes a value that must be claimed only beside its words, or where one is corrected', () => {
    const claimed: readonly Slot[] = [
      { name: 'cost', type: 'money', claimed: true, before: 'vien phi[^.,]{0,10}', ask: 'cost?' },
    ]
    const intent = intentWith({}, claimed)
    const money: Entity = { type: 'money', value: 5_000_000, text: '5 triệu' }

    const read = (text: string, values = {}) => fill(intent, form(values), { entities: [money], text }).values

    expect(read('tôi đã trả 5 triệu')).toEqual({})
    expect(read('viện phí hết 5 triệu')).toEqual({ cost: 5_000_000 })
    expect(read('à nhầm, 5 triệu', { cost: 8_000_000 })).toEqual({ cost: 5_000_000 })
  })
})

describe('nextSlot', () => {
  it.each([
    ['retired', 'pension'],
    ['working', 'percent'],
  ])('after %s asks for %s', (status, name) => {
    expect(nextSlot(intentWith(), form({ status }))?.name).toBe(name)
  })
})

describe('calculatorInput', () => {
  it('has what an option means, and nothing of a question that does not apply', () => {
    const intent = intentWith({ values: { date: '{day}' } })

    const retired = calculatorInput(intent, form({ status: 'retired', pension: 5_000_000 }), '2026-11-25')
    const working = calculatorInput(intent, form({ status: 'working', pension: 5_000_000 }), '2026-11-25')

    expect(retired).toEqual({ date: '2026-11-25', status: 'retired', pension: 5_000_000, pensioner: true })
    expect(working).toEqual({ date: '2026-11-25', status: 'working' })
  })

  it('has periods as a list, the open one up to this month', () => {
    const intent = intentWith({}, [{ name: 'salaryPeriods', type: 'periods', ask: '?' }])

    const input = calculatorInput(intent, form({ salaryPeriods: '2016-01/now/7000000' }), '2026-11-25')

    expect(input).toEqual({ salaryPeriods: [{ from: '2016-01', to: '2026-11', amount: 7_000_000 }] })
  })
})
