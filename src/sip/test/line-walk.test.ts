import t from 'tap'

import { LineWalk, parseMessageText } from '../index.ts'

t.test('LineWalk ends with the last line, with or without a line end', async (t) => {
  const message = parseMessageText(
    'MESSAGE sip:b@x SIP/2.0\r\nContent-Length: 5\r\n\r\na\r\nbc more',
  )
  const walk = new LineWalk(message, message.bodyStart, message.bodyEnd)
  t.notOk(walk.remove() || walk.insert('') || walk.append(''))
  t.ok(walk.next())
  t.equal(walk.line, 'a\r\n')
  t.ok(walk.next())
  t.equal(walk.line, 'bc')
  t.notOk(walk.next())
  t.equal(walk.line, null)
})
