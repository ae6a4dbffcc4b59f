import type { Attributes } from './jsx.ts'

/**
 * What the widget needs of a view library, in 1 KB: elements by JSX, drawn anew from the state after each change, with
 * nodes kept where they are. Preact is 4.5 KB of the 15 KB that a citizen loads; its
 * states, hooks and contexts have no use here.
 */
export interface ViewNode {
  /** `#text` for words. */
  readonly tag: string
  readonly attributes: Attributes
  readonly children: readonly ViewNode[]
  readonly text: string
  /** Set when it is drawn. */
  dom?: Element | Text
}

export type Child = ViewNode | string | number | boolean | null | undefined | readonly Child[]
export type Component<Props> = (props: Props) => Child

/** A place for an element of the page; empty while the element is not drawn. */
export interface Ref<Target extends Element> {
  current: Target | null
}

export function createRef<Target extends Element>(): Ref<Target> {
  return { current: null }
}

/** The factory of JSX. A component is a function of its properties and is called at once. */
export function h<Props extends Attributes>(
  type: string | Component<Props>,
  given: Props | null,
  ...children: readonly Child[]
): Child {
  if (typeof type === 'string') {
    return { tag: type, attributes: given ?? {}, children: nodesOf(children), text: '' }
  }
  const made = type(Object.assign({}, given, { children }))
  return isNode(made) && given?.key !== undefined
    ? { ...made, attributes: { ...made.attributes, key: given.key } }
    : made
}

const drawn = new WeakMap<Element, readonly ViewNode[]>()

/** Makes the element's own children what `child` says; nodes that others added stay behind them. */
export function render(child: Child, into: Element): void {
  const nodes = nodesOf([child])
  patchChildren(into, drawn.get(into) ?? [], nodes)
  drawn.set(into, nodes)
}

function isNode(child: Child): child is ViewNode {
  return typeof child === 'object' && child !== null && 'tag' in child
}

function nodesOf(children: readonly Child[]): readonly ViewNode[] {
  return children.flatMap((child): readonly ViewNode[] => {
    if (child === null || child === undefined || typeof child === 'boolean' || child === '') return []
    if (typeof child === 'object') return isNode(child) ? [child] : nodesOf(child)
    return [{ tag: '#text', attributes: {}, children: [], text: String(child) }]
  })
}

/** A node goes on as the first former one of its tag and key: what has the focus, or was read aloud, is not moved. */
function patchChildren(parent: Element, before: readonly ViewNode[], after: readonly ViewNode[]): void {
  const unused = [...before]
  const former = after.map(({ tag, attributes: { key } }) => {
    const at = unused.findIndex((old) => old.tag === tag && old.attributes.key === key)
    return at < 0 ? undefined : unused.splice(at, 1)[0]
  })
  unused.forEach(remove)
  let place: ChildNode | null = parent.firstChild
  after.forEach((node, at) => {
    const dom = patch(former[at], node)
    if (dom === place) place = place.nextSibling
    else parent.insertBefore(dom, place)
  })
}

function remove({ dom, attributes, children }: ViewNode): void {
  dom?.remove()
  setRef(attributes, null)
  children.forEach(remove)
}

function patch(old: ViewNode | undefined, node: ViewNode): Element | Text {
  const dom = old?.dom ?? create(node)
  node.dom = dom
  if (dom instanceof Text) {
    if (dom.data !== node.text) dom.data = node.text
    return dom
  }
  const before: Attributes = old?.attributes ?? {}
  for (const name in { ...before, ...node.attributes }) setAttribute(dom, name, before[name], node.attributes[name])
  patchChildren(dom, old?.children ?? [], node.children)
  setRef(node.attributes, dom)
  return dom
}

function create({ tag, text }: ViewNode): Element | Text {
  if (tag === '#text') return document.createTextNode(text)
  const isDrawing = tag === 'svg' || tag === 'path'
  return isDrawing ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag)
}

/** `aria-…="false"` says something; any other `false` says that there is no such attribute. */
function setAttribute(element: Element, name: string, before: unknown, value: unknown): void {
  if (name === 'key' || name === 'ref') return
  if (typeof value === 'function') Object.assign(element, { [name.toLowerCase()]: value })
  else if (name === 'value' && element instanceof HTMLTextAreaElement) {
    // Setting it anew would move the cursor and break a letter that Telex is composing.
    if (element.value !== value) element.value = String(value)
  } else if (value === before) return
  else if (value === undefined || (value === false && !name.startsWith('aria-'))) element.removeAttribute(name)
  else element.setAttribute(name, String(value))
}

function setRef({ ref }: Attributes, element: Element | null): void {
  if (typeof ref === 'function') ref(element)
  else if (ref !== undefined) ref.current = element
}
