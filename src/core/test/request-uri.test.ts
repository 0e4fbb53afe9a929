import t from 'tap'

import { parseUri, type Uri } from '../../sip/uri.ts'
import {
  withHostOf,
  withHostPortOf,
  withHostPortTransport,
  withPortOf,
  withUserInfo,
  withUserOf,
  withUserParam,
} from '../request-uri.ts'

/** What becomes of a URI. */
function made(text: string, how: (uri: Uri) => string): string | null {
  const uri = parseUri(text)
  return uri === null ? null : how(uri)
}

const whole = 'sip:12345:pw@example.com:5070;transport=tcp;x=y?H=v'

// The results are those of Kamailio 5.6.
t.test('the parts of a URI change one at a time', (t) => {
  const rows: [string, (uri: Uri) => string, string][] = [
    [
      'another user',
      (uri) => withUserOf(uri, 'bob'),
      'sip:bob:pw@example.com:5070;transport=tcp;x=y?H=v',
    ],
    ['no user', (uri) => withUserOf(uri, ''), 'sip:example.com:5070;transport=tcp;x=y?H=v'],
    [
      'user and password',
      (uri) => withUserInfo(uri, 'bob:sec'),
      'sip:bob:sec@example.com:5070;transport=tcp;x=y?H=v',
    ],
    [
      'user without password',
      (uri) => withUserInfo(uri, 'bob'),
      'sip:bob@example.com:5070;transport=tcp;x=y?H=v',
    ],
    [
      'another host',
      (uri) => withHostOf(uri, 'h.net'),
      'sip:12345:pw@h.net:5070;transport=tcp;x=y?H=v',
    ],
    [
      'host and port',
      (uri) => withHostPortOf(uri, 'h.net:77'),
      'sip:12345:pw@h.net:77;transport=tcp;x=y?H=v',
    ],
    [
      'host without port',
      (uri) => withHostPortOf(uri, 'h.net'),
      'sip:12345:pw@h.net;transport=tcp;x=y?H=v',
    ],
    [
      'transport',
      (uri) => withHostPortTransport(uri, 'h.net:77;transport=tls'),
      'sip:12345:pw@h.net:77;transport=tls;x=y?H=v',
    ],
    [
      'no transport',
      (uri) => withHostPortTransport(uri, 'h.net:77'),
      'sip:12345:pw@h.net:77;x=y?H=v',
    ],
    [
      'another port',
      (uri) => withPortOf(uri, 99),
      'sip:12345:pw@example.com:99;transport=tcp;x=y?H=v',
    ],
    ['no port', (uri) => withPortOf(uri, null), 'sip:12345:pw@example.com;transport=tcp;x=y?H=v'],
    ['user=phone', withUserParam, 'sip:12345:pw@example.com:5070;transport=tcp;x=y;user=phone?H=v'],
  ]
  for (const [name, how, result] of rows) t.equal(made(whole, how), result, name)
  t.end()
})

t.test('a URI without a user, and one of a number, change too', (t) => {
  t.equal(
    made('sip:example.com', (uri) => withUserOf(uri, '99')),
    'sip:99@example.com',
  )
  t.equal(made('sip:example.com', withUserParam), 'sip:example.com;user=phone')
  t.equal(made('sip:a@b;user=phone', withUserParam), 'sip:a@b;user=phone')
  t.equal(
    made('tel:+123;x=y', (uri) => withUserOf(uri, '99+123')),
    'tel:99+123;x=y',
  )
  t.equal(
    made('tel:+123;x=y', (uri) => withUserOf(uri, '55')),
    'tel:55;x=y',
  )
  t.equal(
    made('tel:+123;x=y', (uri) => withHostOf(uri, 'a.b')),
    'sip:+123;x=y@a.b;user=phone',
  )
  t.equal(made('tel:+123', withUserParam), 'tel:+123')
  t.end()
})
