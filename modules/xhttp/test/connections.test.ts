import { connect } from 'node:net'

import t from 'tap'

import { startServer } from '../../../test/support/server-process.ts'

const configuration = `
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "cfgutils.so"
loadmodule "xhttp.so"
tcp_rd_buf_size = 4096
request_route { sl_send_reply("200", "Alive"); }
event_route[xhttp:request] {
    if ($hu =~ "^/wait") usleep("30000");
    if ($hu =~ "^/sl") { sl_send_reply("202", "By sl"); exit; }
    if ($hu =~ "^/none") exit;
    if ($hu =~ "^/wrong") { xhttp_reply("$rb", "x", "", ""); exit; }
    xhttp_reply("200", "OK", "text/plain", "$rm $hu [$rb]");
}
`

/** What comes back for some bytes, each piece sent by itself, until the server has been silent for a while or has closed. */
function ask(
  port: number,
  ...pieces: readonly string[]
): Promise<{ text: string; closed: boolean }> {
  const { promise, resolve } = Promise.withResolvers<{ text: string; closed: boolean }>()
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let text = ''
  let closed = false
  const end = (): void => {
    resolve({ text, closed })
    socket.destroy()
  }
  socket.setTimeout(250, end)
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1')
  })
  socket.on('end', () => {
    closed = true
    end()
  })
  socket.on('error', () => {
    closed = true
    end()
  })
  const send = (at: number): void => {
    const piece = pieces[at]
    if (piece !== undefined) socket.write(piece, 'latin1', () => setImmediate(() => send(at + 1)))
  }
  send(0)
  return promise
}

const statuses = (text: string): string =>
  [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status).join(' ')

const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`

t.test('connections of HTTP beside those of SIP', async (t) => {
  const { ports, stop, log } = await startServer(configuration)
  t.teardown(async () => stop())
  const rows: [name: string, pieces: string[], statuses: string, closed: boolean][] = [
    ['a request without a length', [get('/a')], '200', false],
    ['one that comes in pieces', ['GET /a HT', 'TP/1.1\r\nHo', 'st: a\r\n', '\r\n'], '200', false],
    ['two in one piece', [get('/wait/1') + get('/2')], '200 200', false],
    ['one that asks to close', [get('/a', 'Connection: close\r\n') + get('/b')], '200', true],
    ['HTTP/1.0 closes', ['GET / HTTP/1.0\r\n\r\n'], '200', true],
    ['HTTP/1.0 that stays', ['GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'], '200', false],
    ['HTTP/3.0', ['GET / HTTP/3.0\r\nContent-Length: 0\r\n\r\n'], '505', true],
    ['no Host', ['GET / HTTP/1.1\r\n\r\n'], '400', true],
    ['two Hosts', [get('/', 'Host: b\r\n')], '400', true],
    [
      'chunks',
      [get('/', 'Transfer-Encoding: chunked\r\n') + `0\r\n\r\n${get('/evil')}`],
      '501',
      true,
    ],
    [
      'chunks and a length',
      [get('/', 'Transfer-Encoding: x\r\nContent-Length: 0\r\n')],
      '400',
      true,
    ],
    ['two lengths', [get('/', 'Content-Length: 1\r\nContent-Length: 2\r\n')], '400', true],
    ['a length that is none', [get('/', 'Content-Length: +1\r\n')], '400', true],
    ['a body that is too long', [get('/', 'Content-Length: 9999\r\n')], '413', true],
    ['a head that is too long', [get('/', `X: ${'x'.repeat(5000)}\r\n`)], '', true],
    ['too many headers', [get('/', 'X: y\r\n'.repeat(300))], '431', true],
    ['a line that is no header', [get('/', 'nonsense\r\n')], '400', true],
    ['bare line ends', ['GET / HTTP/1.1\nHost: a\n\n'], '', true],
    ['no answer', [get('/none')], '', true],
    [
      'a status that is none',
      ['POST /wrong HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n999'],
      '',
      true,
    ],
    ['many ahead of a slow one', [get('/wait') + get('/x').repeat(40)], '', true],
    ['an answer by sl', [get('/sl')], '202', false],
    [
      'HTTP with all that SIP needs',
      [
        get(
          '/',
          'Via: SIP/2.0/TCP a\r\nFrom: <sip:a>;tag=1\r\nTo: <sip:a>\r\nCall-ID: 1\r\nCSeq: 1 GET\r\n',
        ),
      ],
      '200',
      false,
    ],
  ]
  for (const [name, pieces, wanted, closed] of rows) {
    const came = await ask(ports.tcp, ...pieces)
    t.equal(statuses(came.text), wanted, name)
    t.equal(came.closed, closed, `${name}: closed`)
    t.notMatch(came.text, /evil/, name)
  }
  const two = await ask(ports.tcp, get('/wait/1') + get('/2'))
  t.match(two.text, /\/wait\/1[^]*\/2/, 'answers keep the order of the requests')
  const head = await ask(ports.tcp, 'HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n')
  t.match(head.text, /Content-Length: 10\r\n\r\n$/, 'HEAD has no body')
  const sip =
    'OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a>;tag=1\r\nTo: <sip:a>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n'
  const mixed = await ask(ports.tcp, `${get('/a')}${sip}Content-Length: 0\r\n\r\n`)
  t.match(mixed.text, /HTTP\/1\.1 200 OK[^]*SIP\/2\.0 200 Alive/, 'SIP goes on behind HTTP')
  const missing = await ask(ports.tcp, `${sip}\r\n`)
  t.match(missing.text, /SIP\/2\.0 400 Content-Length Missing/, 'SIP needs its length')
  t.notMatch(log(), /BUG|is not a function|undefined/)
})
