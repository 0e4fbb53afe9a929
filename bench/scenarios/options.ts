import { type OneAnswer, oneAnswer } from './one-answer.ts'
import { branchOf, callIdOf, common } from './scenario.ts'
import type { Ends, Ids, Transport } from './scenario.ts'

function request(transport: string, ids: Ids, { from, server }: Ends): string {
  return (
    `OPTIONS sip:probe@${server} SIP/2.0\r\n` +
    `Via: SIP/2.0/${transport} ${from};rport;branch=${branchOf(ids)}\r\n` +
    `From: "Load" <sip:load@example.com>;tag=${ids.number}\r\n` +
    `To: <sip:probe@example.com>\r\n` +
    `Call-ID: ${callIdOf(ids)}\r\n` +
    `CSeq: ${ids.number} OPTIONS\r\n` +
    `Contact: <sip:load@${from}>\r\n` +
    'Max-Forwards: 70\r\n' +
    'User-Agent: load\r\n' +
    'Accept: application/sdp\r\n' +
    'Content-Length: 0\r\n\r\n'
  )
}

/** Answers at once, without state. */
const ANSWER = `
loadmodule "sl.so"

request_route {
    sl_send_reply("200", "OK");
}
`

/** A probe, answered at once without state, over one transport. */
function probe(name: string, transport: Transport, operation: string): OneAnswer {
  const written = transport.toUpperCase()
  return oneAnswer({
    name,
    operation,
    transport,
    status: 200,
    method: 'OPTIONS',
    request: (ids, ends) => request(written, ids, ends),
    config: (listen) => common(listen) + ANSWER,
    answer: null,
  })
}

/** What parsing a request and making a reply costs. */
export const options: OneAnswer = probe('options', 'udp', 'OPTIONS, stateless 200')

/** The same over TCP: what cutting a stream, and writing to one, adds. */
export const optionsTcp: OneAnswer = probe('options-tcp', 'tcp', 'OPTIONS over TCP, stateless 200')

/** The same over TLS: what encryption adds. The handshakes are over before time is taken. */
export const optionsTls: OneAnswer = {
  ...probe('options-tls', 'tls', 'OPTIONS over TLS, stateless 200'),

  config: (listen, folder) => `${common(listen)}
enable_tls=yes
loadmodule "tls.so"
modparam("tls", "tls_method", "TLSv1.2+")
modparam("tls", "certificate", "${folder}/certificate.pem")
modparam("tls", "private_key", "${folder}/key.pem")
${ANSWER}`,
}

/** The same probe, checked as a public server checks what it gets. */
export const optionsChecked: OneAnswer = {
  ...probe('options-checked', 'udp', 'OPTIONS through maxfwd and sanity, stateless 200'),

  config: (listen) => `${common(listen)}
loadmodule "sl.so"
loadmodule "maxfwd.so"
loadmodule "sanity.so"

request_route {
    if (!mf_process_maxfwd_header("10")) {
        sl_send_reply("483", "Too Many Hops");
        exit;
    }
    if (!sanity_check()) {
        exit;
    }
    if (method == "OPTIONS") {
        sl_send_reply("200", "OK");
        exit;
    }
    sl_send_reply("405", "Method Not Allowed");
}
`,
}
