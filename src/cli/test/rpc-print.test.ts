import t from 'tap'

import { printResult } from '../rpc-print.ts'

const rows: [string, unknown, string][] = [
  ['nothing', {}, ''],
  ['an empty list', [], ''],
  ['a text', 'Ok.', 'Ok.'],
  ['a list of texts', ['a', 5], 'a\n5'],
  ['a map', { uptime: 5, now: 'today' }, 'uptime  5\nnow     today'],
  [
    'a table',
    [
      { id: 1, state: 'CONN_OK' },
      { id: 12, state: 'CONN_EOF', more: 'x' },
    ],
    'id  state     more\n 1  CONN_OK\n12  CONN_EOF  x',
  ],
  [
    'a list of maps with maps',
    [{ socket: { proto: 'udp', port: 5060 } }],
    '- socket\n    proto  udp\n    port   5060',
  ],
  [
    'a map with a list and an empty one',
    { rows: [{ id: 1 }], others: [] },
    'rows\n  id\n   1\nothers  none',
  ],
]

for (const [name, value, text] of rows) {
  t.test(`printResult shows ${name}`, async (t) => {
    t.equal(printResult(value), text)
  })
}
