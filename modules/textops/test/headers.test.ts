import { parseMessageText } from 'siprose'
import t from 'tap'

import {
  choiceOf,
  firstChosen,
  firstOf,
  headerKey,
  lastOf,
  nameMatches,
  namePattern,
  nextChosen,
} from '../headers.ts'

const message = parseMessageText(
  'INVITE sip:example.com SIP/2.0\r\nm: <sip:a@b>\r\nX-A: one\r\nx-a : two\r\nContact: <sip:c@d>\r\n\r\n',
)

t.test('headerKey finds headers by full and short names in any case', (t) => {
  for (const name of ['Contact', 'm', 'M', 'CONTACT']) {
    t.equal(firstOf(message, headerKey(name))?.raw, '<sip:a@b>', name)
    t.equal(lastOf(message, headerKey(name))?.raw, '<sip:c@d>', name)
  }
  t.equal(firstOf(message, headerKey('X-a'))?.raw, 'one')
  t.equal(lastOf(message, headerKey('X-a'))?.raw, 'two')
  t.equal(firstOf(message, headerKey('X-B')), null)
  t.equal(lastOf(message, headerKey('X-B')), null)
  t.end()
})

t.test('headerKey refuses what is no name', (t) => {
  for (const name of ['', '$var(x)', 'X A', 'X:', '<null>']) {
    t.throws(() => headerKey(name), { code: 'textops/bad-header-name' }, name)
  }
  t.end()
})

t.test('choiceOf decides which headers are visited', (t) => {
  const visited = (flag: string) => {
    const values: string[] = []
    const choice = choiceOf(flag)
    let header = firstChosen(message, headerKey('X-A'), choice)
    for (; header !== null; header = nextChosen(message, header, choice)) values.push(header.raw)
    return values
  }
  t.same(visited('a'), ['one', 'two'])
  t.same(visited('f'), ['one'])
  t.same(visited('l'), ['two'])
  t.same(visited(''), ['one', 'two'])
  t.same(visited('z'), ['one', 'two'])
  t.end()
})

t.test('nameMatches tries a short form in full too', (t) => {
  const short = message.header(0)
  t.equal(nameMatches(short, namePattern('^contact$')), true)
  t.equal(nameMatches(short, namePattern('^m$')), true)
  t.equal(nameMatches(message.header(3), namePattern('^m$')), false)
  t.equal(nameMatches(message.header(2), namePattern('^X-')), true)
  t.end()
})
