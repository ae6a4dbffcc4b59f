import { useEffect, useState } from 'preact/hooks'

/** The chosen handoff is in the address: a reload keeps it and the back button of a phone leads to the list. */
export function useSelected(): string | undefined {
  const [selected, setSelected] = useState(read)
  useEffect(() => {
    const follow = (): void => setSelected(read())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return selected
}

export function handoffHref(id: string): string {
  return `#/${id}`
}

export const LIST_HREF = '#/'

function read(): string | undefined {
  return /^#\/(h_[\w-]+)$/.exec(location.hash)?.[1]
}
