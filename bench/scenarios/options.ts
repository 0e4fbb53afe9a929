import { branchOf, callIdOf } from './scenario.ts'
import type { Scenario } from './scenario.ts'

/** A keep-alive or monitoring probe: checked as a public server checks it, then answered without state. */
export const options: Scenario = {
  name: 'options',
  operation: 'OPTIONS, stateless 200',
  status: 200,
  method: 'OPTIONS',

  config: (listen) => `#!KAMAILIO
debug=0
log_stderror=yes
children=1
auto_aliases=no
listen=${listen}

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

  request: (ids, from, to) =>
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
    'Content-Length: 0\r\n\r\n',
}
