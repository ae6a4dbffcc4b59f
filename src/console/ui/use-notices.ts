import { useEffect, useRef } from 'react'
import { isHeard, newsOf, type News, type Sound } from './desk-news.ts'
import type { DeskItem } from './desk-types.ts'
import { handoffHref } from './places.ts'
import { playTone } from './tone.ts'

interface NoticeNeeds {
  /** Undefined until the list is there. */
  readonly list: readonly DeskItem[] | undefined
  readonly me: string
  readonly sound: Sound
}

/** A sound, and beside a hidden page a notice of the machine where that was allowed. */
export function useNotices({ list, me, sound }: NoticeNeeds): void {
  const before = useRef<readonly DeskItem[] | undefined>(undefined)
  useEffect(() => {
    if (list === undefined) return
    const heard = newsOf(before.current, list, me).filter((news) => isHeard(news, sound))
    before.current = list
    const [first] = heard
    if (first === undefined) return
    playTone(first.kind)
    if (document.hidden) showNotice(first, heard.length)
  }, [list, me, sound])
}

function showNotice({ kind, item }: News, count: number): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const title = kind === 'mine' ? 'Công dân vừa nhắn tin cho anh/chị' : 'Có công dân mới đang chờ'
  // A citizen's words have no place on a locked screen.
  const body = count > 1 ? `Có ${count} việc mới ở bàn hỗ trợ.` : 'Bấm để mở bàn hỗ trợ.'
  const notice = new Notification(title, { body, tag: 'ansinh-desk' })
  notice.addEventListener('click', () => {
    window.focus()
    location.hash = handoffHref(item.id)
    notice.close()
  })
}
