/** The same messages of phones behind NATs through the same functions of `nathelper`, of Kamailio and of us. */

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'
import { aliasRows, contactRows, natRows, type NatRow, sdpRows } from './nat-rows.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

const rows: readonly NatRow[] = [...natRows, ...contactRows, ...aliasRows, ...sdpRows]

/** What is called, each once. */
const calls = [...new Set(rows.flatMap((row) => row.calls))]

const configuration = `
log_stderror = yes
debug = -1
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "corex.so"
loadmodule "textops.so"
loadmodule "textopsx.so"
loadmodule "siputils.so"
loadmodule "nathelper.so"
modparam("nathelper", "received_avp", "$avp(rcv)")
request_route {
    force_rport();
    if ($hdr(X-Call) != $null) {
        $var(from) = "udp:" + $si + ":" + $sp;
        if ($hdr(X-Source) != $null) set_source_address("$hdr(X-Source)");
        $var(route) = "CALL" + $hdr(X-Call);
        route($var(route));
        msg_apply_changes();
        set_source_address("$var(from)");
        $var(says) = $var(says) + "|" + $hdr(Contact) + "|" + $ru + "|" + $du + "|" + $avp(rcv) + "|" + $(rb{s.encode.hexa});
        set_reply_body("$var(says)", "text/plain");
    }
    sl_send_reply("200", "OK");
}
${calls
  .map(
    (call, place) => `route[CALL${place}] {
    ${call};
    $var(says) = "" + $rc;
    return 1;
}`,
  )
  .join('\n')}
`

function textOf(row: NatRow, call: string, place: number): string {
  const { uri = 'sip:bob@127.0.0.1', via = '10.0.0.7:5062', body = '' } = row
  const contact = row.contact === undefined ? '' : `Contact: ${row.contact}\r\n`
  const type = body === '' ? '' : `Content-Type: ${row.type ?? 'application/sdp'}\r\n`
  return (
    `INVITE ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP ${via};branch=z9hG4bKn${place}\r\n${row.more ?? ''}` +
    `From: <sip:t@example.com>;tag=t\r\nTo: <sip:t@127.0.0.1>\r\nCall-ID: n${place}\r\nCSeq: 1 INVITE\r\n` +
    `${contact}X-Call: ${calls.indexOf(call)}\r\nX-Source: ${row.source ?? 'udp:192.0.2.10:5062'}\r\n` +
    `${type}Content-Length: ${body.length}\r\n\r\n${body}`
  )
}

/** The body of an answer: the result, the Contact, request URI and destination that were left, and the description. */
function said(answer: Buffer | null | undefined): readonly string[] {
  const text = answer?.toString('latin1') ?? ''
  const parts = text.slice(text.indexOf('\r\n\r\n') + 4).split('|')
  const body = parts.pop() ?? ''
  return [...parts, Buffer.from(body, 'hex').toString('latin1')]
}

t.test('nathelper, here and in Kamailio', { skip }, async (t) => {
  const kamailio = await startKamailio(configuration)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(configuration, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  const asked = rows.flatMap((row) => row.calls.map((call) => ({ row, call })))
  const messages = asked.map(({ row, call }, place) => textOf(row, call, place))
  const theirs = await ask(kamailio.port, messages)
  const ours = await ask(siprose.ports.udp, messages)
  for (const [place, { row, call }] of asked.entries()) {
    const [our, their] = [said(ours[place]), said(theirs[place])]
    const name = `${call}: ${row.name}`
    if (row.differs === undefined) t.same(our, their, name)
    else t.notSame(our, their, `${name}, where we differ: ${row.differs}`)
  }
  t.ok(asked.length >= 60, `${asked.length} questions`)
})
