import { hash } from 'node:crypto'

import t from 'tap'

import { isHash, Md5 } from '../md5.ts'

const words = new Int32Array(4)

/** Bytes of every value, the same each time. */
function text(length: number): string {
  let result = ''
  for (let i = 0; i < length; i++) result += String.fromCharCode((i * 73 + length) & 255)
  return result
}

function native(of: string): string {
  return hash('md5', Buffer.from(of, 'latin1'))
}

t.test('Md5 hashes what node:crypto hashes, for every length', async (t) => {
  const md5 = new Md5(1000)
  for (let length = 0; length <= 1000; length++) {
    md5.begin().add(text(length)).end(words)
    if (!isHash(words, native(text(length)))) t.fail(`${length} bytes`)
  }
})

t.test('Md5 joins pieces with colons, and hashes go in as digits', async (t) => {
  const md5 = new Md5(100)
  md5.begin().add('a').join('b').join('').end(words)
  t.ok(isHash(words, native('a:b:')))
  const digits = native('a:b:')
  md5.begin().addHash(words).joinHash(words).end(words)
  t.ok(isHash(words, native(`${digits}:${digits}`)))
})

t.test('isHash takes digits of either case, and nothing else', async (t) => {
  new Md5(10).begin().add('x').end(words)
  const right = native('x')
  t.ok(isHash(words, right.toUpperCase()))
  for (let p = 0; p < 32; p++) {
    for (const other of ['0', 'f', 'g', ' ', '\0', 'ÿ']) {
      const wrong = right.slice(0, p) + other + right.slice(p + 1)
      if (wrong !== right && isHash(words, wrong)) t.fail(wrong)
    }
  }
  t.notOk(isHash(words, right.slice(1)))
  t.notOk(isHash(words, ''))
})
