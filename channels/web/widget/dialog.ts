/** The same condition as in chat-window.css: narrow phones, and phones held sideways. */
export function isFullScreen(): boolean {
  return matchMedia('(max-width: 479px), (max-height: 559px)').matches
}

/**
 * Esc closes; on a full screen Tab stays inside, the page behind does not scroll, and the keyboard gets its room.
 * Returns what undoes it.
 */
export function enterDialog(panel: HTMLElement, onClose: () => void): () => void {
  panel.addEventListener('keydown', (event) => {
    // A Telex or VNI keyboard uses Esc to give up the letter that it composes.
    if (event.key === 'Escape' && !event.isComposing) onClose()
    if (event.key === 'Tab' && isFullScreen()) keepInside(panel, event)
  })
  return followViewport(panel)
}

function keepInside(panel: HTMLElement, event: KeyboardEvent): void {
  const within = panel.querySelector('.menu') ?? panel
  const reachable = within.querySelectorAll<HTMLElement>('button:enabled, input, textarea, a[href], .log')
  const first = reachable[0]
  const last = reachable[reachable.length - 1]
  if (event.target !== (event.shiftKey ? first : last)) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}

/**
 * Android's keyboard covers the page instead of shrinking it (Chrome 108 and later): the panel takes the height that is
 * really visible, so that header and composer stay in sight while typing.
 */
function followViewport(panel: HTMLElement): () => void {
  const viewport = window.visualViewport
  const page = document.documentElement.style
  const overflow = page.overflow
  const fit = (): void => {
    const full = isFullScreen()
    page.overflow = full ? 'hidden' : overflow
    // While the citizen has zoomed in, the visible part is not the room that there is.
    const fits = full && viewport !== null && viewport.scale < 1.05
    panel.style.height = fits ? `${viewport.height}px` : ''
    panel.style.top = fits ? `${viewport.offsetTop}px` : ''
    panel.classList.toggle('low', fits && viewport.height < 480)
  }
  fit()
  const left = new AbortController()
  for (const event of ['resize', 'scroll']) viewport?.addEventListener(event, fit, { signal: left.signal })
  return () => {
    left.abort()
    page.overflow = overflow
  }
}
