/** What the loader hands to the chat: types only, because the two are built apart. */
export interface Frame {
  readonly shadow: ShadowRoot
  readonly options: WidgetOptions
  /** A constructed sheet where the browser has them: the host page needs no `style-src` for us. */
  addSheet(shadow: ShadowRoot, css: string): void
  readonly launcher: {
    readonly button: HTMLButtonElement
    /** `badge` is told on the button; empty: nothing is new. */
    set(shown: boolean, badge: string): void
  }
  setLook(look: Look): void
}

export interface WidgetOptions extends Look {
  readonly origin: string
  /** `data-site`: whose page it is. */
  readonly site: string
  /** `data-identity`: the host page's signed word about who is here. */
  readonly identity: string
}

/** Of the button and of the chat. */
export interface Look {
  /** `light`, `dark`; anything else: as the device. */
  readonly theme: string
  /** Of the letters: `l`, `xl`; anything else: medium. */
  readonly size: string
  /** `en`; anything else: Vietnamese. */
  readonly lang: string
}

export interface Widget {
  open(): void
  close(): void
}
