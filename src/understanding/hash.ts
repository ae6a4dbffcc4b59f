/** FNV-1a over UTF-16 units, in pieces: `hash = addText(hash, text)`. Fast, and the same on every machine. */
export const fnvStart = 0x811c9dc5

export function addUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

export function addText(hash: number, text: string): number {
  let value = hash
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value
}
