/** Messages that wait: what is kept of them, and how they are delivered, here and in Kamailio, each with a file of SQLite of its own. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { databaseWith } from './services/database.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'
const DEADLINE_MS = 8000

const configuration = (path: string): string => `
log_stderror = yes
debug = -2
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "tm.so"
loadmodule "textops.so"
loadmodule "db_sqlite.so"
loadmodule "msilo.so"
modparam("msilo", "db_url", "sqlite://${path}")
modparam("msilo", "extra_hdrs", "X-Extra: $tu\\r\\n")
modparam("msilo", "extra_hdrs_avp", "$avp(kept)")
modparam("msilo", "snd_time_avp", "$avp(when)")
modparam("msilo", "from_address", "sip:$rU-office@example.org")
modparam("msilo", "contact_hdr", "Contact: <sip:null@example.com>\\r\\n")
modparam("msilo", "content_type_hdr", "Content-Type: text/plain\\r\\n")
modparam("msilo", "offline_message", "*** User $rU is offline!")
modparam("msilo", "skip_notification_flag", 18)
modparam("msilo", "reminder", "sip:clock@example.org")
modparam("msilo", "send_time", 1)
modparam("msilo", "add_contact", 1)
modparam("msilo", "max_messages", 12)
request_route {
    force_rport();
    if ($rU == "probe" || $rU == "last") { sl_send_reply("200", "OK"); exit; }
    if ($rm == "REGISTER" || $rm == "OPTIONS") {
        if ($hdr(X-Owner) != $null) m_dump("$hdr(X-Owner)");
        else m_dump();
        sl_send_reply("299", "$rc");
        exit;
    }
    if ($hdr(X-Kept) != $null) $avp(kept) = $hdr(X-Kept) + "\\r\\n";
    if ($hdr(X-When) != $null) $avp(when) = $hdr(X-When);
    if ($hdr(X-Tell) == $null) setflag(18);
    if ($hdr(X-Owner) != $null) m_store("$hdr(X-Owner)");
    else m_store();
    sl_send_reply("299", "$rc");
}
`

const TEXT = 'Content-Type: text/plain\r\n'
const ME = '<sip:bob@127.0.0.1:PORT;to=1>'

/** A request: method, URI, To, headers, body. */
type Asked = readonly [method: string, uri: string, to: string, headers: string, body: string]

/** Headers of all kinds. */
const HEADERS =
  'Foo: 1\r\nX-One: 1\r\nx-two: 2\r\nX-One: again\r\nUser-Agent: u\r\nOrganization: o\r\nReply-To: <sip:r@r>\r\nRequire: foo\r\nAccept: text/plain\r\n' +
  'Priority: urgent\r\nPrivacy: none\r\nP-Preferred-Identity: <sip:ppi@a>\r\nP-Asserted-Identity: <sip:pai@a>\r\nSupported: x\r\nIn-Reply-To: 1@2\r\n' +
  'Call-Info: <sip:a>\r\nAlert-Info: <sip:a>\r\nError-Info: <sip:q>\r\nMIME-Version: 1.0\r\nTimestamp: 3\r\nWarning: 399 a "b"\r\nHistory-Info: <sip:a>\r\n' +
  'Diversion: <sip:d>\r\nAllow: INVITE\r\nEvent: x\r\nRemote-Party-ID: <sip:r@p>\r\nServer: s\r\nUnsupported: q\r\nAuthorization: Basic x\r\n' +
  'Proxy-Authorization: Basic x\r\nRecord-Route: <sip:a;lr>\r\nContent-Disposition: inline\r\nContent-Language: en\r\nContent-Encoding: text\r\n' +
  'Accept-Language: en\r\nAccept-Contact: *\r\nRequest-Disposition: proxy\r\nIdentity: "a"\r\nSession-Expires: 20\r\nMin-SE: 3\r\nRefer-To: <sip:a>\r\n' +
  'Subject: s\r\nDate: Sat, 13 Nov 2010 23:29:00 GMT\r\nPath: <sip:p>\r\nc-Foo: s\r\n'

