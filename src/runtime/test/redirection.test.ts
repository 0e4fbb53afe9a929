import t from 'tap'

import { contactLine, Rich } from '../redirection.ts'

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
