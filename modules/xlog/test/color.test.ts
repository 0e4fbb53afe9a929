import t from 'tap'

import { readColors, readLevelColors } from '../color.ts'

for (const [letters, sequence] of [
  ['xx', '\u001B[0;39;49m'],
  ['rx', '\u001B[0;31;49m'],
  ['Rx', '\u001B[1;31;49m'],
  ['sg', '\u001B[0;30;42m'],
  ['Ww', '\u001B[1;37;47m'],
  ['bg', '\u001B[0;34;42m'],
] as const) {
  t.test(`readColors reads ${letters}`, async (t) => {
    t.equal(readColors(letters), sequence)
  })
}

for (const letters of ['', 'x', 'rxx', 'zz', 'rX', 'Xx', '1x', 'x1', 'r ']) {
  t.test(`readColors refuses ${JSON.stringify(letters)}`, async (t) => {
    t.throws(() => readColors(letters), { code: 'xlog/unknown-color' })
  })
}

t.test('readLevelColors reads a list, blanks and a last semicolon included', async (t) => {
  t.strictSame(readLevelColors('L_ERR=rx; L_WARN = yx;'), [
    [-1, '\u001B[0;31;49m'],
    [0, '\u001B[0;33;49m'],
  ])
  t.strictSame(readLevelColors(''), [])
})

t.test('readLevelColors refuses a level that is none, and a level without colours', async (t) => {
  t.throws(() => readLevelColors('L_FOO=rx'), { code: 'xlog/unknown-level' })
  t.throws(() => readLevelColors('DEFAULT=rx'), { code: 'xlog/unknown-level' })
  t.throws(() => readLevelColors('L_ERR'), { code: 'xlog/unknown-color' })
})
