import { answerTo } from './answers.ts'
import { oneAnswer } from './one-answer.ts'
import { branchOf, callIdOf, common } from './scenario.ts'
import type { Ends, Ids } from './scenario.ts'

const BODY = 'Lunch at twelve, in front of the cafe?'

/** A text for a user of the callee. */
export function message(ids: Ids, { from, callee }: Ends): string {
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

/** A text message that is sent on without state, and its answer on the way back: two messages in, two out. */
export const forward = oneAnswer({
  name: 'forward',
  operation: 'MESSAGE forwarded without state, and its 200',
  transport: 'udp',
  status: 200,
  method: 'MESSAGE',
  request: message,
  answer: (text) => answerTo(text, '200 OK', 'bob', ''),

  config: (listen) => `${common(listen)}
request_route {
    forward();
}
`,
})
