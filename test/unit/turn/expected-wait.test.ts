import { expect, test } from 'vitest'
import { expectedWait } from '../../../src/turn/expected-wait.ts'
import { smallContent } from '../../support/small-content.ts'
import { turnOf, typed } from '../../support/turns.ts'

const content = smallContent()
const texts = { ...content.dialogue.texts, handoff_wait: ', {minutes} phút', handoff_wait_long: ', lâu' }
const said = { ...content, dialogue: { ...content.dialogue, texts } }

test.for([
  ['no number where too little is known', {}, 0, ''],
  ['the median for the first', { pace: 170 }, 0, ', 3 phút'],
  ['as many times for a later place, in steps of five', { pace: 170 }, 3, ', 15 phút'],
  ['at least a minute', { pace: 2 }, 0, ', 1 phút'],
  ['no figure for what nobody can foresee', { pace: 3_600 }, 5, ', lâu'],
] as const)('%s', ([_name, pace, waiting, text]) => {
  const input = { ...turnOf(typed('x')), content: said, waiting, ...pace }

  expect(expectedWait(input)).toBe(text)
})
