/** Drawn by hand: this part is on every page, also where nobody asks anything. */
export interface Launcher {
  readonly button: HTMLButtonElement
  /** `badge` is told on the button; empty: nothing is new. */
  set(shown: boolean, badge: string): void
  speak(lang: string): void
  /** Between the tap and the chat: on a slow line a sign is needed. */
  busy(): void
  failed(): void
}

const vi = { lang: 'vi', ask: 'Hỏi BHXH', failed: 'Chưa mở được, xin bấm lại' }
const en = { lang: 'en', ask: 'Ask BHXH', failed: 'Not opened, tap again' }

export function createLauncher(onOpen: () => void): Launcher {
  let text = vi
  const words = document.createElement('span')
  const news = document.createElement('b')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'launcher'
  button.setAttribute('aria-haspopup', 'dialog')
  button.append(icon(), words, news)
  button.addEventListener('click', onOpen)
  return {
    button,
    set: (shown, badge) => {
      button.hidden = !shown
      words.textContent = text.ask
      news.textContent = badge
    },
    speak: (lang) => {
      text = lang === 'en' ? en : vi
      button.lang = text.lang
      words.textContent = text.ask
    },
    busy: () => void (words.textContent = `${text.ask} …`),
    failed: () => void (words.textContent = text.failed),
  }
}

function icon(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS(svg.namespaceURI, 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', 'M4 5h16v11H10l-5 4v-4H4zM8 9.5h8M8 12.5h5')
  svg.append(path)
  return svg
}
