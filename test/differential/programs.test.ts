/** Requests that are written to other programs (`t_write_req`, `t_write_unix`): both servers write the same lines. */

import { execFileSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t, { type Test } from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'
const DEADLINE_MS = 8000

const configuration = (fifo: string): string => `
debug = 0
log_stderror = yes
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "rr.so"
loadmodule "textops.so"
modparam("tm", "tw_append", "more:agent=hdr[User-Agent];hdr[X-A];avp[s:name];n=avp[i:4];avp[i:5];hdr[To];none=hdr[X-None]")
modparam("tm", "tw_append", "body:msg[body]")
request_route {
    if ($rU == "last" || $rU == "probe") { sl_send_reply("200", "OK"); exit; }
    if ($hdr(X-Do) =~ "stateless") {
        if (t_write_req("${fifo}", "plain")) sl_send_reply("299", "Written");
        else sl_send_reply("298", "Not Written");
        exit;
    }
    t_newtran();
    $avp(s:name) = "val";
    $avp(i:4) = 17;
    if ($hdr(X-Do) =~ "rport") force_rport();
    if ($hdr(X-Do) =~ "changed") { $ru = "sip:new@host.example:77"; $du = "sip:192.0.2.9"; append_hf("X-A: new\\r\\n"); }
    if ($hdr(X-Do) =~ "absent") {
        if (!t_write_req("${fifo}-none", "plain")) t_reply("298", "Not Written");
        exit;
    }
    if ($hdr(X-Do) =~ "socket") {
        if (!t_write_unix("${fifo}-none", "plain")) t_reply("298", "Not Written");
        exit;
    }
    if ($hdr(X-Do) =~ "more") t_write_req("${fifo}", "act/more");
    else if ($hdr(X-Do) =~ "body") t_write_req("${fifo}", "act/body");
    else t_write_req("${fifo}", "plain");
    t_reply("299", "Written");
}
`

/** A request: method, what the script does, other headers, body; and what of it is unlike others. */
interface Row {
  readonly method?: string
  readonly act?: string
  readonly headers?: readonly string[]
  readonly body?: string
  readonly uri?: string
  readonly from?: string
  readonly to?: string
}

const CONTACT = 'Contact: "A, B" <sip:alice@192.0.2.10:5066;x=1>;q=0.1'
const SDP = 'v=0\r\ns=-\r\n'

const rows: Readonly<Record<string, Row>> = {
  'an INVITE with a body': { headers: [CONTACT], body: SDP },
  'an INVITE without one': { headers: [CONTACT] },
  'a MESSAGE, whose body is left out': { method: 'MESSAGE', body: 'hello' },
  'a MESSAGE, whose body is asked for': { method: 'MESSAGE', act: 'body', body: 'hello' },
  'a MESSAGE without a body that is asked for': { method: 'MESSAGE', act: 'body' },
  'a BYE within a dialog': {
    method: 'BYE',
    headers: [CONTACT],
    to: '"T" <sip:t@127.0.0.1>;tag=tt;x=y',
  },
  'a UPDATE with a Route of its own': {
    method: 'UPDATE',
    headers: ['Record-Route: <sip:192.0.2.1;lr>', 'Route: <sip:192.0.2.5;lr>', CONTACT],
  },
  'one loose router': { headers: ['Record-Route: <sip:192.0.2.1;lr>', CONTACT] },
  'loose routers in two headers': {
    headers: [
      'Record-Route: <sip:192.0.2.1;lr;a=b>',
      'Record-Route: <sip:192.0.2.2;lr>,<sip:192.0.2.3;lr>',
      CONTACT,
    ],
  },
  'a strict router': { headers: ['Record-Route: <sip:192.0.2.1>', CONTACT] },
  'a strict router before loose ones': {
    headers: [
      'Record-Route: <sip:192.0.2.1>',
      'Record-Route: <sip:192.0.2.2;lr>, <sip:192.0.2.3;lr>',
      CONTACT,
    ],
  },
  'a loose router before a strict one': {
    headers: ['Record-Route: "n" <sip:192.0.2.1;lr>;a=b, <sip:192.0.2.2>', CONTACT],
  },
  'two contacts': { headers: ['Contact: <sip:a@192.0.2.7>, <sip:c@192.0.2.8>'] },
  'Contact: *': { headers: ['Contact: *'] },
  'no user': { uri: 'sip:example.com', headers: [CONTACT] },
  'a telephone number': { uri: 'tel:+123;x=y', from: 'sip:l@example.com;tag=l' },
  'a user with parameters': { uri: 'sip:bob;x=1@example.com:5070;p=1?h=1' },
  'a From with a name and parameters': { from: '"A \\" b" <sip:l@example.com;f=1>;tag=l;q=1' },
  'lines that are asked for': {
    act: 'more',
    headers: ['User-Agent: agent 1', 'X-A: one', 'X-A: two', CONTACT],
    body: SDP,
  },
  'a folded header': { act: 'more', headers: ['X-A: a,', '  folded', CONTACT] },
  'force_rport()': { act: 'rport', headers: [CONTACT] },
  'a changed request': { act: 'changed more', headers: ['X-A: old', CONTACT] },
  'no transaction': { act: 'stateless' },
  'a FIFO that is not there': { act: 'absent' },
  'a socket that is not there': { act: 'socket' },
}

function written(row: Row, number: number): string {
  const { method = 'INVITE', act = 'plain', headers = [], body = '' } = row
  const { uri = 'sip:bob@example.com', from = '<sip:l@example.com>;tag=l' } = row
  const lines = [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKwrite${number};rport`,
    'Max-Forwards: 70',
    `From: ${from}`,
    `To: ${row.to ?? '<sip:t@127.0.0.1>'}`,
    `Call-ID: write${number}`,
    `CSeq: 7 ${method}`,
    `X-Do: ${act}`,
    ...headers,
    `Content-Length: ${body.length}`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** A FIFO that is read. */
class Reader {
  readonly path: string
  text = ''
  readonly #fd: number
  readonly #memory = Buffer.alloc(65_536)

  constructor(t: Test) {
    const folder = mkdtempSync(join(tmpdir(), 'siprose-fifo-'))
    this.path = join(folder, 'fifo')
    execFileSync('mkfifo', [this.path])
    // open both ways, so that it never ends
    this.#fd = openSync(this.path, constants.O_RDWR | constants.O_NONBLOCK)
    t.teardown(() => {
      closeSync(this.#fd)
      rmSync(folder, { recursive: true, force: true })
    })
  }

  /** Waits until it has so many requests. */
  async has(count: number): Promise<void> {
    const end = performance.now() + DEADLINE_MS
    while (this.requests().length < count) {
      if (performance.now() > end) throw new RangeError(`${this.requests().length} of ${count}`)
      this.#read()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  #read(): void {
    try {
      const size = readSync(this.#fd, this.#memory)
      this.text += this.#memory.toString('latin1', 0, size)
    } catch {
      // nothing is there yet
    }
  }

  requests(): readonly string[] {
    return this.text.split(/^(?=0\.3\nsip_request)/m).filter((text) => text !== '')
  }
}

/** What only one server can have: its port, and the numbers of transactions. */
const common = (text: string, port: number): string =>
  text.replaceAll(`\n${port}\n`, '\nPORT\n').replace(/\n\d+:\d+\n/, '\nINDEX:LABEL\n')

/** The first line of the final answer to a message. */
async function answer(port: number, message: string): Promise<string> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const signal = AbortSignal.timeout(DEADLINE_MS)
  try {
    socket.send(message, port, '127.0.0.1')
    const [bytes] = await once(socket, 'message', { signal })
    return String(bytes).split('\r\n')[0] ?? ''
  } finally {
    socket.close()
  }
}

/** What each is answered, and what is written of it. */
async function asked(reader: Reader, port: number): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  let count = 0
  for (const [number, [name, row]] of Object.entries(rows).entries()) {
    const status = await answer(port, written(row, number))
    if (status.includes(' 298 ')) said.set(name, status)
    else {
      await reader.has(++count)
      said.set(name, `${status}\n${common(reader.requests().at(-1) ?? '', port)}`)
    }
  }
  return said
}

t.test('t_write_req, t_write_unix: both servers write the same', { skip }, async (t) => {
  const readers = [new Reader(t), new Reader(t)] as const
  const server = await startServer(configuration(readers[0].path))
  t.teardown(async () => server.stop())
  const kamailio = await startKamailio(configuration(readers[1].path))
  t.teardown(async () => kamailio.stop())
  const theirs = await asked(readers[1], kamailio.port)
  const ours = await asked(readers[0], server.ports.udp)
  for (const [name, text] of theirs) t.equal(ours.get(name), text, name)
})
