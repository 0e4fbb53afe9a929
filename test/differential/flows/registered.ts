/** Flows through the location table, and with passwords. */

import type { Flow } from './flow.ts'

const REGISTER = (contacts: string) => ({
  method: 'REGISTER',
  more: `Contact: ${contacts}\r\n`,
  branch: 'z9hG4bKreg%',
})
const INVITE = { method: 'INVITE', after: 300, branch: 'z9hG4bKcall%', cseq: 2 } as const
const LOOKUP = `if (is_method("REGISTER")) { save("location"); exit; }
    $ru = "sip:user%@example.com";
    if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }`

export const registered: readonly Flow[] = [
  { name: 'nobody has registered', does: `${LOOKUP} t_relay();` },
  {
    name: 'one contact',
    does: `${LOOKUP} t_relay();`,
    acts: [REGISTER('<sip:r180w50r200@UAS>'), INVITE, { method: 'BYE' }],
  },
  {
    name: 'two contacts at once',
    does: `${LOOKUP} t_relay();`,
    acts: [REGISTER('<sip:r486@UAS>, <sip:w100r200@UAS>'), INVITE],
  },
  {
    name: 'contacts by q, one after the other',
    does: `${LOOKUP} t_load_contacts(); t_next_contacts(); t_on_failure("F%"); t_relay();`,
    routes: 'failure_route[F%] { if (t_next_contacts()) { t_on_failure("F%"); t_relay(); } }\n',
    acts: [REGISTER('<sip:r486@UAS>;q=1.0, <sip:r480@UAS>;q=0.7, <sip:r200@UAS>;q=0.2'), INVITE],
  },
  {
    name: 'a contact that is taken out',
    does: `${LOOKUP} t_relay();`,
    acts: [
      REGISTER('<sip:r486@UAS>'),
      { ...REGISTER('<sip:r486@UAS>;expires=0'), branch: 'z9hG4bKout%', after: 150, cseq: 2 },
      { ...INVITE, cseq: 3 },
    ],
  },
  {
    name: 'the right password',
    does: `if (!pv_proxy_authenticate("example.com", "secret", "0")) { proxy_challenge("example.com", "0"); exit; }
    consume_credentials(); $ru = "sip:r180w50r200@" + $hdr(X-To); t_relay();`,
    password: 'secret',
  },
  {
    name: 'the wrong password',
    does: `if (!pv_proxy_authenticate("example.com", "secret", "0")) { proxy_challenge("example.com", "0"); exit; }
    $ru = "sip:r200@" + $hdr(X-To); t_relay();`,
    password: 'guess',
  },
  {
    name: 'a REGISTER with a password',
    does: `if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "0"); exit; } save("location");`,
    acts: [{ method: 'REGISTER', more: 'Contact: <sip:x@UAS>\r\n' }],
    password: 'secret',
  },
]
