import * as fc from 'fast-check'
import t from 'tap'

import { applyEdits } from '../build.ts'
import type { Edits } from '../edits.ts'
import { Fault } from '../errors.ts'
import type { Message } from '../message.ts'
import { parseMessageText } from '../message.ts'
import {
  addSdpAttribute,
  addSdpLine,
  removeSdpAttributes,
  removeSdpMedia,
  setSdpAddress,
  setSdpDirection,
  setSdpFormats,
  setSdpOriginAddress,
  setSdpPort,
  setSdpVersion,
} from '../sdp/edit.ts'
import { sdp, sdpFault } from '../sdp/of-message.ts'
import { parseSdp, readSdp, type Sdp } from '../sdp/sdp.ts'
import { usualRules } from '../rules.ts'

const offer = [
  'v=0',
  'o=alice 2890844526 2890844527 IN IP4 192.0.2.1',
  's=a call',
  'c=IN IP4 192.0.2.1',
  'b=AS:64',
  't=0 3724394400',
  'a=ice-lite',
  'm=audio 49170/2 RTP/AVP 0 96 101',
  'a=rtpmap:96 opus/48000/2',
  'a=fmtp:96 useinbandfec=1; x=y',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-15',
  'a=rtcp-fb:96 nack',
  'a=recvonly',
  'm=video 0 UDP/TLS/RTP/SAVPF 97',
  'c=IN IP6 ff15::101/3',
  'b=TIAS:128000',
  'a=rtpmap:97 VP8/90000',
  '',
].join('\r\n')

