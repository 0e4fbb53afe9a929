import t from 'tap'

import { Peer } from '../../net/peer.ts'
import { parseMessageText } from '../../sip/message.ts'
import { Log } from '../log.ts'
import { ParseLog } from '../parse-log.ts'

const peer = new Peer('udp', '192.0.2.10', 5060, 0, 0)
const faulty = parseMessageText('OPTIONS  sip:a SIP/2.0\r\nTo: <sip:b>\r\n\r\n')

function logOf(level: number, oneLine: number): { lines: string[]; log: ParseLog } {
  const lines: string[] = []
  const log = new Log((_level, text) => lines.push(text))
  return {
    lines,
    log: new ParseLog(log, { sip_parser_log: level, sip_parser_log_oneline: oneLine }),
  }
}

t.test('ParseLog writes one line a second, and counts what it has not written', (t) => {
  const { lines, log } = logOf(-1, 1)
  for (const receivedAt of [0, 1, 500, 999, 1000, 2500]) {
    log.note({ message: faulty, peer, receivedAt })
  }
  const start = 'a message from udp:192.0.2.10:5060 cannot be read: sip/bad-request-uri at byte 8'
  const shown = 'OPTIONS  sip:a SIP/2.0. To: <sip:b>'
  t.same(lines, [
    `${start}: ${shown}`,
    `${start}; 3 more since the last line: ${shown}`,
    `${start}: ${shown}`,
  ])
  t.end()
})

t.test('ParseLog keeps the lines of a message unless it is told otherwise', (t) => {
  const { lines, log } = logOf(-1, 0)
  log.note({ message: faulty, peer, receivedAt: 0 })
  t.match(lines[0], ':\nOPTIONS  sip:a SIP/2.0\r\nTo: <sip:b>')
  t.end()
})

t.test('ParseLog writes nothing above the level of the log, or about a sound message', (t) => {
  const { lines, log } = logOf(2, 1)
  log.note({ message: faulty, peer, receivedAt: 0 })
  const other = logOf(-1, 1)
  other.log.note({ message: parseMessageText('INFO sip:a SIP/2.0\r\n\r\n'), peer, receivedAt: 0 })
  t.same([lines, other.lines], [[], []])
  t.end()
})

t.test('ParseLog shows no more than the start of a message', (t) => {
  const { lines, log } = logOf(-1, 1)
  const long = parseMessageText(`OPTIONS  sip:a SIP/2.0\r\n\r\n${'x'.repeat(60_000)}`)
  log.note({ message: long, peer, receivedAt: 0 })
  t.ok((lines[0]?.length ?? 0) < 2400)
  t.end()
})
