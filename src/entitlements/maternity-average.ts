import { exact, sumOf, type Exact } from './exact.ts'
import { checkedInteger, MOST_MONEY, optionalMoney, required, type Fields } from './fields.ts'
import { invalid } from './input-error.ts'

/** Months of the average at most. */
const MOST_SALARIES = 6

/** The average of the last six months' bases, given as such or as the bases themselves; exact. */
export function maternityAverage(fields: Fields): Exact {
  const average = optionalMoney(fields, 'averageSalary')
  const salaries = readSalaries(fields)
  if (average !== undefined && salaries !== undefined) {
    throw invalid('averageSalary', 'Chỉ cho mức bình quân hoặc các mức lương từng tháng, không cho cả hai.')
  }
  if (salaries === undefined) return exact(required(average, 'averageSalary'))
  return sumOf(salaries.map((salary) => exact(salary))).div(salaries.length)
}

function readSalaries(fields: Fields): readonly number[] | undefined {
  const value = fields['salaries'] ?? undefined
  if (value === undefined) return undefined
  if (!Array.isArray(value) || value.length < 1 || value.length > MOST_SALARIES) {
    throw invalid('salaries', `Cần từ 1 đến ${MOST_SALARIES} mức lương tháng.`)
  }
  return value.map((item: unknown, index) => checkedInteger(item, `salaries[${index}]`, { min: 0, max: MOST_MONEY }))
}
