import type { Child } from './draw.ts'

/** What JSX may say: types only (TypeScript handbook, "JSX", §Intrinsic Elements). */
type Handler<Happened extends Event, Target> = (event: Happened & { readonly currentTarget: Target }) => void

type Reference = ((element: Element | null) => void) | { current: Element | null }

interface ElementAttributes<Target extends Element> {
  readonly key?: string
  readonly ref?: ((element: Target | null) => void) | { current: Target | null }
  readonly class?: string
  readonly onClick?: Handler<MouseEvent, Target>
  readonly onSubmit?: Handler<SubmitEvent, Target>
  readonly onInput?: Handler<Event, Target>
  readonly onChange?: Handler<Event, Target>
  readonly onKeyDown?: Handler<KeyboardEvent, Target>
  readonly onPointerDown?: Handler<PointerEvent, Target>
  readonly onScroll?: Handler<Event, Target>
  readonly children?: Child
  /** As HTML names them. */
  readonly [attribute: string]: unknown
}

export interface Attributes {
  readonly key?: string
  readonly ref?: Reference
  readonly [attribute: string]: unknown
}

type Html = { readonly [Tag in keyof HTMLElementTagNameMap]: ElementAttributes<HTMLElementTagNameMap[Tag]> }

declare global {
  namespace JSX {
    type Element = Child
    interface IntrinsicElements extends Html {
      readonly svg: ElementAttributes<SVGSVGElement>
      readonly path: ElementAttributes<SVGPathElement>
    }
    interface IntrinsicAttributes {
      readonly key?: string
    }
    interface ElementChildrenAttribute {
      readonly children: unknown
    }
  }
}
