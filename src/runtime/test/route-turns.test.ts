/** Messages of one call, one after another. */

import t from 'tap'

import { parseMessageText } from '../../sip/message.ts'
import { RouteTurns } from '../route-turns.ts'

function message(callId: string) {
  return parseMessageText(`OPTIONS sip:a SIP/2.0\r\nCall-ID: ${callId}\r\n\r\n`)
}

t.test(
  'RouteTurns makes a message wait for the one before it in its call, and for no other',
  async (t) => {
    const turns = new RouteTurns(64)
    const first = Promise.withResolvers<undefined>()
    t.equal(turns.before(message('one')), null)
    void turns.take(message('one'), first.promise)
    t.equal(turns.before(message('two')), null, 'another call')
    const before = turns.before(message('one'))
    t.ok(before)
    let ran = false
    const second = (async () => {
      await before
      ran = true
    })()
    void turns.take(message('one'), second)
    t.notOk(ran)
    first.resolve(undefined)
    await second
    t.ok(ran)
    await Promise.resolve()
    t.equal(turns.before(message('one')), null, 'nothing runs any more')
  },
)

t.test('RouteTurns lets messages run as they come once ten thousand wait', (t) => {
  const turns = new RouteTurns(1)
  const never = new Promise<void>(() => undefined)
  for (let count = 0; count < 9999; count++) void turns.take(message(`call${count}`), never)
  t.ok(turns.before(message('a')))
  void turns.take(message('b'), never)
  t.equal(turns.before(message('a')), null)
  t.end()
})
