import { expect, test } from 'vitest'
import { inOrder } from '../../../../src/console/ui/in-order.ts'

test('an answer is shown unless a later question was answered before it', () => {
  const asking = inOrder()
  const [first, second, third] = [asking(), asking(), asking()]

  const shown = [second(), first(), third()]

  expect(shown).toEqual([true, false, true])
})
