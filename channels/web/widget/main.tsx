import { createChat } from './chat.ts'
import { createWidget, type Widget } from './widget.tsx'
import css from './widget.css?inline'

/** The one name that the widget puts on the host page: `ansinh.open()` for a link "Hỏi trợ lý". */
declare global {
  interface Window {
    ansinh?: Widget
  }
}

mount(document.currentScript)

function mount(script: typeof document.currentScript): void {
  // Two script tags, or a page that runs its scripts again: one widget.
  if (window.ansinh !== undefined) return
  const origin = script instanceof HTMLScriptElement && script.src !== '' ? new URL(script.src).origin : location.origin
  const host = document.createElement('div')
  host.id = 'ansinh-widget'
  const shadow = host.attachShadow({ mode: 'open' })
  addStyles(shadow)
  const root = document.createElement('div')
  root.lang = 'vi'
  shadow.append(root)

  const attach = (): void => void document.body.append(host)
  if (document.body === null) document.addEventListener('DOMContentLoaded', attach)
  else attach()
  window.ansinh = createWidget(createChat(origin), root)
}

/** A constructed sheet needs no `style-src` of the host page; older Safari gets a style element. */
function addStyles(shadow: ShadowRoot): void {
  if ('adoptedStyleSheets' in shadow && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    shadow.adoptedStyleSheets = [sheet]
    return
  }
  const style = document.createElement('style')
  style.textContent = css
  shadow.append(style)
}