const carrying = (body: string, type = 'application/sdp'): Message =>
  parseMessageText(
    `INVITE sip:a SIP/2.0\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )

/** The body after a change. */
const changed = (body: string, change: (edits: Edits, description: Sdp) => void): string => {
  const m = carrying(body)
  const description = sdp(m)
  if (description === null) throw new Error('no session description')
  change(m.edits, description)
  const result = parseMessageText(applyEdits(m))
  if (result.contentLength !== result.body.length) throw new Error('Content-Length')
  return result.body
}

t.test('sdp reads session and streams', (t) => {
  const m = carrying(offer)
  const found = sdp(m)
  t.ok(found)
  if (found === null) return
  t.equal(found.fault, null)
  t.equal(sdp(m), found, 'it is kept')
  const { session } = found
  const { origin } = session
  t.same(
    [origin?.username, origin?.sessionId, origin?.version, origin?.addressType, origin?.address],
    ['alice', '2890844526', '2890844527', 'IP4', '192.0.2.1'],
  )
  t.equal(session.name, 'a call')
  t.equal(session.connection?.address, '192.0.2.1')
  t.same(
    session.bandwidths.map((b) => [b.type, b.value]),
    [['AS', 64]],
  )
  t.same(
    session.times.map((time) => [time.start, time.stop]),
    [[0, 3724394400]],
  )
  t.equal(session.attribute('ice-lite'), '')
  t.equal(session.attribute('ice'), null)
  t.equal(m.text.slice(session.start, session.end), m.body.slice(0, m.body.indexOf('m=audio')))
  t.end()
})

t.test('every stream has its formats, its destination and its direction', (t) => {
  const [audio, video] = parseSdp(offer)?.media ?? []
  t.ok(audio && video)
  if (audio === undefined || video === undefined) return
  t.same(
    [audio.kind, audio.port, audio.portCount, audio.protocol, audio.formats],
    ['audio', 49170, 2, 'RTP/AVP', ['0', '96', '101']],
  )
  const opus = audio.rtpMap('96')
  t.same([opus?.encoding, opus?.clockRate, opus?.parameters], ['opus', 48000, '2'])
  t.equal(audio.rtpMap('0'), null)
  t.same([audio.fmtp('96'), audio.fmtp('0')], ['useinbandfec=1; x=y', null])
  t.same([audio.direction, video.direction], ['recvonly', 'sendrecv'])
  t.same([audio.destination?.address, video.destination?.address], ['192.0.2.1', 'ff15::101'])
  t.same([video.port, video.protocol], [0, 'UDP/TLS/RTP/SAVPF'])
  t.same([video.bandwidths[0]?.type, video.bandwidths[0]?.value], ['TIAS', 128000])
  t.equal(audio.attributes('rtpmap').length, 2)
  t.end()
})

t.test('what is no description is a fault, what is half of one is read as far as it goes', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['', 'sip/empty-element 0'],
    ['\r\n\r\n', 'sip/empty-element 0'],
    ['hello', 'sip/bad-sdp-line 0'],
    ['o=x\r\nv=0\r\n', 'sip/bad-sdp-version 0'],
    ['v=1\r\n', 'sip/bad-sdp-version 0'],
    ['v=0\r\nfoo\r\nm=audio 1 X 0\r\n', 'sip/bad-sdp-line 5 1'],
    ['v=0\nm=audio\nm=audio 1 RTP/AVP 0', 'sip/bad-sdp-media 4 2'],
    ['v=0\nm=audio 65536 RTP/AVP 0', 'sip/bad-sdp-media 4 1'],
    ['v=0\rm=audio 1 X 0', 'sip/bad-sdp-version 0'],
    ['v=0\n', 'good 0'],
    ['\r\n v=0', 'sip/bad-sdp-line 2'],
    ['v=0\n=\n', 'sip/bad-sdp-line 4 0'],
  ]
  for (const [text, expected] of rows) {
    const result = readSdp(text, 0, text.length)
    const fault = result instanceof Fault ? result : result.fault
    const code = fault === null ? 'good' : `${fault.code} ${fault.offset}`
    const streams = result instanceof Fault ? '' : ` ${result.media.length}`
    t.equal(code + streams, expected, JSON.stringify(text))
  }
  t.end()
})

t.test('lines without words, and words that are no numbers', (t) => {
  const found = parseSdp(
    'v=0\no=\nc=\nb=\nb=x:y\nt=\nm=\na=\na=rtpmap:\nc= IN  IP4  1.2.3.4/5/6 \n',
  )
  t.ok(found)
  if (found === null) return
  const { session, media } = found
  t.equal(session.origin?.address, '')
  t.equal(session.connection?.address, '')
  t.same(
    session.bandwidths.map((b) => [b.type, b.value]),
    [
      ['', -1],
      ['x', -1],
    ],
  )
  t.equal(session.times[0]?.start, -1)
  t.equal(media[0]?.good, false)
  t.equal(media[0]?.rtpMap('')?.clockRate, -1)
  t.equal(media[0]?.connection?.address, '1.2.3.4')
  t.end()
})

t.test('there are limits to lines and streams', (t) => {
  const many = parseSdp(`v=0\n${'m=audio 1 X 0\n'.repeat(usualRules.maxSdpMedia + 1)}`)
  t.equal(many?.media.length, usualRules.maxSdpMedia)
  t.equal(many?.fault?.code, 'sip/too-many-sdp-media')
  const long = parseSdp(`v=0\n${'a=x\n'.repeat(usualRules.maxSdpLines)}`)
  t.equal(long?.session.attributes('x').length, usualRules.maxSdpLines - 1)
  t.equal(long?.fault?.code, 'sip/too-many-sdp-lines')
  t.end()
})

t.test('sdp looks only where a description is', (t) => {
  t.equal(sdp(carrying(offer, 'text/plain')), null)
  t.equal(sdp(carrying('')), null)
  t.equal(sdp(carrying('x=y')), null)
  t.equal(sdpFault(carrying('x=y'))?.code, 'sip/bad-sdp-version')
  t.equal(sdpFault(carrying(offer)), null)
  t.equal(sdpFault(carrying(offer, 'text/plain')), null)
  const packed = parseMessageText(
    `INVITE sip:a SIP/2.0\r\nc: application/sdp\r\ne: gzip\r\n\r\n${offer}`,
  )
  t.equal(sdp(packed), null)
  const body = `--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b\r\nContent-Type: application/sdp\r\n\r\n${offer}\r\n--b--\r\n`
  const m = carrying(body, 'multipart/mixed;boundary=b')
  const found = sdp(m)
  t.equal(found?.media.length, 2)
  if (found?.media[0] !== undefined) setSdpPort(m.edits, found.media[0], 7)
  t.equal(parseMessageText(applyEdits(m)).body, body.replace('49170', '7'))
  t.end()
})

t.test('addresses, ports, versions and directions are changed where they stand', (t) => {
  const rows: readonly (readonly [string, string, (edits: Edits, d: Sdp) => void])[] = [
    [
      'every connection',
      offer
        .replace('c=IN IP4 192.0.2.1', 'c=IN IP6 2001:db8::1')
        .replace('IP6 ff15::101', 'IP6 2001:db8::1'),
      (edits, d) => setSdpAddress(edits, d, '2001:db8::1'),
    ],
    [
      'the origin',
      offer.replace('2890844527 IN IP4 192.0.2.1', '2890844528 IN IP4 203.0.113.9'),
      (edits, d) => {
        const { origin } = d.session
        if (origin === null) throw new Error('no origin')
        setSdpVersion(edits, origin, '2890844528')
        setSdpOriginAddress(edits, origin, '203.0.113.9')
      },
    ],
    [
      'a port, its count left as it is',
      offer.replace('49170', '30000'),
      (edits, d) => d.media[0] && setSdpPort(edits, d.media[0], 30000),
    ],
    [
      'a direction that is there',
      offer.replace('recvonly', 'inactive'),
      (edits, d) => d.media[0] && setSdpDirection(edits, d.media[0], 'inactive'),
    ],
    [
      'a direction that is not there',
      `${offer}a=sendonly\r\n`,
      (edits, d) => d.media[1] && setSdpDirection(edits, d.media[1], 'sendonly'),
    ],
    [
      'formats',
      offer.replace('0 96 101', '101 0').replace(/a=(rtpmap|fmtp|rtcp-fb):96[^\n]*\n/g, ''),
      (edits, d) => d.media[0] && setSdpFormats(edits, d.media[0], ['101', '0']),
    ],
    [
      'no format at all',
      offer.replace('49170', '0'),
      (edits, d) => d.media[0] && setSdpFormats(edits, d.media[0], []),
    ],
    [
      'a stream less',
      offer.slice(0, offer.indexOf('m=video')),
      (edits, d) => d.media[1] && removeSdpMedia(edits, d.media[1]),
    ],
    [
      'attributes less',
      offer.replace(/a=rtpmap:\d+ (opus|tele)[^\n]*\n/g, ''),
      (edits, d) => d.media[0] && removeSdpAttributes(edits, d.media[0], 'rtpmap'),
    ],
  ]
  for (const [name, expected, change] of rows) t.equal(changed(offer, change), expected, name)
  t.end()
})

t.test('added lines stand where their order wants them, and end as the others do', (t) => {
  const add =
    (type: string, value: string) =>
    (edits: Edits, d: Sdp): void => {
      addSdpLine(edits, d.session, type, value)
    }
  t.equal(changed(offer, add('i', 'info')), offer.replace('s=a call\r\n', 's=a call\r\ni=info\r\n'))
  t.equal(changed('v=0\nm=audio 1 X 0\n', add('a', 'x')), 'v=0\na=x\nm=audio 1 X 0\n')
  t.equal(
    changed('v=0\r\nm=audio 1 X 0', (edits, d) => {
      const [media] = d.media
      if (media === undefined) throw new Error('no stream')
      addSdpAttribute(edits, media, 'x')
      addSdpAttribute(edits, media, 'y:1')
      addSdpLine(edits, media, 'c', 'IN IP4 192.0.2.1')
    }),
    'v=0\r\nm=audio 1 X 0\r\na=x\r\na=y:1\r\nc=IN IP4 192.0.2.1',
  )
  t.equal(changed('v=0', add('s', '-')), 'v=0\r\ns=-')
  t.end()
})

t.test('any bytes are read without harm, and what is not edited leaves as it came', (t) => {
  const line = fc.oneof(
    fc.constantFrom(
      ...offer.split('\r\n'),
      'm=',
      'c=',
      'o=',
      'a=rtpmap:',
      'a=inactive',
      'x',
      '=',
      '',
    ),
    fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(line, fc.constantFrom('\r\n', '\n', '\r', '')), { maxLength: 20 }),
      (lines) => {
        const body = `v=0\r\n${lines.map((pair) => pair.join('')).join('')}`
        const m = carrying(body)
        const found = sdp(m)
        if (found === null) return
        for (const section of [found.session, ...found.media]) {
          void [section.bandwidths, section.connection, section.ownDirection, section.line('z')]
          if (section.start < m.bodyStart || section.end > m.length) throw new Error('outside')
        }
        for (const media of found.media) {
          void [media.rtpMap('0'), media.fmtp('0'), media.destination, media.direction]
          setSdpPort(m.edits, media, media.port < 0 ? 0 : media.port)
          setSdpDirection(m.edits, media, media.direction)
          setSdpFormats(m.edits, media, media.formats)
        }
        setSdpAddress(m.edits, found, '192.0.2.9')
        const after = parseSdp(parseMessageText(applyEdits(m)).body)
        if (after?.media.length !== found.media.length) throw new Error('streams are lost')
        for (const [i, media] of after.media.entries()) {
          if (media.direction !== found.media[i]?.direction) throw new Error('another direction')
          if (media.formats.join() !== found.media[i]?.formats.join()) throw new Error('formats')
        }
      },
    ),
    { numRuns: 800, interruptAfterTimeLimit: 3000, markInterruptAsFailure: false },
  )
  t.end()
})
