import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net'

import t, { type Test } from 'tap'

import { systemClock } from '../../../runtime/clock.ts'
import { HTTP_PROFILE, type HttpCall, type HttpProfile } from '../http-calls.ts'
import { SystemHttp } from '../system-http.ts'

const ask = (url: string, more: Partial<HttpCall> = {}): HttpCall => ({
  method: 'GET',
  url,
  headers: [],
  body: null,
  timeoutMs: 2000,
  maxBytes: 1000,
  redirects: 0,
  login: null,
  ...more,
})

/** What the site does, by path. */
const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/echo': (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, headers } = request
      const body = Buffer.concat(chunks).toString('latin1')
      response.setHeader('X-One', ['a', 'b'])
      const { 'x-test': test, 'content-length': length, connection } = headers
      response.end(Buffer.from(`${method} ${test} ${length} ${connection} ${body}`, 'latin1'))
    })
  },
  '/long': (_request, response) => response.end('x'.repeat(5000)),
  '/slow': () => undefined,
  '/broken': (request) => request.socket.destroy(),
  '/moved': (_request, response) => response.writeHead(302, { Location: '/echo' }).end(),
  '/round': (_request, response) => response.writeHead(301, { Location: '/round' }).end(),
  '/away': (_request, response) =>
    response.writeHead(307, { Location: 'http://localhost:1/' }).end(),
  '/digest': (request, response) => {
    const { authorization = '' } = request.headers
    if (/^Digest username="bob", realm="r", nonce="n".*qop=auth/.test(authorization)) {
      response.end('welcome')
    } else {
      response
        .writeHead(401, { 'WWW-Authenticate': 'Digest realm="r", nonce="n", qop="auth"' })
        .end()
    }
  },
  '/basic': (request, response) => response.end(request.headers.authorization ?? 'nobody'),
}

async function site(t: Test) {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? '']
    if (page === undefined) response.end(`proxied ${request.url}`)
    else page(request, response)
  })
  // a tunnel to itself
  server.on('connect', (_request, socket) => {
    socket.write('HTTP/1.1 403 No\r\n\r\n')
    socket.end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  return (server.address() as AddressInfo).port
}

function client(t: Test, profile: Partial<HttpProfile> = {}) {
  const made = new SystemHttp(systemClock).open({ ...HTTP_PROFILE, ...profile })
  t.teardown(() => made.close())
  return made
}

t.test('a call has an outcome, whatever happens', async (t) => {
  const port = await site(t)
  const at = (path: string): string => `http://127.0.0.1:${port}${path}`
  const web = client(t)
  const login = { user: 'bob', password: 'secret', basic: true, digest: true }
  const rows: [name: string, call: HttpCall, outcome: object][] = [
    [
      'a body, and headers',
      ask(at('/echo'), { method: 'POST', body: 'caf\xe9', headers: [['X-Test', 'y']] }),
      { status: 200, body: 'POST y 4 close caf\xe9' },
    ],
    [
      'headers that are not for others to write',
      ask(at('/echo'), { headers: [['content-length', '99']] }),
      { body: 'GET undefined undefined close ' },
    ],
    [
      'a header with a line end',
      ask(at('/echo'), { headers: [['X', 'a\r\nY: b']] }),
      { cause: 'request' },
    ],
    ['a method with a blank', ask(at('/echo'), { method: 'GET /x' }), { cause: 'request' }],
    ['no URL', ask('nonsense'), { cause: 'url' }],
    ['another scheme', ask('file:///etc/passwd'), { cause: 'url' }],
    ['a user that is no text', ask(`http://%zz@127.0.0.1:${port}/basic`), { cause: 'url' }],
    ['nobody there', ask('http://127.0.0.1:1/'), { cause: 'connect' }],
    ['no such name', ask('http://nobody.invalid/'), { cause: 'name' }],
    ['an answer that is too long', ask(at('/long')), { cause: 'too-long' }],
    ['an answer that never comes', ask(at('/slow'), { timeoutMs: 50 }), { cause: 'timeout' }],
    ['a connection that breaks', ask(at('/broken')), { cause: 'broken' }],
    ['TLS where there is none', ask(`https://127.0.0.1:${port}/`), { cause: 'secure' }],
    [
      'a redirection that is not followed',
      ask(at('/moved')),
      { status: 302, redirect: at('/echo') },
    ],
    [
      'one that is',
      ask(at('/moved'), { redirects: 1 }),
      { body: 'GET undefined undefined close ' },
    ],
    ['one in a circle', ask(at('/round'), { redirects: 3 }), { status: 301 }],
    ['digest', ask(at('/digest'), { login }), { status: 200, body: 'welcome' }],
    [
      'a wrong way to log in',
      ask(at('/digest'), { login: { ...login, digest: false } }),
      { status: 401 },
    ],
    [
      'basic from the URL',
      ask(`http://bob:pw@127.0.0.1:${port}/basic`),
      { body: 'Basic Ym9iOnB3' },
    ],
  ]
  for (const [name, call, outcome] of rows) t.match(await web.call(call), outcome, name)
  const outcome = await web.call(ask(at('/echo')))
  const headers = outcome.kind === 'answer' ? outcome.headers : []
  t.strictSame(
    headers.filter(([name]) => name === 'X-One').map(([, value]) => value),
    ['a', 'b'],
  )
})

t.test(
  'a proxy gets the whole URL, and one that opens no tunnel is said to be at fault',
  async (t) => {
    const port = await site(t)
    const web = client(t, { proxy: `http://127.0.0.1:${port}` })
    const url = 'http://example.com/page'
    t.match(await web.call(ask(url)), { body: `proxied ${url}` })
    t.match(await web.call(ask('https://example.com/')), { cause: 'connect' })
  },
)

t.test(
  'connections are kept where that is wanted, and there are no more than there may be',
  async (t) => {
    const seen = new Set<unknown>()
    let most = 0
    let open = 0
    const server = createTcpServer((socket) => {
      seen.add(socket)
      most = Math.max(most, ++open)
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
      socket.on('close', () => open--)
      socket.on('error', () => undefined)
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    t.teardown(() => server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const web = client(t, { keep: true, maxConnections: 2 })
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => web.call(ask(url))))
    t.ok(outcomes.every((outcome) => outcome.kind === 'answer'))
    t.equal(seen.size, 2)
    t.equal(most, 2)
  },
)

t.test('close ends calls that wait', async (t) => {
  const port = await site(t)
  const web = new SystemHttp(systemClock).open(HTTP_PROFILE)
  const waiting = web.call(ask(`http://127.0.0.1:${port}/slow`))
  web.close()
  t.match(await waiting, { cause: 'broken' })
  connect(port, '127.0.0.1').destroy()
})
