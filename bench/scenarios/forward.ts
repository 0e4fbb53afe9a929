import { branchOf, callIdOf, common } from './scenario.ts'
import type { Ends, Ids, Scenario } from './scenario.ts'

const BODY = 'Lunch at twelve, in front of the cafe?'

function request(ids: Ids, { from, callee }: Ends): string {
  return (
    `MESSAGE sip:bob@${callee} SIP/2.0\r\n` +
    `Via: SIP/2.0/UDP ${from};rport;branch=${branchOf(ids)}\r\n` +
    `From: "Load" <sip:load@example.com>;tag=${ids.number}\r\n` +
    `To: <sip:bob@example.com>\r\n` +
    `Call-ID: ${callIdOf(ids)}\r\n` +
    `CSeq: ${ids.number} MESSAGE\r\n` +
    'Max-Forwards: 70\r\n' +
    'User-Agent: load\r\n' +
    'Content-Type: text/plain\r\n' +
    `Content-Length: ${BODY.length}\r\n\r\n${BODY}`
  )
}

const REPEATED: ReadonlySet<string> = new Set(['via', 'from', 'to', 'call-id', 'cseq'])

/** A 200 with the headers that an answer repeats. */
function answer(text: string): string {
  let reply = 'SIP/2.0 200 OK\r\n'
  const headEnd = text.indexOf('\r\n\r\n')
  for (let at = text.indexOf('\r\n') + 2; at < headEnd;) {
    const next = text.indexOf('\r\n', at) + 2
    const name = text.slice(at, text.indexOf(':', at)).trimEnd().toLowerCase()
    if (name === 'to') reply += `${text.slice(at, next - 2)};tag=bob\r\n`
    else if (REPEATED.has(name)) reply += text.slice(at, next)
    at = next
  }
  return `${reply}Content-Length: 0\r\n\r\n`
}

/** A text message that is sent on without state, and its answer on the way back: two messages in, two out. */
export const forward: Scenario = {
  name: 'forward',
  operation: 'MESSAGE forwarded without state, and its 200',
  transport: 'udp',
  status: 200,
  method: 'MESSAGE',
  request,
  answer,

  config: (listen) => `${common(listen)}
request_route {
    forward();
}
`,
}
