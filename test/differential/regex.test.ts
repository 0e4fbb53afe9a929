/** The same patterns on the same texts, in module `regex` of Kamailio and of us. */

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

const patterns: readonly string[] = [
  '^a.c$',
  'a$',
  '(?m)^b$',
  '(?s)a.b',
  '\\bfoo\\b',
  '[\\d-]+',
  '[a-\\d]',
  '[]a]',
  '[^]a]',
  'a{,2}',
  'x{',
  'a{2,3}?b',
  '\\x41\\102',
  '\\Qa.b\\E',
  '(?i)ABC',
  '(?i:a)b',
  'a(?i)b|C',
  '\\h+\\v',
  '\\Rb',
  '[[:^digit:]]',
  '(?x) a b # c',
  '\\N',
  '\\Z',
  'b\\z',
  '\\ca',
  '[\\b]',
  '^\\s*$',
  '(?<n>a)',
  '(?P<n>b)',
  '(?#x)a',
  '\\e',
  '(?i)a(?-i)b',
  '\\0',
  '[z-a]',
  '(',
  'a**',
  '\\',
  'a|',
  '()',
  '(?:a|b){2}',
]

const texts: readonly string[] = [
  'abc',
  'a',
  'b',
  'A',
  'a\nb\n',
  'foo bar',
  'a-1',
  ']',
  'a{,2}',
  'x{',
  'aab',
  'AB',
  'a.b',
  'ABC',
  'Ab',
  'aB',
  ' \t\n',
  '\r\nb',
  '1',
  '',
  '\x01',
  '\x08',
  '\x1b',
  'a\n',
  '\xe9',
]

const configuration = `
log_stderror = yes
debug = -3
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "regex.so"
request_route {
    force_rport();
    $var(text) = "";
    if ($hdr(X-Text) != ".") $var(text) = $(hdr(X-Text){s.strip,1}{s.decode.hexa});
    $var(pattern) = $(hdr(X-Pattern){s.strip,1}{s.decode.hexa});
    pcre_match("$var(text)", "$var(pattern)");
    sl_send_reply("200", "Result $rc");
}
`

const hexa = (text: string): string => `.${Buffer.from(text, 'latin1').toString('hex')}`

function question(pattern: string, text: string, id: string): string {
  return (
    `OPTIONS sip:r@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKr${id};rport\r\n` +
    `From: <sip:r@example.com>;tag=r\r\nTo: <sip:r@127.0.0.1>\r\nCall-ID: r${id}\r\nCSeq: 1 OPTIONS\r\n` +
    `X-Text: ${hexa(text)}\r\nX-Pattern: ${hexa(pattern)}\r\nContent-Length: 0\r\n\r\n`
  )
}

const said = (answer: Buffer | null): string =>
  answer?.toString('latin1').split('\r\n', 1)[0] ?? 'nothing'

t.test('patterns, here and in Kamailio', { skip }, async (t) => {
  const kamailio = await startKamailio(configuration)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(configuration, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  for (const [place, pattern] of patterns.entries()) {
    const messages = texts.map((text, row) => question(pattern, text, `${place}x${row}`))
    const [theirs, ours] = await Promise.all([
      ask(kamailio.port, messages),
      ask(siprose.ports.udp, messages),
    ])
    t.same(ours.map(said), theirs.map(said), pattern)
  }
})
