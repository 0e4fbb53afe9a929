import { createHash } from 'node:crypto'

import { oneAnswer } from './one-answer.ts'
import { branchOf, callIdOf, common } from './scenario.ts'
import type { Ends, Ids } from './scenario.ts'

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const SECRET = md5('load:example.com:secret')
const SIGNED = md5('REGISTER:sip:example.com')

function register(ids: Ids, { from }: Ends, credentials: string): string {
  return (
    `REGISTER sip:example.com SIP/2.0\r\n` +
    `Via: SIP/2.0/UDP ${from};rport;branch=${branchOf(ids)}\r\n` +
    `From: "Load" <sip:load@example.com>;tag=${ids.number}\r\n` +
    `To: "Load" <sip:load@example.com>\r\n` +
    `Call-ID: ${callIdOf(ids)}\r\n` +
    `CSeq: ${ids.number} REGISTER\r\n` +
    `Contact: <sip:load@${from}>;expires=3600\r\n` +
    credentials +
    'Max-Forwards: 70\r\n' +
    'User-Agent: load\r\n' +
    'Content-Length: 0\r\n\r\n'
  )
}

/** A phone that is asked for a password: what challenges, nonces and digests cost. */
export const registerDigest = oneAnswer({
  name: 'register-digest',
  operation: 'REGISTER, 401 with a nonce, REGISTER with an MD5 digest, 200',
  transport: 'udp',
  status: 200,
  method: 'REGISTER',
  request: (ids, ends) => register(ids, ends, ''),
  second: {
    firstStatus: 401,
    request: (answer, ids, ends) => {
      const nonce = /nonce="([^"]*)"/.exec(answer)?.[1] ?? ''
      const proof = md5(`${SECRET}:${nonce}:00000001:0a4f113b:auth:${SIGNED}`)
      const line =
        `Authorization: Digest username="load", realm="example.com", nonce="${nonce}", uri="sip:example.com", ` +
        `response="${proof}", algorithm=MD5, cnonce="0a4f113b", qop=auth, nc=00000001\r\n`
      return register(ids, ends, line)
    },
  },
  answer: null,

  config: (listen) => `${common(listen)}
loadmodule "sl.so"
loadmodule "auth.so"

request_route {
    if (!pv_www_authenticate("example.com", "secret", "0")) {
        www_challenge("example.com", "1");
        exit;
    }
    sl_send_reply("200", "OK");
}
`,
})
