import t from 'tap'

import type { Reference } from '../reference.ts'
import { trapsOf } from '../traps.ts'

/** A reference with the functions of one module, as far as traps go. */
function reference(functions: readonly { name: string; trap: readonly string[] }[]): Reference {
  return {
    core: { name: 'core', functions: [] },
    modules: { m: { name: 'm', functions } },
  } as never
}

t.test('trapsOf tells traps of a function from those of one form of it', (t) => {
  const traps = trapsOf(
    reference([
      {
        name: 'f',
        trap: ['it is slow', '`f(a, b)`: b comes first', '`f()`: it does nothing', 'it is old'],
      },
      { name: 'g', trap: [] },
    ]),
  )
  t.same(
    [...traps],
    [
      ['m.f', 'it is slow it is old'],
      ['m.f/2', 'b comes first'],
      ['m.f/0', 'it does nothing'],
    ],
  )
  t.equal(trapsOf(null).size, 0)
  t.end()
})
