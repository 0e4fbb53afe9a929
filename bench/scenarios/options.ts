import { branchOf, callIdOf } from './scenario.ts'
import type { Ids, Scenario } from './scenario.ts'

/** What both servers are told besides their routing. */
function common(listen: string): string {
  return `#!KAMAILIO
debug=0
log_stderror=yes
children=1
auto_aliases=no
listen=${listen}
`
}

function request(ids: Ids, from: string, to: string): string {
  return (
    `OPTIONS sip:probe@${to} SIP/2.0\r\n` +
    `Via: SIP/2.0/UDP ${from};rport;branch=${branchOf(ids)}\r\n` +
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

/** A probe, answered at once without state: what parsing a request and making a reply costs. */
export const options: Scenario = {
  name: 'options',
  operation: 'OPTIONS, stateless 200',
  status: 200,
  method: 'OPTIONS',
  request,

  config: (listen) => `${common(listen)}
loadmodule "sl.so"

request_route {
    sl_send_reply("200", "OK");
}
`,
}

/** The same probe, checked as a public server checks what it gets. */
export const optionsChecked: Scenario = {
  name: 'options-checked',
  operation: 'OPTIONS through maxfwd and sanity, stateless 200',
  status: 200,
  method: 'OPTIONS',
  request,

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
