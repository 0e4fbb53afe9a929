import t from 'tap'

import { PrefixTree } from '../prefix-tree.ts'

/** A random number below another, the same ones each time. */
function below(): (limit: number) => number {
  let state = 7
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
}

t.test('PrefixTree finds what a look at each prefix finds', (t) => {
  const random = below()
  const digits = (length: number): string => Array.from({ length }, () => random(3)).join('')
  const tree = new PrefixTree<string>()
  const plain = new Map<string, string>()
  for (let i = 0; i < 1000; i++) {
    const prefix = digits(random(9))
    const value = `${prefix}=${i}`
    tree.set(prefix, value)
    plain.set(prefix, value)
  }
  t.equal(tree.size, plain.size)
  t.ok(tree.places <= 2 * plain.size + 1, `${tree.places} places for ${plain.size} prefixes`)
  for (let i = 0; i < 3000; i++) {
    const text = digits(random(12))
    const all: string[] = []
    for (let length = 0; length <= text.length; length++) {
      const value = plain.get(text.slice(0, length))
      if (value !== undefined) all.push(value)
    }
    if (tree.longest(text) !== all.at(-1)) t.fail(`the longest of ${text}`)
    if (tree.all(text).join() !== all.join()) t.fail(`all of ${text}`)
    if (tree.get(text) !== plain.get(text)) t.fail(`exactly ${text}`)
    if (tree.longest(`ab${text}`, 2) !== all.at(-1))
      t.fail(`the longest of ${text} from a place on`)
  }
  t.strictSame(
    [...tree.entries()],
    [...plain].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
  t.end()
})

t.test('PrefixTree is empty at first, and takes any characters', (t) => {
  const tree = new PrefixTree<number>()
  t.equal(tree.longest('49'), undefined)
  t.equal(tree.get(''), undefined)
  tree.set('__proto__', 1)
  tree.set('\0', 2)
  tree.set('', 3)
  t.equal(tree.longest('__proto__x'), 1)
  t.equal(tree.longest('\0\0'), 2)
  t.equal(tree.longest(''), 3)
  t.equal(tree.longest('x', 5), 3)
  tree.set('', 4)
  t.equal(tree.size, 3)
  t.equal(tree.longest('a'), 4)
  t.end()
})

t.test('PrefixTree looks no longer at a number than it is long', (t) => {
  const tree = new PrefixTree<number>()
  for (let i = 1; i < 64; i++) tree.set('1'.repeat(i), i)
  const took = (length: number): bigint => {
    const text = '1'.repeat(length)
    const start = process.hrtime.bigint()
    for (let i = 0; i < 20_000; i++) tree.longest(text)
    return process.hrtime.bigint() - start
  }
  took(64)
  const [short, long] = [took(64), took(64 * 1024)]
  t.ok(long < short * 8n, `${short} ns and ${long} ns`)
  t.end()
})
