// hot
/** Values by prefixes: the longest one of a number is found in one walk over it. */

/** A place in the tree: what stands between it and the one above, and the value of the prefix that ends here. */
class Branching<T> {
  label: string
  value: T | undefined
  /** By the first character of their labels. */
  children: Map<number, Branching<T>> | null = null

  constructor(label: string, value: T | undefined) {
    this.label = label
    this.value = value
  }
}

/**
 * Values by prefixes of any characters.
 *
 * There are at most two places in it for each prefix, however long that is. A look makes nothing, and takes time in proportion to the number
 * alone.
 */
export class PrefixTree<T extends NonNullable<unknown>> {
  readonly #root = new Branching<T>('', undefined)
  #size = 0
  #places = 1

  /** How many prefixes there are. */
  get size(): number {
    return this.#size
  }

  /** How many places it has: a measure of the memory that it takes. */
  get places(): number {
    return this.#places
  }

  /** The value of exactly this prefix; undefined where there is none. */
  get(prefix: string): T | undefined {
    let node = this.#root
    let at = 0
    while (at < prefix.length) {
      const child = node.children?.get(prefix.charCodeAt(at))
      if (child === undefined || !prefix.startsWith(child.label, at)) return undefined
      at += child.label.length
      node = child
    }
    return node.value
  }

  /** Gives a prefix a value, in the place of the one it has. */
  set(prefix: string, value: T): void {
    let node = this.#root
    let at = 0
    while (at < prefix.length) {
      const code = prefix.charCodeAt(at)
      const child = node.children?.get(code)
      if (child === undefined) {
        const leaf = new Branching<T>(prefix.slice(at), value)
        node.children ??= new Map()
        node.children.set(code, leaf)
        this.#places += 1
        this.#size += 1
        return
      }
      const common = commonLength(child.label, prefix, at)
      if (common < child.label.length) this.#split(node, child, common)
      node = node.children?.get(code) ?? child
      at += common
    }
    if (node.value === undefined) this.#size += 1
    node.value = value
  }

  /** Puts a place between two, where their label is cut. */
  #split(above: Branching<T>, child: Branching<T>, length: number): void {
    const between = new Branching<T>(child.label.slice(0, length), undefined)
    child.label = child.label.slice(length)
    between.children = new Map([[child.label.charCodeAt(0), child]])
    above.children?.set(between.label.charCodeAt(0), between)
    this.#places += 1
  }

  /**
   * The value of the longest prefix of a text.
   *
   * @param text - a number, say
   * @param from - where it begins in the text
   * @returns undefined where no prefix fits
   */
  longest(text: string, from = 0): T | undefined {
    let node = this.#root
    let best = node.value
    let at = from
    for (;;) {
      const child = node.children?.get(text.charCodeAt(at))
      if (child === undefined || !text.startsWith(child.label, at)) return best
      at += child.label.length
      node = child
      if (node.value !== undefined) best = node.value
    }
  }

  /** The values of all prefixes of a text, the shortest first. */
  all(text: string): T[] {
    const found: T[] = []
    let node = this.#root
    let at = 0
    for (;;) {
      if (node.value !== undefined) found.push(node.value)
      const child = node.children?.get(text.charCodeAt(at))
      if (child === undefined || !text.startsWith(child.label, at)) return found
      at += child.label.length
      node = child
    }
  }

  /** The prefixes with their values, in the order of their characters. */
  entries(): Iterable<readonly [prefix: string, value: T]> {
    return walk(this.#root, '')
  }
}

function* walk<T>(
  node: Branching<T>,
  before: string,
): Generator<readonly [prefix: string, value: T]> {
  const prefix = before + node.label
  if (node.value !== undefined) yield [prefix, node.value]
  if (node.children === null) return
  const children = [...node.children].toSorted(([a], [b]) => a - b)
  for (const [, child] of children) yield* walk(child, prefix)
}

/** How far a label goes along with a text. */
function commonLength(label: string, text: string, from: number): number {
  let length = 0
  while (
    length < label.length &&
    from + length < text.length &&
    label.charCodeAt(length) === text.charCodeAt(from + length)
  ) {
    length += 1
  }
  return length
}
