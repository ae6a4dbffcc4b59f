import { expect, test } from 'vitest'
import { prefilled } from '../../../../src/console/ui/prefilled.ts'

const fields = [
  { name: 'birth', label: 'Ngày sinh', kind: 'birth_date', needed: true },
  {
    name: 'gender',
    label: 'Giới tính',
    kind: 'gender',
    needed: true,
    choices: [
      { value: 'male', label: 'Nam' },
      { value: 'female', label: 'Nữ' },
    ],
  },
  { name: 'work', label: 'Điều kiện làm việc', kind: 'choice', needed: false },
]

test('what the citizen has told stands in the fields that ask for it, the latest of two', () => {
  const known = [
    { label: 'Ngày sinh', value: '04/1970' },
    { label: 'Giới tính', value: 'Nữ' },
    { label: 'Mức lương', value: '7.000.000 đồng' },
    { label: 'Ngày sinh', value: '05/1970' },
  ]

  const values = prefilled({ fields }, known)

  expect(values).toEqual({ birth: '05/1970', gender: 'female' })
})

test('a word that is none of the choices fills in nothing', () => {
  const values = prefilled({ fields }, [{ label: 'Giới tính', value: 'Khác' }])

  expect(values).toEqual({})
})
