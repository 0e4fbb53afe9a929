import t from 'tap'

import { oneLine } from '../writer.ts'

t.test('oneLine takes off one line end, not two', async (t) => {
  t.equal(oneLine('a\n', 100), 'a')
  t.equal(oneLine('a\n\n', 100), 'a\n')
  t.equal(oneLine('a', 100), 'a')
  t.equal(oneLine('\n', 100), '')
  t.equal(oneLine('', 100), '')
})

t.test('oneLine keeps line ends inside', async (t) => {
  t.equal(oneLine('a\nb\n', 100), 'a\nb')
})

t.test('oneLine cuts what is longer than it may be', async (t) => {
  t.equal(oneLine('abcdef', 4), 'abcd')
  t.equal(oneLine('abcd\n', 4), 'abcd', 'the line end does not count')
  t.equal(oneLine(`${'x'.repeat(1_000_000)}\n`, 4096).length, 4096)
})
