import t from 'tap'

import { parsePipe, parseQueue } from '../declared.ts'
import { RateLimits } from '../rate-limits.ts'

const calm = { cpu: 0, waitingBytes: 0 }
const random = { uint32: () => 2 ** 31 }

t.test('RateLimits takes the limit of each second in the whole interval', (t) => {
  const limits = new RateLimits(calm, random, 4)
  limits.setPipe(0, 'TAILDROP', 3)
  const passed = Array.from({ length: 16 }, () => limits.push(0)).filter(Boolean)
  t.equal(passed.length, 12, 'as Kamailio 5.6 does')
  t.notOk(limits.push(9), 'a pipe that nobody has set')
  t.notOk(limits.push(-3))
  t.notOk(limits.push(40))
  t.end()
})

t.test('RateLimits finds the first queue that fits', (t) => {
  const limits = new RateLimits(calm, random, 10)
  limits.setQueue(0, 'INVITE', 4)
  limits.setQueue(1, '*', 5)
  limits.setQueue(2, 'REGISTER', 6)
  t.equal(limits.pipeOf('INVITE'), 4)
  t.equal(limits.pipeOf('REGISTER'), 5)
  t.equal(new RateLimits(calm, random, 10).pipeOf('INVITE'), -1)
  t.end()
})

t.test('RateLimits has 32 places for queues, filled one after the other', (t) => {
  const limits = new RateLimits(calm, random, 10)
  for (let i = 0; i < 32; i++) limits.setQueue(i, `M${i}`, 0)
  t.throws(() => limits.setQueue(32, 'X', 0), { code: 'ratelimit/queues' })
  limits.setQueue(31, 'Y', 1)
  t.equal(limits.pipeOf('Y'), 1)
  t.end()
})

t.test('parsePipe and parseQueue say what there can be', (t) => {
  t.same(parsePipe('31:network:10000'), { pipe: 31, algorithm: 'NETWORK', limit: 10_000 })
  t.same(parseQueue('3:INVITE'), { pipe: 3, method: 'INVITE' })
  for (const text of ['', '32:RED:1', '-1:RED:1', '0:RED', '0:BLUE:1', '0:RED:x', '0:RED:1:1'])
    t.throws(() => parsePipe(text), { code: 'ratelimit/pipe' }, text)
  for (const text of ['', '0', '0:', '32:INVITE', 'INVITE:0', '0:A:B'])
    t.throws(() => parseQueue(text), { code: 'ratelimit/queue' }, text)
  t.end()
})
