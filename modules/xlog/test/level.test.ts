import t from 'tap'

import { LogLevel } from 'siprose'

import { readFacility } from '../facility.ts'
import { readLevel } from '../level.ts'

for (const [text, level] of [
  ['L_ALERT', LogLevel.ALERT],
  ['L_BUG', LogLevel.BUG],
  ['L_CRIT', LogLevel.CRITICAL],
  ['L_CRIT2', LogLevel.CRITICAL],
  ['L_ERR', LogLevel.ERROR],
  ['L_WARN', LogLevel.WARNING],
  ['L_NOTICE', LogLevel.NOTICE],
  ['L_INFO', LogLevel.INFO],
  ['L_DBG', LogLevel.DEBUG],
  ['12E', LogLevel.ERROR],
  ['-1', -1],
  ['2', 2],
  ['-9', LogLevel.ALERT],
  ['999999999', LogLevel.DEBUG],
] as const) {
  t.test(`readLevel reads ${text}`, async (t) => {
    t.equal(readLevel(text), level)
  })
}

for (const text of ['', 'L_', 'FOO', 'xxerr', '1.5', '--1', '1'.repeat(20), '<null>']) {
  t.test(`readLevel refuses ${JSON.stringify(text)}`, async (t) => {
    t.throws(() => readLevel(text), { code: 'xlog/unknown-level' })
  })
}

t.test('readFacility knows the facilities of syslog, by their whole name alone', async (t) => {
  t.equal(readFacility('LOG_LOCAL3'), 'LOG_LOCAL3')
  t.throws(() => readFacility('local3'), { code: 'xlog/unknown-facility' })
  t.throws(() => readFacility('LOG_LOCAL8'), { code: 'xlog/unknown-facility' })
})