const kept: readonly Asked[] = [
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, TEXT + HEADERS, 'all headers'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, `${TEXT}X-Kept: X-Mine: yes\r\n`, 'headers of the script'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, 'Content-Type: text/html;charset=utf-8\r\n', 'html'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, 'Content-Type: Text/Plain\r\n', 'mixed case'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, 'c: application/foo+xml;a=b\r\n', 'xml'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, `${TEXT}Expires: 100\r\n`, 'expires'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, `${TEXT}Expires: 0\r\n`, 'expires at once'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, `${TEXT}Expires: 99999999\r\n`, 'expires late'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, '', 'no type'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, TEXT, ''],
  ['MESSAGE', 'sip:127.0.0.1', ME, TEXT, 'no user'],
  ['MESSAGE', 'sip:BOB@EXAMPLE.com:5070;transport=tcp', ME, TEXT, 'case and port'],
  ['MESSAGE', 'sips:b%6fb@example.com', ME, TEXT, 'escaped'],
  ['MESSAGE', 'tel:+4711', ME, TEXT, 'tel'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, `${TEXT}X-Owner: sip:carol@example.org;x=1\r\n`, 'owner'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, `${TEXT}X-Owner: nonsense\r\n`, 'no owner'],
  ['MESSAGE', 'sip:bob@127.0.0.1', ME, `${TEXT}X-Owner: sip:example.org\r\n`, 'no user'],
  ['MESSAGE', 'sip:dave@127.0.0.1', ME, `${TEXT}X-When: 20300101201500\r\n`, 'later'],
  ['MESSAGE', 'sip:dave@127.0.0.1', ME, `${TEXT}X-When: nonsense\r\n`, 'no time'],
  ['INFO', 'sip:dave@127.0.0.1', ME, TEXT, 'another method'],
  [
    'MESSAGE',
    'sip:eve@127.0.0.1',
    ME,
    `${TEXT}X-Tell: yes\r\nContact: <sip:alice@127.0.0.1:PORT;c=1>\r\n`,
    'told',
  ],
  ['MESSAGE', 'sip:eve@127.0.0.1', ME, `${TEXT}X-Tell: yes\r\n`, 'told at From'],
  ...Array.from({ length: 6 }, (_, at): Asked => [
    'MESSAGE',
    'sip:bob@127.0.0.1',
    ME,
    TEXT,
    `many ${at}`,
  ]),
]

const contact = 'Contact: <sip:bob@127.0.0.1:PORT;x=1>'
const dumped: readonly Asked[] = [
  ['REGISTER', 'sip:127.0.0.1', '<sip:bob@127.0.0.1>', `${contact};expires=0\r\n`, ''],
  ['REGISTER', 'sip:127.0.0.1', '<sip:bob@127.0.0.1>', `${contact}\r\nExpires: 0\r\n`, ''],
  ['REGISTER', 'sip:127.0.0.1', '<sip:bob@127.0.0.1>', 'Contact: *\r\nExpires: 0\r\n', ''],
  ['REGISTER', 'sip:127.0.0.1', '<sip:bob@127.0.0.1>', '', ''],
  ['REGISTER', 'sip:127.0.0.1', '<sip:bob@127.0.0.1>', 'Expires: 0\r\n', ''],
  ['REGISTER', 'sip:127.0.0.1', '<sip:nobody@127.0.0.1>', `${contact}\r\n`, ''],
  ['REGISTER', 'sip:127.0.0.1', '<sip:127.0.0.1>', `${contact}\r\n`, ''],
  ['REGISTER', 'sip:127.0.0.1', '<sip:bob@127.0.0.1>', `X-Owner: nonsense\r\n${contact}\r\n`, ''],
  [
    'REGISTER',
    'sip:127.0.0.1',
    '<sip:bob@127.0.0.1>',
    `${contact};expires=60\r\nExpires: 0\r\n`,
    '',
  ],
  ['OPTIONS', 'sip:127.0.0.1', '<sip:eve@127.0.0.1>', '', ''],
  [
    'REGISTER',
    'sip:127.0.0.1',
    '<sip:bob@127.0.0.1>',
    `X-Owner: sip:carol@example.org\r\n${contact}\r\n`,
    '',
  ],
]

/** What leaves a server, without what no two servers have alike. */
function plain(text: string, ports: readonly number[]): string {
  let left = text
    .replaceAll(/^(?:Via|Call-ID|User-Agent|Max-Forwards|CSeq): [^\r]*\r\n/gm, '')
    .replaceAll(/;tag=[^\r;]*/g, '')
    .replaceAll(/\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}/g, 'then')
    .replaceAll(/^Date: [^\r]*GMT/gm, 'Date: then')
    .replace(/^Content-Length: \d+/m, 'Content-Length')
  for (const [place, port] of ports.entries()) left = left.replaceAll(`:${port}`, `:P${place}`)
  const [head = '', body = ''] = left.split('\r\n\r\n', 2)
  const [first = '', ...headers] = head.split('\r\n')
  return [first, ...headers.toSorted(), '', body].join('\n')
}

/** One that writes to a server, and answers what it is sent. */
class Phone {
  readonly #socket: Socket
  readonly #server: number
  /** The requests that came. */
  readonly came: string[] = []
  #answer: ((line: string) => void) | null = null
  #number = 0

