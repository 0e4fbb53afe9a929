/** Registrations of one of a thousand users, believed and with a digest. */

import { hash } from 'node:crypto'

import { type AnswerFacts, endsLine, faultOf } from '../load/check.ts'
import { valueOf } from './answers.ts'
import { branchOf, common, OVER, wrong } from './scenario.ts'
import type { Ids, Load, Reaction, Scenario } from './scenario.ts'

/** How many users there are. */
export const USERS = 1000

const REALM = 'example.com'
const SECRET = 'secret'

/** The user of an operation, one of so many. */
export function userOf({ number }: Ids, users = USERS): string {
  return `user${number % users}`
}

/** The Call-ID of a user's phone, which keeps it. */
function phoneOf(user: string, { run }: Ids): string {
  return `${user}-${run}@phone.example.com`
}

/** The number in CSeq: two requests of one phone never have the same. */
function cseqOf({ number }: Ids, step: string): number {
  return step === '' ? 2 * number : 2 * number + 1
}

/** What there is of a REGISTER beside its operation. */
interface RegisterFacts {
  readonly user: string
  readonly from: string
  /** The host and port of the Contact. */
  readonly contact: string
  /** What is added to the branch. */
  readonly step: string
  /** Further headers, each with its line end. */
  readonly more: string
}

function register(ids: Ids, { user, from, contact, step, more }: RegisterFacts): string {
  return (
    `REGISTER sip:example.com SIP/2.0\r\n` +
    `Via: SIP/2.0/UDP ${from};rport;branch=${branchOf(ids, step)}\r\n` +
    'Max-Forwards: 70\r\n' +
    `From: <sip:${user}@example.com>;tag=${ids.number}\r\n` +
    `To: <sip:${user}@example.com>\r\n` +
    `Call-ID: ${phoneOf(user, ids)}\r\n` +
    `CSeq: ${cseqOf(ids, step)} REGISTER\r\n` +
    `Contact: <sip:${user}@${contact}>\r\n` +
    'Expires: 3600\r\n' +
    'User-Agent: load\r\n' +
    `${more}Content-Length: 0\r\n\r\n`
  )
}

function wanted(ids: Ids, user: string, status: number, step: string): AnswerFacts {
  return { status, method: 'REGISTER', step, cseq: cseqOf(ids, step), callId: phoneOf(user, ids) }
}

/** The 200, in which the Contact has to stand, and no other. */
function accepted(text: string, ids: Ids, user: string, contact: string, step = ''): Reaction {
  const fault = faultOf(text, ids, wanted(ids, user, 200, step))
  if (fault !== '') return wrong(fault)
  const own = text.includes(`\r\nContact: <sip:${user}@${contact}>;expires=`)
  return own && text.indexOf('<sip:', text.indexOf('\r\nContact: ') + 16) < 0
    ? OVER
    : wrong('Contact')
}

/** Where all phones say that they are. */
const ANYWHERE = '192.0.2.10:5060'

/** Registrations of one of so many users, each at the same place. */
export function registrationsOf(users: number): Load {
  return {
    request(ids, { from }) {
      const user = userOf(ids, users)
      return register(ids, { user, from, contact: ANYWHERE, step: '', more: '' })
    },
    take: (text, { ids }) => accepted(text, ids, userOf(ids, users), ANYWHERE),
  }
}

/** Registers the users, of whom each is at the callee. */
export const registerAtCallee: Load & { readonly count: number } = {
  count: USERS,
  request: (ids, { from, callee }) =>
    register(ids, { user: userOf(ids), from, contact: callee, step: '', more: '' }),
  take: (text, { ids, ends }) => accepted(text, ids, userOf(ids), ends.callee),
}

/** What keeps locations. */
export const LOCATIONS = `
loadmodule "usrloc.so"
loadmodule "registrar.so"
`

/** A phone that is believed, and registers again and again. */
export const registerOne: Scenario = {
  name: 'register',
  operation: 'REGISTER of one of 1000 users',
  transport: 'udp',
  before: null,
  callee: null,
  ...registrationsOf(USERS),

  config: (listen) => `${common(listen)}
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "maxfwd.so"
${LOCATIONS}
request_route {
    if (!mf_process_maxfwd_header("10")) {
        sl_send_reply("483", "Too Many Hops");
        exit;
    }
    if (method != "REGISTER") {
        sl_send_reply("405", "Method Not Allowed");
        exit;
    }
    if (!save("location")) {
        sl_reply_error();
    }
}
`,
}

const md5 = (text: string): string => hash('md5', text)

/** The Authorization that answers a challenge (RFC 2617 3.2.2, without qop). */
function authorization(user: string, challenge: string): string | null {
  const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1]
  if (nonce === undefined || !challenge.includes(`realm="${REALM}"`)) return null
  const uri = 'sip:example.com'
  const secret = md5(`${user}:${REALM}:${SECRET}`)
  const response = md5(`${secret}:${nonce}:${md5(`REGISTER:${uri}`)}`)
  return (
    `Authorization: Digest username="${user}", realm="${REALM}", nonce="${nonce}", uri="${uri}", ` +
    `response="${response}", algorithm=MD5\r\n`
  )
}

const CHALLENGED = 1
const SECOND = '.auth'

/** A phone that is asked who it is: two requests and two answers. */
export const registerAuth: Scenario = {
  ...registerOne,
  name: 'register-auth',
  operation: 'REGISTER, 401, REGISTER with a digest, 200',

  take(text, call) {
    const { ids, ends } = call
    const user = userOf(ids)
    if (call.seen === CHALLENGED) return accepted(text, ids, user, ANYWHERE, SECOND)
    const fault = faultOf(text, ids, wanted(ids, user, 401, ''))
    if (fault !== '') return wrong(fault)
    const more = authorization(user, valueOf(text, 'WWW-Authenticate'))
    if (more === null || !endsLine(text, 'Content-Length: 0')) return wrong('challenge')
    call.seen = CHALLENGED
    const facts = { user, from: ends.from, contact: ANYWHERE, step: SECOND, more }
    const next = register(ids, facts)
    return { fault: '', send: [next], over: false }
  },

  config: (listen) => `${common(listen)}
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "maxfwd.so"
loadmodule "auth.so"
${LOCATIONS}
modparam("auth", "nonce_expire", 300)

request_route {
    if (!mf_process_maxfwd_header("10")) {
        sl_send_reply("483", "Too Many Hops");
        exit;
    }
    if (method != "REGISTER") {
        sl_send_reply("405", "Method Not Allowed");
        exit;
    }
    if (!pv_www_authenticate("${REALM}", "${SECRET}", "0")) {
        www_challenge("${REALM}", "0");
        exit;
    }
    consume_credentials();
    if (!save("location")) {
        sl_reply_error();
    }
}
`,
}
