/** The same descriptions through the same functions of `sdpops`, of Kamailio and of us: the same bytes leave. */

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

const lines = (text: string): string => `${text.trim().split('\n').join('\r\n')}\r\n`

const descriptions: readonly string[] = [
  lines(`
v=0
o=alice 1 2 IN IP4 192.0.2.10
s=-
c=IN IP4 192.0.2.10
t=0 0
m=audio 49170 RTP/AVP 0 8 97 101
a=rtpmap:0 PCMU/8000
a=rtpmap:97 iLBC/8000
a=fmtp:97 mode=30
a=rtcp-fb:97 nack
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
a=X-foo:1
a=sendrecv
m=video 51372 RTP/SAVP 31 99 0
c=IN IP6 ::1
b=AS:64
a=rtpmap:99 H264/90000
a=X-bar
a=inactive`),
  lines(`
v=0
o=- 1 1 IN IP4 192.0.2.1
s=-
c=IN IP4 192.0.2.1
t=0 0
m=image 5000 udptl t38
a=T38FaxVersion:0
m=audio 5002 RTP/AVP 8 0 18
a=candidate:1 1 UDP 1 192.0.2.1 1 typ host`),
  'hello\r\n',
]

/** What is called; each also where no description is. */
const calls: readonly string[] = [
  ...['"0"', '"97,8", "audio"', '"55"', '"0, 8"'].map((args) => `sdp_remove_codecs_by_id(${args})`),
  ...['"PCMU"', '"ilbc,H264"', '"telephone-event", "video"', '"NONE"', '"PCMU/8000"'].map(
    (args) => `sdp_remove_codecs_by_name(${args})`,
  ),
  'sdp_keep_codecs_by_id("8,0", "audio")',
  'sdp_keep_codecs_by_name("H264", "video")',
  'sdp_keep_codecs_by_name("NONE", "audio")',
  ...['"a=X-"', '"a=X-", "video"', '"s="', '"c="', '"nope"'].map(
    (args) => `sdp_remove_line_by_prefix(${args})`,
  ),
  ...['"video"', '"AUDIO"', '"text"'].map((args) => `sdp_with_media(${args})`),
  ...['"video"', '"audio"'].map((args) => `sdp_with_active_media(${args})`),
  ...['"video"', '"audio"', '"text"'].map((args) => `sdp_remove_media(${args})`),
  ...['"RTP/SAVP"', '"rtp/savp"', '"AVP"'].map((args) => `sdp_with_transport(${args})`),
  ...['"SAVP"', '"savp"'].map((args) => `sdp_with_transport_like(${args})`),
  ...['"RTP/AVP"', '"NONE"'].map((args) => `sdp_remove_transport(${args})`),
  ...['"8,99"', '"77"'].map((args) => `sdp_with_codecs_by_id(${args})`),
  ...['"pcma"', '"H264,x"', '"x"'].map((args) => `sdp_with_codecs_by_name(${args})`),
  'sdp_content()',
  'sdp_content("1")',
  'sdp_with_ice()',
  'sdp_get_address_family()',
  'sdp_get("$avp(result)")',
  'sdp_get_line_startswith("$avp(result)", "m=")',
  'sdp_get_line_startswith("$avp(result)", "zz")',
]

const configuration = `
log_stderror = yes
debug = 0
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "textopsx.so"
loadmodule "sdpops.so"
request_route {
    force_rport();
    $var(says) = "";
    if ($rU =~ "^[0-9]+$") {
        $var(route) = "CALL" + $rU;
        route($var(route));
        msg_apply_changes();
        $var(says) = $var(says) + " " + $(rb{s.encode.hexa});
        set_reply_body("$var(says)", "text/plain");
    }
    sl_send_reply("200", "OK");
}
${calls
  .map(
    (call, place) => `route[CALL${place}] {
    ${call};
    $var(says) = "" + $rc + " ";
    if ($avp(result) != $null) $var(says) = $var(says) + $(avp(result){s.encode.hexa});
    return 1;
}`,
  )
  .join('\n')}
`

function invite(place: number, description: string): string {
  const type = description === '' ? '' : 'Content-Type: application/sdp\r\n'
  return (
    `INVITE sip:${place}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKd${place}x${description.length};rport\r\n` +
    `From: <sip:t@example.com>;tag=t\r\nTo: <sip:t@127.0.0.1>\r\nCall-ID: d${place}x${description.length}\r\nCSeq: 1 INVITE\r\n` +
    `${type}Content-Length: ${description.length}\r\n\r\n${description}`
  )
}

/** The body of an answer: what the function resulted in, and the description that left. */
function said(answer: Buffer | null | undefined): string {
  const text = answer?.toString('latin1') ?? ''
  const [result = '', value = '', left = ''] = text.slice(text.indexOf('\r\n\r\n') + 4).split(' ')
  const shown = (digits: string): string => Buffer.from(digits, 'hex').toString('latin1')
  return `${result}: ${shown(value)}\n${shown(left)}`
}

t.test('sdpops, here and in Kamailio', { skip }, async (t) => {
  const kamailio = await startKamailio(configuration)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(configuration, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  for (const description of [...descriptions, '']) {
    const messages = calls.map((_, place) => invite(place, description))
    const theirs = await ask(kamailio.port, messages)
    const ours = await ask(siprose.ports.udp, messages)
    for (const [place, call] of calls.entries()) {
      const name = `${call} of ${description.slice(0, 20).trim() || 'nothing'}`
      t.equal(said(ours[place]), said(theirs[place]), name)
    }
  }
})
