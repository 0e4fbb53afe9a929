/** Questions to modules that keep their data in a database, by the same configuration and file for both servers. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'

import { startKamailio } from '../../support/kamailio-process.ts'
import { startServer } from '../../support/server-process.ts'
import { credentialsLine, type Proof } from '../auth/requests.ts'

/** One question. */
export interface Row {
  /** The statement whose result is asked for. */
  readonly call: string
  /** What differs from an OPTIONS to `sip:bob@example.com` from `sip:alice@example.com`. */
  readonly uri?: string
  readonly from?: string
  readonly to?: string
  readonly method?: string
  /** Credentials, with what differs from good ones of alice. */
  readonly proof?: Proof
  /** Why this server's answer is meant to be another one. */
  readonly own?: string
}

/** Questions to one configuration. */
export interface Profile {
  readonly name: string
  /** Modules with their parameters, as lines. */
  readonly modules: readonly string[]
  /** What the answer shows beside the result: a text with variables. */
  readonly shows: string
  readonly rows: readonly Row[]
}

/** The configuration of a profile. */
export function configurationOf({ modules, rows, shows }: Profile): string {
  // no $var: a route that may wait lets other messages in between
  const routes = rows.map(({ call }, at) => `route[C${at}] { ${call}; $avp(rc) = $rc; return; }`)
  return `
log_stderror = yes
debug = -2
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "corex.so"
${modules.join('\n')}
request_route {
    force_rport();
    if ($rU == "probe" || $rU == "last") { sl_send_reply("200", "OK"); exit; }
    $avp(route) = "C" + $hdr(X-Call);
    route($avp(route));
    sl_send_reply("299", "rc=$avp(rc) ${shows}");
}
${routes.join('\n')}
`
}

let made = 0

function request(row: Row, at: number, nonce: string): string {
  made += 1
  const { uri = 'sip:bob@example.com', from = 'sip:alice@example.com', to = from } = row
  const { method = 'OPTIONS', proof } = row
  const header = method === 'REGISTER' ? 'Authorization' : 'Proxy-Authorization'
  const line =
    proof === undefined ? '' : `${credentialsLine({ header, uri, method, ...proof }, nonce)}\r\n`
  return (
    `${method} ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKservice${made};rport\r\n` +
    `From: <${from}>;tag=t\r\nTo: <${to}>\r\nCall-ID: service${made}\r\nCSeq: 1 ${method}\r\n` +
    `X-Call: ${at}\r\n${line}Content-Length: 0\r\n\r\n`
  )
}

const said = (answer: Buffer | null | undefined): string =>
  answer?.toString('latin1').split('\r\n')[0] ?? 'nothing'

const DEADLINE_MS = 3000

/** The answers to messages that are all answered, one by one: an answer may have to wait for the database. */
async function ask(port: number, messages: readonly string[]): Promise<readonly Buffer[]> {
  const socket = createSocket('udp4')
  socket.connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const answers: Buffer[] = []
  for (const message of messages) {
    const answer = once(socket, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
    socket.send(Buffer.from(message, 'latin1'))
    // the socket gives the bytes, then where they came from
    const [bytes] = (await answer) as [Buffer]
    answers.push(bytes)
  }
  socket.close()
  return answers
}

/** The answers of a server, in the order of the rows. */
export async function answersOf(port: number, rows: readonly Row[]): Promise<readonly string[]> {
  let nonce = ''
  const asking = rows.findIndex(({ call }) => call.includes('_challenge('))
  const [asked] = rows.slice(asking, asking + 1)
  if (asking >= 0 && asked !== undefined) {
    const [challenge] = await ask(port, [request(asked, asking, '')])
    nonce = /nonce="([^"]*)"/.exec(challenge?.toString('latin1') ?? '')?.[1] ?? ''
  }
  const answers = await ask(
    port,
    rows.map((row, at) => request(row, at, nonce)),
  )
  return answers.map(said)
}

/** The answers of both servers. */
export async function bothAnswers(
  profile: Profile,
): Promise<{ readonly theirs: readonly string[]; readonly ours: readonly string[] }> {
  const configuration = configurationOf(profile)
  const kamailio = await startKamailio(configuration)
  try {
    const siprose = await startServer(configuration, {}, ['-l', 'udp:127.0.0.1:0'])
    try {
      const theirs = await answersOf(kamailio.port, profile.rows)
      const ours = await answersOf(siprose.ports.udp, profile.rows)
      return { theirs, ours }
    } finally {
      await siprose.stop()
    }
  } finally {
    await kamailio.stop()
  }
}
