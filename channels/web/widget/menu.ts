import type { Frame, Look } from './frame.ts'
import css from './menu.css?inline'

/** Loaded with the first tap on "Aa". Plain elements: it shares no code with the chat. */
interface MenuActions {
  readonly setLook: (look: Look) => Promise<void>
  /** Absent for a person whom the host page vouches for: their conversation is on every device. */
  readonly forget?: () => void
  readonly done: () => void
}

const texts = {
  vi: {
    title: 'Cỡ chữ, màu, ngôn ngữ',
    close: 'Xong',
    size: 'Cỡ chữ',
    sizes: { m: 'Vừa', l: 'To', xl: 'Rất to' },
    theme: 'Màu',
    themes: { auto: 'Theo máy', light: 'Sáng', dark: 'Tối' },
    lang: 'Ngôn ngữ',
    forget: 'Quên cuộc trò chuyện trên máy này',
    sure: 'Bấm lần nữa để quên: máy này sẽ không mở lại được.',
  },
  en: {
    title: 'Text size, colours, language',
    close: 'Done',
    size: 'Text size',
    sizes: { m: 'Medium', l: 'Large', xl: 'Very large' },
    theme: 'Colours',
    themes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
    lang: 'Language',
    forget: 'Forget the conversation on this device',
    sure: 'Tap again to forget: this device cannot open it again.',
  },
}
/** Each in its own language. */
const languages = { vi: 'Tiếng Việt', en: 'English' }

const styled = new WeakSet<Frame>()

/** Opens the menu over the chat; returns what closes it. */
export function openMenu(panel: HTMLElement, frame: Frame, now: Look, actions: MenuActions): () => void {
  if (!styled.has(frame)) frame.addSheet(frame.shadow, css)
  styled.add(frame)
  const menu = document.createElement('div')
  menu.className = 'menu'
  menu.setAttribute('role', 'dialog')
  const close = (): void => {
    menu.remove()
    actions.done()
    panel.querySelector<HTMLElement>('.aa')?.focus()
  }
  let look = { theme: now.theme || 'auto', size: now.size || 'm', lang: now.lang === 'en' ? 'en' : 'vi' }
  const change = (next: Partial<Look>): void => {
    look = { ...look, ...next }
    void actions.setLook(look).finally(() => next.lang && draw())
  }
  const draw = (): void => {
    const text = look.lang === 'en' ? texts.en : texts.vi
    menu.setAttribute('aria-label', text.title)
    menu.replaceChildren(
      group(text.size, 'size', text.sizes, look.size, (size) => change({ size })),
      group(text.lang, 'lang', languages, look.lang, (lang) => change({ lang })),
      group(text.theme, 'theme', text.themes, look.theme, (theme) => change({ theme })),
      button(text.close, 'done', close),
      ...forgetButton(text, actions.forget, close),
    )
  }
  draw()
  panel.append(menu)
  menu.querySelector<HTMLElement>('input:checked')?.focus()
  return close
}

function group(
  title: string,
  name: string,
  choices: Readonly<Record<string, string>>,
  chosen: string,
  onChoose: (value: string) => void,
): HTMLElement {
  const set = document.createElement('fieldset')
  const legend = document.createElement('legend')
  legend.textContent = title
  set.append(legend)
  for (const [value, words] of Object.entries(choices)) {
    const label = document.createElement('label')
    const input = document.createElement('input')
    input.type = 'radio'
    input.name = name
    input.checked = value === chosen
    input.addEventListener('change', () => onChoose(value))
    label.append(input, words)
    set.append(label)
  }
  return set
}

/** Not with one tap: it cannot be taken back. */
function forgetButton(text: typeof texts.vi, forget: (() => void) | undefined, close: () => void): HTMLElement[] {
  if (forget === undefined) return []
  let sure = false
  const made = button(text.forget, 'forget', () => {
    if (sure) {
      forget()
      return close()
    }
    sure = true
    made.textContent = text.sure
  })
  return [made]
}

function button(text: string, name: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = name
  made.textContent = text
  made.addEventListener('click', onClick)
  return made
}
