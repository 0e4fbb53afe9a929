import t from 'tap'

import { contactLine, Rich } from '../contacts.ts'
import { shownCounts, statusCount } from '../counts.ts'
import { phraseOf } from '../phrase.ts'

t.test('statusCount gives each status one figure', async (t) => {
  t.equal(statusCount(100), 'replies1xx')
  t.equal(statusCount(199), 'replies1xx')
  t.equal(statusCount(200), 'replies200')
  t.equal(statusCount(201), 'replies2xx')
  t.equal(statusCount(302), 'replies302')
  t.equal(statusCount(303), 'replies3xx')
  t.equal(statusCount(483), 'replies483')
  t.equal(statusCount(499), 'replies4xx')
  t.equal(statusCount(501), 'replies5xx')
  t.equal(statusCount(699), 'replies6xx')
  t.equal(statusCount(700), 'repliesXxx')
})

t.test('shownCounts shows every figure once', async (t) => {
  const names = shownCounts.map(([, name]) => name)
  t.equal(new Set(names).size, names.length)
  for (let status = 100; status < 800; status++) t.ok(names.includes(statusCount(status)))
})

t.test('phraseOf keeps a reason on its line', async (t) => {
  t.equal(phraseOf('Not\tHere, sorry'), 'Not\tHere, sorry')
  t.equal(phraseOf('a\r\nX-Evil: 1'), 'a X-Evil: 1')
  t.equal(phraseOf('a\r\nX: 1\nY: 2'), 'a X: 1 Y: 2', 'and again')
  t.equal(phraseOf('\u0000'), ' ')
  t.equal(
    phraseOf('Gr\u00C3\u00BC\u00C3\u009Fe'),
    'Gr\u00C3\u00BC\u00C3\u009Fe',
    'bytes above ASCII',
  )
  t.equal(phraseOf(''), '')
})

const alice = { uri: 'sip:alice@192.0.2.10', q: null, flags: 0, path: null }
const bob = { uri: 'sip:bob@192.0.2.20;a=b', q: '0.5', flags: 36, path: '<sip:p1.example.com;lr>' }

t.test('contactLine lists targets in order', async (t) => {
  t.equal(contactLine([], 3), '')
  t.equal(
    contactLine([alice, bob], 0),
    'Contact: <sip:alice@192.0.2.10>, <sip:bob@192.0.2.20;a=b>;q=0.5\r\n',
  )
})

t.test('contactLine tells flags and path where it is asked to', async (t) => {
  t.equal(contactLine([alice], Rich.FLAGS), 'Contact: <sip:alice@192.0.2.10>;flags=0\r\n')
  t.equal(
    contactLine([bob], Rich.FLAGS | Rich.PATH),
    'Contact: <sip:bob@192.0.2.20;a=b?Route=%3Csip:p1.example.com%3Blr%3E>;q=0.5;flags=36\r\n',
  )
  t.equal(
    contactLine([{ ...bob, uri: 'sip:bob@192.0.2.20?Subject=x', q: null }], Rich.PATH),
    'Contact: <sip:bob@192.0.2.20?Subject=x&Route=%3Csip:p1.example.com%3Blr%3E>\r\n',
  )
})
