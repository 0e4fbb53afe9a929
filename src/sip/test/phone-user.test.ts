import t from 'tap'

import { phoneUser, withPhoneUser } from '../phone-user.ts'
import { parseUri } from '../uri.ts'

const rows: readonly (readonly [uri: string, user: string | null, changed: string])[] = [
  ['sip:+1-2;ext=7@h;user=phone', '+1-2', 'sip:new;ext=7@h;user=phone'],
  ['sip:+1-2;ext=7:pw@h;user=phone', '+1-2', 'sip:new;ext=7:pw@h;user=phone'],
  ['sip:+1-2@h;user=phone', '+1-2', 'sip:new@h;user=phone'],
  ['sip:a;b=1@h', 'a;b=1', 'sip:new@h'],
  ['sip:a;b=1@h;user=ip', 'a;b=1', 'sip:new@h;user=ip'],
  ['sip:h;user=phone', null, 'sip:new@h;user=phone'],
  ['tel:+1-2;ext=7', '+1-2', 'tel:new;ext=7'],
]

t.test('phoneUser is the number alone, and withPhoneUser changes nothing else', (t) => {
  for (const [text, user, changed] of rows) {
    const uri = parseUri(text)
    t.equal(uri === null ? undefined : phoneUser(uri), user, text)
    t.equal(uri === null ? undefined : withPhoneUser(uri, 'new'), changed, text)
  }
  t.end()
})

t.test('withPhoneUser without a user takes its parameters out as well', (t) => {
  const uri = parseUri('sip:+1;ext=7@h;user=phone')
  t.equal(uri === null ? null : withPhoneUser(uri, null), 'sip:h;user=phone')
  t.end()
})
