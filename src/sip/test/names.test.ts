import t from 'tap'

import { FaultCode, faultStatus, faultText } from '../errors.ts'
import { HeaderId, headerId, headerIdAt, headerName, sameHeaderName } from '../header-names.ts'
import {
  dialogForming,
  MethodId,
  methodId,
  methodIdAt,
  methodName,
  methodNames,
} from '../methods.ts'
import { statusPhrase } from '../status-phrases.ts'

t.test('headerId knows every header by its name in any case', (t) => {
  for (const [key, id] of Object.entries(HeaderId)) {
    if (id === HeaderId.OTHER) continue
    const name = headerName[id] ?? ''
    t.equal(headerId(name), id, key)
    t.equal(headerId(name.toUpperCase()), id, `${key} in upper case`)
    t.equal(headerId(name.toLowerCase()), id, `${key} in lower case`)
    t.equal(headerId(`${name}x`), 0, `${key} with a letter more`)
    if (name.length > 2) t.equal(headerId(name.slice(0, -1)), 0, `${key} with a letter less`)
  }
  t.end()
})

t.test('headerId writes names as the RFCs do', (t) => {
  t.equal(headerName[HeaderId.CALL_ID], 'Call-ID')
  t.equal(headerName[HeaderId.CSEQ], 'CSeq')
  t.equal(headerName[HeaderId.WWW_AUTHENTICATE], 'WWW-Authenticate')
  t.equal(headerName[HeaderId.P_ASSERTED_IDENTITY], 'P-Asserted-Identity')
  t.equal(headerName[HeaderId.OTHER], '')
  t.end()
})

t.test('headerId knows the short forms', (t) => {
  const forms = [
    ['v', 'Via'],
    ['f', 'From'],
    ['t', 'To'],
    ['i', 'Call-ID'],
    ['m', 'Contact'],
    ['l', 'Content-Length'],
    ['c', 'Content-Type'],
    ['e', 'Content-Encoding'],
    ['k', 'Supported'],
    ['s', 'Subject'],
    ['o', 'Event'],
    ['u', 'Allow-Events'],
    ['r', 'Refer-To'],
    ['b', 'Referred-By'],
    ['x', 'Session-Expires'],
    ['y', 'Identity'],
    ['a', 'Accept-Contact'],
    ['j', 'Reject-Contact'],
    ['d', 'Request-Disposition'],
    ['n', 'Identity-Info'],
  ] as const
  for (const [form, name] of forms) {
    t.equal(headerName[headerId(form)], name, form)
    t.equal(headerId(form.toUpperCase()), headerId(name), form.toUpperCase())
    t.ok(sameHeaderName(form, name), `${form} is ${name}`)
  }
  for (const letter of 'ghpqwz') t.equal(headerId(letter), 0, letter)
  t.end()
})

t.test(
  'headerId gives 0 for anything else, prototype names and control characters included',
  (t) => {
    for (const name of [
      '',
      'X-Mine',
      '__proto__',
      'constructor',
      'Call\rID',
      'Via ',
      ' Via',
      'Vi\xe1',
    ]) {
      t.equal(headerId(name), 0, JSON.stringify(name))
    }
    t.end()
  },
)

t.test('headerIdAt reads a name where it stands', (t) => {
  t.equal(headerIdAt('xx CSEQ: 1', 3, 7), HeaderId.CSEQ)
  t.end()
})

t.test('sameHeaderName compares names that are not listed without case', (t) => {
  t.ok(sameHeaderName('X-Mine', 'x-mINE'))
  t.notOk(sameHeaderName('X-Mine', 'X-Thin'))
  t.notOk(sameHeaderName('X-Mine', 'Via'))
  t.notOk(sameHeaderName('Via', 'X-Mine'))
  t.end()
})

t.test('methodId gives each method its bit, and OTHER to the rest', (t) => {
  for (const [name, id] of Object.entries(MethodId)) {
    if (id === MethodId.OTHER) continue
    t.equal(methodId(name), id, name)
    t.equal(methodName(id), name, `${name} back`)
    t.equal(methodId(name.toLowerCase()), MethodId.OTHER, `${name} in lower case`)
    t.equal(methodId(`${name}X`), MethodId.OTHER, `${name}X`)
    t.equal(methodId(`X${name.slice(1)}`), MethodId.OTHER, `X${name.slice(1)}`)
  }
  t.equal(methodId(''), MethodId.OTHER)
  t.equal(methodName(3), '')
  t.equal(methodNames.length, 19)
  t.equal(methodIdAt('>BYE<', 1, 4), MethodId.BYE)
  t.equal(dialogForming & MethodId.OPTIONS, 0)
  t.not(dialogForming & MethodId.INVITE, 0)
  t.end()
})

t.test('statusPhrase gives the registered phrase, or that of the class', (t) => {
  t.equal(statusPhrase(483), 'Too Many Hops')
  t.equal(statusPhrase(499), 'Bad Request')
  t.equal(statusPhrase(699), 'Busy Everywhere')
  t.equal(statusPhrase(799), 'Unknown')
  t.end()
})

t.test('faultStatus says how to answer', (t) => {
  t.equal(faultStatus(FaultCode.BAD_VIA), 400)
  t.equal(faultStatus(FaultCode.MESSAGE_TOO_LONG), 513)
  t.equal(faultStatus(FaultCode.FIRST_LINE_TOO_LONG), 414)
  t.equal(faultText(FaultCode.BAD_CSEQ), 'bad cseq')
  t.end()
})
