/** Counts how many characters are looked at, by whatever means: what "linear" is measured by. */

let steps = 0

/** How many characters `action` looks at. */
export function stepsOf(action: () => void): number {
  const { charCodeAt, indexOf, startsWith } = String.prototype
  const patch = (name: string, value: unknown): void => {
    // oxlint-disable-next-line no-extend-native -- counting needs it, and it is undone below
    Object.defineProperty(String.prototype, name, { value, configurable: true, writable: true })
  }
  patch('charCodeAt', function counted(this: string, at: number): number {
    steps++
    return charCodeAt.call(this, at)
  })
  patch('indexOf', function counted(this: string, what: string, from = 0): number {
    const found = indexOf.call(this, what, from)
    steps += 1 + (found < 0 ? this.length - Math.min(from, this.length) : found - from)
    return found
  })
  patch('startsWith', function counted(this: string, what: string, from = 0): boolean {
    steps += what.length
    return startsWith.call(this, what, from)
  })
  steps = 0
  try {
    action()
    return steps
  } finally {
    patch('charCodeAt', charCodeAt)
    patch('indexOf', indexOf)
    patch('startsWith', startsWith)
  }
}
