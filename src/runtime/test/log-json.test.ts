/** Documents of the log: their fields, and what cannot break them. */

import t from 'tap'

import { jsonLayout } from '../log-json.ts'
import { LogLevel } from '../log.ts'

const facts = { pid: 7, host: 'edge', program: 'siprose', now: () => 0 }
const line = { level: LogLevel.ERROR, prefix: '<1> ', text: 'no "way"\n', callId: 'a@b' }

t.test('jsonLayout has the fields that its letters ask for', (t) => {
  const plain = '{ "idx": 0, "pid": 7, "level": "ERROR"'
  const rows: readonly (readonly [string, string])[] = [
    ['', `${plain}, "logprefix": "<1> ", "message": "no \\"way\\"\\n" }`],
    ['Mc', `${plain}, "callid": "a@b", "logprefix": "<1> ", "message": "no \\"way\\"\\n" }`],
    ['j', `${plain}, "logprefix": {"text":"<1> "}, "message": {"text":"no \\"way\\"\\n"} }`],
    [
      'a',
      '{ "siprose.idx": 0, "siprose.pid": 7, "siprose.level": "ERROR", "siprose.logprefix": "<1> ", "siprose.message": "no \\"way\\"\\n" }',
    ],
    [
      'U',
      '{"time":"1970-01-01T00:00:00.000Z","proc":{"id":"7"},"pri":"ERROR","msg":"<1> no \\"way\\"\\n","pname":"siprose","appname":"siprose","hostname":"edge"}',
    ],
  ]
  for (const [letters, expected] of rows)
    t.equal(jsonLayout(letters, facts)(line), expected, letters)
  t.end()
})

t.test(
  'jsonLayout takes objects and fields of the script where they are JSON, and shows them as text elsewhere',
  (t) => {
    const document = (letters: string, prefix: string, text: string): unknown =>
      JSON.parse(jsonLayout(letters, facts)({ ...line, prefix, text }))
    t.match(document('j', '', '{ "m": "INVITE" }'), { message: { m: 'INVITE' } })
    t.match(document('j', '', '{ "m": "a" }, "level": { }'), {
      level: 'ERROR',
      message: { text: '{ "m": "a" }, "level": { }' },
    })
    t.match(document('p', ', "m": "INVITE", "n": 1', 'x'), { m: 'INVITE', n: 1, message: 'x' })
    t.match(document('p', ', "m": "a" }, { "b": "c"', 'x'), {
      logprefix: ', "m": "a" }, { "b": "c"',
    })
    t.end()
  },
)

t.test('jsonLayout writes bytes that are no UTF-8 as replacement characters', (t) => {
  const text = jsonLayout('', facts)({ ...line, text: 'J\xc3\xb6rg \xff' })
  t.match(text, /J\xc3\xb6rg \xef\xbf\xbd/)
  t.end()
})
