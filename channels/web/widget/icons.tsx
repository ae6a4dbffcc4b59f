/**
 * 24 × 24 strokes, drawn here: cheap phones have no icon font, and emoji differ from phone to phone. Circles are two
 * half arcs.
 */
const paths = {
  chat: 'M4 5h16v11H10l-5 4v-4H4zM8 9.5h8M8 12.5h5',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M3 12a9 9 0 0 1 18 0a9 9 0 0 1-18 0M12 7v6M12 16.5v.5',
  down: 'M12 5v14M6 13l6 6 6-6',
} as const

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
