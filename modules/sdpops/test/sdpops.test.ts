/** What would bore a reader of the documentation of `sdpops`: calls one after the other, odd lines, size. */

import { applyChanges, type Message, parseMessageText, sdp } from 'siprose'
import t from 'tap'

import { anyKnown, codecName, listed, listedNames } from '../codec-names.ts'
import { Pruned } from '../pruned.ts'
import { linesStarting } from '../starting-lines.ts'

const HEAD = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n'

function withDescription(streams: string): Message {
  const body = HEAD + streams
  return parseMessageText(
    `INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
}

/** What is left of the streams after each set of formats is taken out, one after the other. */
function pruned(streams: string, ...rounds: readonly string[]): string {
  const message = withDescription(streams)
  const state = new Pruned()
  for (const round of rounds) {
    const ids = listed(round)
    for (const media of sdp(message)?.media ?? [])
      state.prune(message, media, (format) => ids.has(format))
  }
  const { text, bodyStart, bodyEnd } = applyChanges(message)
  return text.slice(bodyStart, bodyEnd).replace(HEAD, '')
}

t.test('codecs are taken out one after the other, and the last refuses the stream', async (t) => {
  const streams = 'm=audio 4000 RTP/AVP 0 8 97\r\na=rtpmap:97 iLBC/8000\r\n'
  t.equal(pruned(streams, '0', '97'), 'm=audio 4000 RTP/AVP 8\r\n')
  t.equal(pruned(streams, '0', '0', '97'), 'm=audio 4000 RTP/AVP 8\r\n', 'twice is once')
  t.equal(pruned(streams, '0', '97', '8'), 'm=audio 0 RTP/AVP 8\r\n')
  t.equal(pruned(streams, '0,8,97'), streams.replace('4000', '0'))
})

t.test('a line with odd blanks, a number twice, and a line end alone stay readable', async (t) => {
  t.equal(pruned('m=audio 4000 RTP/AVP  0   8 0\r\n', '0'), 'm=audio 4000 RTP/AVP   8\r\n')
  t.equal(pruned('m=audio 4000 RTP/AVP 0 8\na=fmtp:0 x\n', '0'), 'm=audio 4000 RTP/AVP 8\n')
  t.equal(pruned('m=audio 4000 RTP/AVP 0 8', '8'), 'm=audio 4000 RTP/AVP 0')
})

t.test('an attribute of all codecs, and of a longer number, stays', async (t) => {
  const more = 'a=rtcp-fb:* nack\r\na=rtpmap:97 x/8000\r\n'
  t.equal(pruned(`m=audio 4000 RTP/AVP 9 97\r\n${more}`, '9'), `m=audio 4000 RTP/AVP 97\r\n${more}`)
})

t.test('codecName prefers what the stream says to what everybody knows', async (t) => {
  const all = sdp(
    withDescription(
      'm=audio 1 RTP/AVP 0 8 96 98\r\na=rtpmap:0 Own/8000\r\na=rtpmap:96 OPUS/48000/2\r\n',
    ),
  )
  const [media] = all?.media ?? []
  const names = media?.formats.map((format) => codecName(media, format))
  t.same(names, ['own', 'pcma', 'opus', ''])
  t.ok(all !== null && anyKnown(all, listedNames('x, Opus')))
  t.notOk(all !== null && anyKnown(all, listedNames('x,constructor')))
})

t.test('linesStarting does not look behind the end of a line', async (t) => {
  const all = sdp(withDescription('m=audio 1 RTP/AVP 0\r\na=x\r\na=y\r\n'))
  const [media] = all?.media ?? []
  t.equal(linesStarting(media === undefined ? [] : [media], 'a=x\r\na=y').length, 0)
  t.equal(linesStarting(media === undefined ? [] : [media], '').length, 3)
})
