/** Lines of Diversion that callers would like to break. */

import t from 'tap'

import { diversionLine } from '../diversion-line.ts'

t.test('diversionLine quotes what is no token, and refuses what would break the line', (t) => {
  const rows: readonly (readonly [uri: string, reason: string, line: string | null])[] = [
    ['sip:a@b', 'away', 'Diversion: <sip:a@b>;reason=away\r\n'],
    ['sip:a@b', 'it is "busy"', 'Diversion: <sip:a@b>;reason="it is \\"busy\\""\r\n'],
    ['sip:a@b', 'a;b=c', 'Diversion: <sip:a@b>;reason="a;b=c"\r\n'],
    ['sip:a@b', '', 'Diversion: <sip:a@b>;reason=""\r\n'],
    ['sip:a@b', 'x\r\nX-Evil: 1', null],
    ['sip:a@b\r\nX-Evil: 1', 'away', null],
    ['sip:a@b>;x=<sip:c@d', 'away', null],
    ['', 'away', null],
  ]
  for (const [uri, reason, line] of rows) {
    t.equal(diversionLine(uri, reason, ''), line, `${uri} ${reason}`)
  }
  t.end()
})
