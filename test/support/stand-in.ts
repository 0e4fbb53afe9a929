/** Objects that stand in for larger ones in tests of a part. */

/**
 * Something that has what the code under test asks of a `T`, and nothing else: whoever asks for more is told so.
 *
 * @param part - what it has
 * @throws TypeError when a property is read that it has not
 */
export function standIn<T extends object>(part: { readonly [K in keyof T]?: unknown }): T {
  const proxy = new Proxy(part, {
    get(target, name) {
      if (name in target || typeof name === 'symbol') return Reflect.get(target, name)
      throw new TypeError(`the stand-in has no \`${name}\`: give it one`)
    },
  })
  // The one place where a part is taken for the whole: the trap above says when that was wrong.
  return proxy as unknown as T
}
