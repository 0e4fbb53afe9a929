import { parseMessageText } from 'siprose'
import t from 'tap'

import { lowerCase, trimBlanks, trimEndBlanks } from '../ascii.ts'
import { audioHold } from '../audio-hold.ts'
import { dateLine } from '../date-line.ts'
import { headerTest, matchesTest } from '../header-test.ts'
import { inList, prefixInList, separatorOf } from '../list.ts'
import { bodyTypeIs, isHeaderValue, mediaType } from '../media-type.ts'
import { hasPrivacy, privacyValue } from '../privacy.ts'

t.test('lowerCase and trimBlanks leave bytes of UTF-8 alone', (t) => {
  t.equal(lowerCase('\xc3\x9cBER'), '\xc3\x9cber')
  t.equal(trimBlanks(' \t\xc3\xa0\r\n'), '\xc3\xa0')
  t.equal(trimEndBlanks(' \xc3\xa0 '), ' \xc3\xa0')
  t.equal(trimBlanks('   '), '')
  t.end()
})

t.test('audioHold finds each way of holding', (t) => {
  const head = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n'
  const rows: readonly (readonly [string, number])[] = [
    ['c=IN IP4 0.0.0.0\r\nm=audio 1 RTP/AVP 0\r\n', 1],
    ['c=IN IP4 192.0.2.1\r\nm=audio 1 RTP/AVP 0\r\na=sendonly\r\n', 2],
    ['c=IN IP4 192.0.2.1\r\na=inactive\r\nm=audio 1 RTP/AVP 0\r\n', 2],
    ['c=IN IP4 192.0.2.1\r\na=sendonly\r\nm=audio 1 RTP/AVP 0\r\na=sendrecv\r\n', -1],
    ['c=IN IP4 192.0.2.1\r\nm=audio 1 RTP/AVP 0\r\na=recvonly\r\n', -1],
    ['c=IN IP4 192.0.2.1\r\nm=audio 1 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\n', 1],
    ['c=IN IP4 192.0.2.1\r\nm=video 1 RTP/AVP 0\r\na=inactive\r\nm=audio 1 RTP/AVP 0\r\n', -1],
    ['c=IN IP4 0.0.0.0\r\nm=video 1 RTP/AVP 0\r\n', -1],
    ['', -1],
  ]
  for (const [body, hold] of rows) t.equal(audioHold(head + body), hold, JSON.stringify(body))
  t.end()
})

t.test('dateLine writes the form of RFC 3261 20.17', (t) => {
  t.equal(dateLine(Date.UTC(2010, 10, 13, 23, 29, 0)), 'Date: Sat, 13 Nov 2010 23:29:00 GMT\r\n')
  t.end()
})

t.test('matchesTest makes each of the four tests', (t) => {
  t.equal(matchesTest('one', headerTest('eq'), 'one'), true)
  t.equal(matchesTest('one', headerTest('eq'), 'ONE'), false)
  t.equal(matchesTest('one', headerTest('ne'), 'one'), false)
  t.equal(matchesTest('one', headerTest('in'), 'n'), true)
  t.equal(matchesTest('one', headerTest('re'), '^O'), true)
  t.equal(matchesTest('one', headerTest('re'), '('), null)
  t.throws(() => headerTest('sw'), { code: 'textops/bad-operator' })
  t.end()
})

t.test('inList and prefixInList leave blanks around items out', (t) => {
  const rows: readonly (readonly [string, string, string, boolean, boolean])[] = [
    ['fi', 'dk,fi,no', ',', true, true],
    ['fi', ' dk , fi ,no ', ',', true, true],
    ['FI', 'dk,fi,no', ',', false, false],
    ['f', 'dk,fi,no', ',', false, false],
    ['final', 'dk,fi,no', ',', false, true],
    ['', 'dk,,no', ',', false, false],
    ['x', 'dk,,no', ',', false, false],
    ['dk,fi', 'dk,fi', ',', false, true],
    ['bob', 'alice bob', ' ', true, true],
    ['a', 'b|a', '|', true, true],
  ]
  for (const [subject, list, separator, found, prefix] of rows) {
    t.equal(inList(subject, list, separator), found, `${subject} in ${list}`)
    t.equal(prefixInList(subject, list, separator), prefix, `prefix of ${subject} in ${list}`)
  }
  t.throws(() => separatorOf(''), { code: 'textops/bad-separator' })
  t.throws(() => separatorOf(', '), { code: 'textops/bad-separator' })
  t.end()
})

t.test('bodyTypeIs takes a body without a type for a description', (t) => {
  const message = (type: string) =>
    parseMessageText(`MESSAGE sip:example.com SIP/2.0\r\n${type}\r\nbody`)
  t.equal(bodyTypeIs(message(''), 'application/sdp'), true)
  t.equal(bodyTypeIs(message(''), 'text/plain'), false)
  t.equal(bodyTypeIs(message('c: Text/Plain;charset=x\r\n'), 'text/plain'), true)
  t.equal(bodyTypeIs(message('Content-Type: nonsense\r\n'), 'application/sdp'), false)
  t.end()
})

t.test('mediaType reads types and refuses other texts', (t) => {
  t.equal(mediaType('Application/SDP; x=1'), 'application/sdp')
  t.equal(mediaType(''), '')
  for (const text of ['sdp', '0', '/sdp', 'application/', 'a b/c']) {
    t.throws(() => mediaType(text), { code: 'textops/bad-media-type' }, text)
  }
  t.end()
})

t.test('isHeaderValue refuses line ends', (t) => {
  t.equal(isHeaderValue('text/plain'), true)
  for (const text of ['', 'a\r\nb', 'a\nb', 'a\rb', 'a\0b']) {
    t.equal(isHeaderValue(text), false, JSON.stringify(text))
  }
  t.end()
})

t.test('hasPrivacy looks at every value of every header', (t) => {
  const message = parseMessageText(
    'INVITE sip:example.com SIP/2.0\r\nPrivacy: odd;ID\r\nPrivacy: header , user\r\n\r\n',
  )
  for (const value of ['id', 'header', 'user']) t.equal(hasPrivacy(message, value), true, value)
  t.equal(hasPrivacy(message, 'none'), false)
  t.equal(privacyValue('ID'), 'id')
  t.throws(() => privacyValue('odd'), { code: 'textops/bad-privacy' })
  t.end()
})
