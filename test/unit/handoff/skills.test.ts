import { expect, test } from 'vitest'
import { fits } from '../../../src/handoff/skills.ts'

const all = { queues: [], provinces: [], languages: ['vi'] }
const hanoi = { code: '01', name: 'Thành phố Hà Nội' }

test.for([
  ['no list is no limit', all, { queue: 'bhyt', province: hanoi }, true],
  ['another queue', { ...all, queues: ['bhtn'] }, { queue: 'bhyt' }, false],
  ['another province', { ...all, provinces: ['79'] }, { queue: 'bhyt', province: hanoi }, false],
  ['a province that nobody knows yet', { ...all, provinces: ['79'] }, { queue: 'bhyt' }, true],
  ['a language that is not spoken', all, { queue: 'bhyt', language: 'en' }, false],
  ['a language that is', { ...all, languages: ['vi', 'en'] }, { queue: 'bhyt', language: 'en' }, true],
] as const)('%s', ([_name, skills, handoff, expected]) => {
  expect(fits(skills, handoff)).toBe(expected)
})
