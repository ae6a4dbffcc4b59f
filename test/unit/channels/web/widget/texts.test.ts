import { afterEach, describe, expect, it } from 'vitest'
import { speak, t } from '../../../../../channels/web/widget/texts.ts'

describe('speak', () => {
  afterEach(() => speak('vi'))

  it('shows Vietnamese until asked otherwise, and for a language that it does not have', async () => {
    const first = t.send
    await speak('fr')

    expect([first, t.send]).toEqual(['Gửi', 'Gửi'])
  })

  it('shows English when asked, and goes back', async () => {
    await speak('en')
    const english = [t.send, t.helped(), t.helped('Lan'), t.unread(1), t.unread(2)]
    await speak('vi')

    expect(english).toEqual([
      'Send',
      'An officer is helping you',
      'Officer Lan is helping you',
      '1 new message',
      '2 new messages',
    ])
    expect([t.helped(), t.helped('Lan')]).toEqual(['Cán bộ đang hỗ trợ', 'Cán bộ Lan đang hỗ trợ'])
  })
})
