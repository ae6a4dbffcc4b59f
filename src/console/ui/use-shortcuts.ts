import { useEffect, useRef } from 'react'
import { shortcutOf, type ShortcutId } from './shortcuts.ts'

const handlers = new Map<ShortcutId, () => void>()

/** What a shortcut does while this is on the screen; the last one that says so is the one that counts. */
export function useShortcut(id: ShortcutId, run: () => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const handler = (): void => latest.current()
    handlers.set(id, handler)
    return () => {
      if (handlers.get(id) === handler) handlers.delete(id)
    }
  }, [id])
}

/** Listens for all of them; once for the whole desk. */
export function useShortcutKeys(letters: boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.metaKey) return
      const target = event.target instanceof Element ? event.target : document.body
      // Dialogs, menus and lists have keys of their own.
      if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null) return
      const typing = target.closest('input:not([type="radio"]), textarea, [contenteditable="true"]') !== null
      const pressed = { key: event.key, code: event.code, alt: event.altKey, ctrl: event.ctrlKey }
      const id = shortcutOf(pressed, { typing, letters })
      const handler = id === undefined ? undefined : handlers.get(id)
      if (handler === undefined) return
      event.preventDefault()
      handler()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [letters])
}
