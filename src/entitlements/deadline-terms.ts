import type { Day } from '../core/ids.ts'

export type TermKind = 'working_days' | 'calendar_days' | 'days_excluding_holidays' | 'months'

export interface Term {
  /** Parameter with the length. */
  readonly figure: string
  readonly kind: TermKind
  /** The contract gives the term of the law in force from this day to earlier dates too. */
  readonly since?: Day
}

export interface Procedure {
  readonly title: string
  /** From the event. */
  readonly citizen?: Term
  /** Days before the event from which the file may be handed in. */
  readonly opensBefore?: Term
  /** From the day the employer has the papers. */
  readonly employer?: Term
  /** From the day the deciding body has the complete file. */
  readonly agency: Term
  readonly law: readonly { readonly document: string; readonly articles: readonly number[] }[]
  /** Where it is not BHXH. */
  readonly decider?: string
}

const SI = '41/2024/QH15'
const HI = '25/2008/QH12'

function workingDays(figure: string): Term {
  return { figure, kind: 'working_days' }
}

function calendarDays(figure: string): Term {
  return { figure, kind: 'calendar_days' }
}

const employerForwards = workingDays('employer_forward_workdays')
const pensionLaw = [{ document: SI, articles: [75, 76, 77, 78, 79, 80, 81, 82] }]
const sicknessLaw = [{ document: SI, articles: [47, 48, 49] }]
const maternityLaw = [{ document: SI, articles: [61, 62, 63] }]
const bookLaw = [{ document: SI, articles: [28, 29] }]

export const procedures = {
  sickness: {
    title: 'Hưởng chế độ ốm đau',
    citizen: calendarDays('file_sickness_days'),
    employer: employerForwards,
    agency: workingDays('settle_sickness_workdays'),
    law: sicknessLaw,
  },
  convalescence: {
    title: 'Hưởng trợ cấp dưỡng sức, phục hồi sức khỏe',
    employer: employerForwards,
    agency: workingDays('settle_convalescence_workdays'),
    law: sicknessLaw,
  },
  maternity_employer: {
    title: 'Hưởng chế độ thai sản qua người sử dụng lao động',
    citizen: calendarDays('file_maternity_days'),
    employer: employerForwards,
    agency: workingDays('settle_maternity_workdays'),
    law: maternityLaw,
  },
  maternity_direct: {
    title: 'Hưởng chế độ thai sản, nộp trực tiếp',
    agency: workingDays('settle_maternity_direct_workdays'),
    law: maternityLaw,
  },
  maternity_voluntary: {
    title: 'Hưởng trợ cấp thai sản BHXH tự nguyện',
    citizen: calendarDays('file_maternity_voluntary_days'),
    agency: workingDays('settle_maternity_voluntary_workdays'),
    law: [{ document: SI, articles: [96, 97] }],
  },
  lump_sum: {
    title: 'Hưởng BHXH một lần',
    agency: workingDays('settle_lump_sum_workdays'),
    law: [...pensionLaw, { document: SI, articles: [107] }],
  },
  abroad_one_off: {
    title: 'Hưởng trợ cấp một lần khi ra nước ngoài định cư',
    agency: workingDays('settle_abroad_workdays'),
    law: pensionLaw,
  },
  pension: {
    title: 'Hưởng lương hưu',
    opensBefore: calendarDays('file_pension_before_days'),
    agency: { figure: 'settle_pension_days', kind: 'days_excluding_holidays' },
    law: [...pensionLaw, { document: SI, articles: [107] }],
  },
  monthly_allowance: {
    title: 'Hưởng trợ cấp hằng tháng khi chưa đủ điều kiện hưởng lương hưu',
    agency: workingDays('settle_monthly_allowance_workdays'),
    law: pensionLaw,
  },
  personal_data: {
    title: 'Sửa thông tin BHXH',
    agency: workingDays('settle_personal_data_workdays'),
    law: bookLaw,
  },
  payment_change: {
    title: 'Đổi hình thức, nơi nhận lương hưu, trợ cấp',
    agency: workingDays('settle_payment_change_workdays'),
    law: pensionLaw,
  },
  payment_resume: {
    title: 'Hưởng tiếp lương hưu, trợ cấp',
    agency: workingDays('settle_payment_resume_workdays'),
    law: pensionLaw,
  },
  social_pension: {
    title: 'Hưởng trợ cấp hưu trí xã hội',
    agency: workingDays('settle_social_pension_workdays'),
    law: [],
    decider: 'Ủy ban nhân dân xã, phường',
  },
  survivors: {
    title: 'Hưởng chế độ tử tuất',
    citizen: calendarDays('file_survivors_days'),
    employer: calendarDays('file_survivors_employer_days'),
    agency: workingDays('settle_survivors_workdays'),
    law: [{ document: SI, articles: [91] }],
  },
  si_book: {
    title: 'Đăng ký tham gia, cấp sổ BHXH',
    citizen: calendarDays('registration_term_days'),
    agency: workingDays('settle_si_book_workdays'),
    law: bookLaw,
  },
  injury: {
    title: 'Hưởng chế độ tai nạn lao động, bệnh nghề nghiệp',
    employer: calendarDays('file_injury_employer_days'),
    agency: calendarDays('settle_injury_days'),
    law: [{ document: '84/2015/QH13', articles: [59] }],
  },
  unemployment: {
    title: 'Hưởng trợ cấp thất nghiệp',
    citizen: { figure: 'ui_filing_deadline', kind: 'months', since: '2026-01-01' },
    agency: { figure: 'ui_decision_time', kind: 'working_days', since: '2026-01-01' },
    law: [{ document: '374/2025/NĐ-CP', articles: [] }],
    decider: 'Trung tâm dịch vụ việc làm',
  },
  hi_card: {
    title: 'Cấp, đổi thẻ BHYT',
    agency: workingDays('hi_card_issue_time'),
    law: [{ document: HI, articles: [17] }],
  },
  hi_reimbursement: {
    title: 'Thanh toán trực tiếp chi phí khám chữa bệnh BHYT',
    agency: calendarDays('hi_direct_payment_time'),
    law: [{ document: HI, articles: [32] }],
  },
} as const satisfies Readonly<Record<string, Procedure>>

export const procedureNames = [
  'sickness',
  'convalescence',
  'maternity_employer',
  'maternity_direct',
  'maternity_voluntary',
  'lump_sum',
  'abroad_one_off',
  'pension',
  'monthly_allowance',
  'personal_data',
  'payment_change',
  'payment_resume',
  'social_pension',
  'survivors',
  'si_book',
  'injury',
  'unemployment',
  'hi_card',
  'hi_reimbursement',
] as const
