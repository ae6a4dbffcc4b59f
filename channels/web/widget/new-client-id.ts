/** UUID version 4. `crypto.randomUUID` exists only on https pages and from Chrome 92. */
export function newClientId(): string {
  return '10000000-1000-4000-8000-100000000000'.replaceAll(/[018]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1))
    // Where the pattern says 8, two bits are the variant's.
    const value = digit === '8' ? (random & 3) | 8 : random & 15
    return value.toString(16)
  })
}
