import t from 'tap'

import type { Preparation } from '../../lang/vocabulary.ts'
import { standIn } from '../../../test/support/stand-in.ts'
import { partKey } from '../declare/part-key.ts'

const using = standIn<Preparation>({})

t.test('partKey finds what a part stands for, or the part itself', (t) => {
  const numbers = partKey(
    new Map([
      ['one', 1],
      ['zero', 0],
    ]),
  )
  t.equal(numbers.prepare?.('one', using), 1)
  t.equal(numbers.prepare?.('zero', using), 0)
  const words = partKey(['min', 'max'], 'which')
  t.equal(words.prepare?.('max', using), 'max')
  t.same(words.keys, ['min', 'max'])
  t.end()
})

t.test('partKey says what there is where something else is asked for', (t) => {
  const { prepare } = partKey(['s', 't', 'x'], 'which')
  for (const text of ['', 'S', 's ', 'constructor', '__proto__']) {
    t.throws(
      () => prepare?.(text, using),
      {
        code: 'module/no-part',
        message: `the which is \`${text}\`; it can be \`s\`, \`t\` or \`x\``,
      },
      text,
    )
  }
  t.end()
})