  constructor(socket: Socket, server: number) {
    this.#socket = socket
    this.#server = server
    socket.on('message', (bytes: Buffer) => this.#received(bytes.toString('latin1')))
  }

  /** The first line of the answer to a request. */
  async ask([method, uri, to, headers, body]: Asked): Promise<string> {
    const { port } = this.#socket.address()
    const number = ++this.#number
    const text =
      `${method} ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKsilo${number};rport\r\n` +
      `From: "Alice" <sip:alice@127.0.0.1:${port};p=1>;tag=f\r\nTo: ${to}\r\nCall-ID: silo${number}\r\nCSeq: ${number} ${method}\r\n` +
      `Max-Forwards: 70\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const late = setTimeout(() => reject(new RangeError(`no answer to ${text}`)), DEADLINE_MS)
    this.#answer = resolve
    this.#socket.send(text.replaceAll(':PORT', `:${port}`), this.#server, '127.0.0.1')
    const line = await promise
    clearTimeout(late)
    return line
  }

  #received(text: string): void {
    if (text.startsWith('SIP/2.0')) return this.#answer?.(text.split('\r\n')[0] ?? '')
    // what is sent again because the answer is slow counts once
    const branch = /branch=([^;\r]+)/.exec(text)?.[1] ?? ''
    if (!this.#seen.has(branch)) this.came.push(text)
    this.#seen.add(branch)
    const lines = text.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/i.test(line))
    const answer = `SIP/2.0 200 OK\r\n${lines.join('\r\n')};tag=x\r\nContent-Length: 0\r\n\r\n`
    this.#socket.send(answer, this.#server, '127.0.0.1')
  }

  readonly #seen = new Set<string>()
}

const WANTED =
  'select username, domain, src_addr, dst_addr, ctype, cast(body as text) as body, cast(extra_hdrs as text) as extra_hdrs, snd_time, exp_time - inc_time as lifetime from silo order by id'

/** The rows of the table. */
function rowsOf(path: string, port: number): readonly string[] {
  const database = new DatabaseSync(path, { timeout: 5000 })
  const rows = database.prepare(WANTED).all()
  database.close()
  return rows.map((row) => JSON.stringify(row).replaceAll(`:${port}`, ':PORT'))
}

/** Adds a row. */
function add(
  path: string,
  port: number,
  user: string,
  body: string,
  type: string,
  due: number,
): void {
  const database = new DatabaseSync(path, { timeout: 5000 })
  const insert = database.prepare(
    'insert into silo (src_addr, dst_addr, username, domain, body, ctype, extra_hdrs, inc_time, exp_time, snd_time) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const place = `127.0.0.1:${port}`
  insert.run(
    'sip:a@b',
    `sip:${user}@${place}`,
    user,
    place,
    body,
    type,
    'X-Stored: 1\r\n',
    100,
    4e9,
    due,
  )
  database.close()
}

/** All that a server does, in words. */
async function observe(
  server: number,
  path: string,
): Promise<readonly (readonly [what: string, seen: unknown])[]> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1').unref()
  await once(socket, 'listening')
  const { port } = socket.address()
  const ports = [server, port]
  const phone = new Phone(socket, server)
  const seen: (readonly [string, unknown])[] = []
  for (const row of kept) {
    seen.push([`store ${row[1]} ${row[4]}`, await phone.ask(row)])
  }
  for (const [at, row] of rowsOf(path, port).entries()) seen.push([`row ${at}`, row])
  for (const row of dumped) seen.push([`${row[0]} ${row[2]} ${row[3]}`, await phone.ask(row)])
  add(path, port, 'r1', 'reminder', 'text/plain', 1)
  add(path, port, 'r2', 'reminder', 'text/html', 2)
  add(path, port, 'r3', 'reminder', '', 3)
  const before = Date.now()
  const delivered = (): number => phone.came.filter((text) => text.includes('Reminder')).length
  while (delivered() < 3 && Date.now() - before < DEADLINE_MS) {
    await once(socket, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
  }
  for (const [at, text] of phone.came.entries()) {
    seen.push([`request ${at}`, plain(text, ports)])
  }
  // an answer may still be on its way to the table
  for (let tries = 0; tries < 40 && rowsOf(path, port).length > 6; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  for (const [at, row] of rowsOf(path, port).entries()) seen.push([`row left ${at}`, row])
  socket.close()
  return seen
}

t.test('messages that wait, here and in Kamailio', { skip }, async (t) => {
  const [theirPath, ourPath] = [databaseWith({}), databaseWith({})]
  const kamailio = await startKamailio(configuration(theirPath))
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(configuration(ourPath), {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  const theirs = await observe(kamailio.port, theirPath)
  const ours = await observe(siprose.ports.udp, ourPath)
  for (const [at, [name, value]] of ours.entries()) {
    t.same([name, value], theirs[at], name)
  }
  t.equal(ours.length, theirs.length)
})
