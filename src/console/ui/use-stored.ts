import { useCallback, useState } from 'react'

/** A choice of this officer's that outlives the page, one of a closed list. */
export function useStored<Value extends string>(
  name: string,
  allowed: readonly Value[],
  first: Value,
): readonly [Value, (value: Value) => void] {
  const key = `ansinh.${name}`
  const [value, setValue] = useState<Value>(() => {
    const stored = localStorage.getItem(key)
    return allowed.find((one) => one === stored) ?? first
  })
  const change = useCallback(
    (next: Value) => {
      localStorage.setItem(key, next)
      setValue(next)
    },
    [key],
  )
  return [value, change]
}
