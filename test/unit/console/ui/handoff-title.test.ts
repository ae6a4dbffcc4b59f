import { expect, test } from 'vitest'
import { handoffLine, handoffTitle, handoffWords } from '../../../../src/console/ui/handoff-title.ts'
import { deskItem } from './desk-items.ts'

test.each([
  {
    name: 'the topic is not said twice',
    item: { topicTitle: 'Tuổi nghỉ hưu', summary: 'Tuổi nghỉ hưu: Nữ sinh 1970' },
    expected: { title: 'Tuổi nghỉ hưu', words: 'Nữ sinh 1970', line: 'Tuổi nghỉ hưu: Nữ sinh 1970' },
  },
  {
    name: 'only a topic',
    item: { topicTitle: 'Tuổi nghỉ hưu', summary: 'Tuổi nghỉ hưu' },
    expected: { title: 'Tuổi nghỉ hưu', words: '', line: 'Tuổi nghỉ hưu' },
  },
  {
    name: 'in distress nothing is repeated, and the row still has a name',
    item: { summary: '', reason: 'distress' as const },
    expected: { title: 'Cần quan tâm ngay', words: '', line: 'Cần quan tâm ngay' },
  },
])('$name', ({ item, expected }) => {
  const handoff = { ...deskItem({ id: 'h_1' }), ...item }

  const shown = { title: handoffTitle(handoff), words: handoffWords(handoff), line: handoffLine(handoff) }

  expect(shown).toEqual(expected)
})
