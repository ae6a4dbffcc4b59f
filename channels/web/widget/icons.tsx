import { h } from './draw.ts'
/**
 * 24 × 24 strokes, drawn here: cheap phones have no icon font, and emoji differ from phone to phone. Circles are two
 * half arcs.
 */
const paths = {
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M3 12a9 9 0 0 1 18 0a9 9 0 0 1-18 0M12 7v6M12 16.5v.5',
  clip: 'M19 11.5l-7.5 7.4a4.6 4.6 0 0 1-6.5-6.5l8-7.9a3.1 3.1 0 0 1 4.4 4.4l-8 7.9a1.5 1.5 0 0 1-2.2-2.2l7-6.9',
  down: 'M12 5v14M6 13l6 6 6-6',
} as const

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
