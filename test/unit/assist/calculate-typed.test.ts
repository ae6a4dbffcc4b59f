import { expect, test } from 'vitest'
import { calculateTyped } from '../../../src/assist/calculate-typed.ts'
import { calculatorForms } from '../../../src/assist/calculator-forms.ts'
import { calculators } from '../../../src/entitlements/calculators.ts'
import type { SlotValue } from '../../../src/core/intent.ts'
import { AppError } from '../../../src/core/errors.ts'
import { deskWords, realUnderstand } from '../../support/real-engine.ts'
import { content } from '../../support/workers.ts'

const labels = deskWords.slotLabels
const parts = { content, labels, understand: realUnderstand }
const day = '2026-11-25'

function fieldError(intent: string, values: Record<string, SlotValue>): unknown {
  try {
    return calculateTyped(parts, { intent, values, day })
  } catch (error) {
    return error instanceof AppError ? { code: error.code, field: error.field, message: error.message } : error
  }
}

test('each calculator has a form, each field a Vietnamese label, each choice its values', () => {
  const forms = calculatorForms(content, labels)

  const fields = forms.flatMap((form) => form.fields)
  expect(new Set(forms.map(({ calculator }) => calculator))).toEqual(new Set(calculators.keys()))
  expect(fields.filter(({ label }) => /^[a-z][A-Za-z0-9]*$/.test(label))).toEqual([])
  expect(fields.filter(({ kind, choices = [] }) => kind === 'choice' && choices.length < 2)).toEqual([])
})

test.for([
  [{ gender: 'female', contributionMonths: '24 năm', averageSalary: '7 triệu' }],
  [{ gender: 'Nữ', contributionMonths: 288, averageSalary: 7_000_000 }],
  [{ gender: 'nu', contributionMonths: '24', averageSalary: '7.000.000' }],
  [{ gender: 'female', contributionMonths: '288 tháng', averageSalary: '7tr' }],
] as const)('values are read as the chat reads them: %o', ([values]) => {
  const typed = calculateTyped(parts, { intent: 'pension.amount', values, day })

  expect(typed.missing).toEqual([])
  expect(typed.text).toContain('Lương hưu ước tính khoảng')
  expect(typed.text).toContain('Căn cứ')
  expect(typed.citations[0]?.text).toMatch(/Điều/)
  expect(typed.steps.length).toBeGreaterThan(2)
  expect(typed).toEqual(
    calculateTyped(parts, {
      intent: 'pension.amount',
      values: { gender: 'female', contributionMonths: 288, averageSalary: 7_000_000 },
      day,
    }),
  )
})

test('what is missing is named, and nothing is calculated', () => {
  const typed = calculateTyped(parts, { intent: 'pension.amount', values: { gender: 'male', averageSalary: ' ' }, day })

  expect(typed).toEqual({
    text: '',
    citations: [],
    steps: [],
    missing: [
      { name: 'contributionMonths', label: 'Thời gian đã đóng' },
      { name: 'averageSalary', label: 'Mức lương đóng BHXH bình quân mỗi tháng' },
    ],
  })
})

test.for([
  ['pension.amount', { gender: 'khác' }, 'gender', 'Xin chọn Nam hoặc Nữ'],
  ['pension.amount', { averageSalary: '7' }, 'averageSalary', 'Có phải là 7.000.000 đồng?'],
  ['pension.amount', { averageSalary: 'nhiều lắm' }, 'averageSalary', 'Ví dụ: 7 triệu'],
  ['pension.amount', { contributionMonths: '90 năm' }, 'contributionMonths', 'Chưa tính được với 90 năm'],
  ['pension.amount', { contributionMonths: -5 }, 'contributionMonths', 'Chưa tính được'],
  ['pension.amount', { gender: true }, 'gender', 'Xin chọn'],
  ['pension.amount', { tuoi: 5 }, 'tuoi', 'không có ô đó'],
  ['pension.age', { gender: 'male', birthDate: '1968-02-31' }, 'birthDate', 'Chưa'],
  ['maternity.procedure', { eventDate: 'tháng 9/2026' }, 'eventDate', 'ngày, tháng, năm'],
] as const)('%s with %o is an error of the field %s', ([intent, values, field, words]) => {
  expect(fieldError(intent, values)).toMatchObject({
    code: 'invalid_input',
    field,
    message: expect.stringContaining(words),
  })
})

test.for(['20/5/1968', '1968-05-20', '20-5-1968', 'sinh 20/5/1968', '1968', 1968])(
  'a birth date may be typed as %s',
  (birthDate) => {
    const typed = calculateTyped(parts, { intent: 'pension.age', values: { gender: 'male', birthDate }, day })

    expect(typed.text).toContain('đủ tuổi nghỉ hưu')
  },
)

test('salary periods are one field', () => {
  const salaryPeriods = 'từ 1/2010 đến 12/2015 lương 4 triệu, từ 1/2016 đến nay lương 7 triệu'

  const typed = calculateTyped(parts, { intent: 'si.salary_base', values: { salaryPeriods }, day })

  expect(typed.text).toContain('bình quân')
})

test('the rules of another day can be asked for; an unknown form is not found', () => {
  const values = { gender: 'female', contributionMonths: '20 năm', averageSalary: '7 triệu' }

  expect(calculateTyped(parts, { intent: 'pension.amount', values, day: '2025-08-01' }).text).not.toBe('')
  expect(fieldError('act.thanks', {})).toMatchObject({ code: 'not_found' })
})
