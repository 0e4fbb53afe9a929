/** The same addresses and rules to `permissions` of Kamailio and of us: the same results and tags. */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'

import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

const addresses = `# group address mask port tag
1 127.0.0.1 32 0 tag1
1 10.0.0.10
1 10.0.0.11 32 5070 porttag
1 10.9.0.0 16
2 192.168.1.0 24 0 tag2
2 192.168.2.77 24 5080 tag3   # behind a row
2 192.168.0.0 16 0 wide
2 192.168.3.0 24 0 never
3 [2001:db8::1]
3 2001:db8:1::5
3 2001:db8:2:: 48 0 v6net
4 example.com 32 0 dom
4 two.example.com 0 0 first
4 two.example.com 0 5060 second
5 10.1.1.1 0 0 zeromask
6 10.2.0.0 8 0 eight
7 10.0.0.10 32 0 dup
7 10.0.0.12 32 0 a
7 10.0.0.12 32 5070 b
7 10.0.0.12 32 0 c
8 0.0.0.0 1
9 172.16.5.5 32 0 a,b=c;d
	9   172.16.5.6	32	0	tabs
9 172.16.5.7 word
`

/** A call, and why this server's result is meant to be another one. */
type Call = readonly [call: string, own?: string]

const addressCalls: readonly Call[] = [
  ['allow_address("1", "127.0.0.1", "5060")'],
  ['allow_address("1", "10.0.0.10", "0")'],
  ['allow_address("1", "10.0.0.10", "5060")'],
  ['allow_address("1", "10.0.0.11", "5070")'],
  ['allow_address("1", "10.0.0.11", "5060")'],
  ['allow_address("1", "10.0.0.11", "0")'],
  ['allow_address("1", "10.9.255.255", "0")'],
  ['allow_address("1", "10.10.0.0", "0")'],
  ['allow_address("2", "192.168.1.200", "1")'],
  ['allow_address("2", "192.168.2.3", "5080")'],
  ['allow_address("2", "192.168.2.3", "5081")'],
  ['allow_address("2", "192.168.3.3", "1")'],
  ['allow_address("2", "192.168.9.9", "1")'],
  ['allow_address("2", "192.169.0.0", "1")'],
  ['allow_address("3", "2001:db8::1", "1")'],
  ['allow_address("3", "[2001:db8::1]", "1")'],
  ['allow_address("3", "2001:0db8:0:0::1", "1")'],
  ['allow_address("3", "2001:DB8:1::5", "1")'],
  ['allow_address("3", "2001:db8:2:ff::9", "1")'],
  ['allow_address("3", "2001:db8:3::9", "1")'],
  ['allow_address("4", "example.com", "1")'],
  ['allow_address("4", "EXAMPLE.com", "1")', 'hosts are the same in any case'],
  ['allow_address("4", "two.example.com", "5060")'],
  ['allow_address("4", "two.example.com", "5061")'],
  ['allow_address("4", "sub.example.com", "1")'],
  ['allow_address("5", "10.1.1.1", "1")'],
  ['allow_address("5", "10.1.1.2", "1")'],
  ['allow_address("6", "10.200.1.1", "1")'],
  ['allow_address("7", "10.0.0.10", "1")'],
  ['allow_address("7", "10.0.0.12", "5070")'],
  ['allow_address("7", "10.0.0.12", "1")'],
  ['allow_address("8", "9.9.9.9", "1")'],
  ['allow_address("8", "200.9.9.9", "1")'],
  ['allow_address("9", "172.16.5.6", "1")'],
  ['allow_address("9", "172.16.5.7", "1")'],
  ['allow_address("99", "10.0.0.10", "1")'],
  ['allow_address("0", "10.0.0.10", "1")'],
  ['allow_address("-1", "127.0.0.1", "1")'],
  ['allow_address("1", "$avp(none)", "1")'],
  ['allow_address("1", "127.0.0.1", "70000")'],
  ['allow_address("1", "10.0.0", "1")'],
  ['allow_address("1", "10.0.0.10.1", "1")'],
  ['$avp(g) = 7; allow_address("$avp(g)", "10.0.0.10", "1")'],
  ['allow_source_address()'],
  ['allow_source_address("1")'],
  ['allow_source_address("2")'],
  ['allow_source_address_group()'],
  ['allow_address_group("10.0.0.10", "1")'],
  ['allow_address_group("192.168.1.5", "1")'],
  ['allow_address_group("192.168.2.5", "5080")'],
  ['allow_address_group("192.168.2.5", "1")'],
  ['allow_address_group("10.9.1.1", "1")'],
  ['allow_address_group("example.com", "1")', 'the tag of a domain is kept'],
  ['allow_address_group("none.example.com", "1")'],
  ['allow_address_group("2001:db8:2::1", "1")'],
  ['allow_address_group("10.77.1.1", "1")'],
  ['allow_address_group("8.8.8.8", "1")'],
  ['allow_address_group("172.16.5.5", "1")'],
  ['allow_address_group("10.0.0.11", "5070")'],
  ['allow_address_group("10.0.0.11", "1")'],
  ['allow_trusted()'],
  ['allow_trusted("127.0.0.1", "udp")'],
  ['allow_trusted("127.0.0.1", "any", "sip:a@b")'],
]

/** Allow files, beside a deny file of all; asked of `sip:alice@example.com` and `sip:bob@example.com`. */
const rules: readonly (readonly [line: string, own?: string])[] = [
  ['ALL : ALL'],
  ['ALL:ALL'],
  ['"alice" : "bob"'],
  ['"^sip:alice@example.com$" : "^sip:bob@example.com$"'],
  ['"ALICE" : "BOB"'],
  ['ALL EXCEPT "alice" : ALL'],
  ['ALL EXCEPT "carol" : ALL'],
  ['ALL : ALL EXCEPT "bob"'],
  ['ALL : ALL EXCEPT "carol", "bob"'],
  ['"carol", "alice" : "dave" , "bob"'],
  ['"alice" : ALL # comment'],
  ['# "alice" : ALL'],
  ['  "alice":"bob"  '],
  ['\t"alice"\t:\t"bob"'],
  ['alice : bob'],
  ['"alice" : "bob" EXCEPT "bob@example"'],
  ['"a.ice" : "b(o|x)b"'],
  ['"al+ice" : "bob"'],
  ['"al{2}ice" : "bob"'],
  ['"alice\\.x" : ALL'],
  ['all : all'],
  ['"alice" EXCEPT "alice@example.com" : ALL'],
  ['"alice" EXCEPT "x" , "y" : ALL EXCEPT "z"'],
  ['ALL EXCEPT ALL : ALL', 'all but all is nobody'],
  ['"[[:alpha:]]+" : "^sip:b"'],
  ['"a", ALL : "bob"'],
  ['"x", ALL : "bob"'],
  ['"alice":"bob","carol"'],
  ['ALLx : ALL'],
  ['"\\bbob" : ALL'],
  ['ALL : "\\bbob"'],
  ["'alice' : 'bob'"],
  ['"carol" : ALL\n"alice" : "bob"'],
  ['"alice" : "carol"\n"bob" : "bob"'],
  [''],
]

/** Where a request goes, and what rules see of it. */
const seen: readonly string[] = [
  '^sip:bob@x$',
  '^sip:bob@x:5070$',
  '^sip:bob@x:5070;x=y$',
  '^sip:bob@x;x=y$',
  '^sips:',
  '^tel:',
  '^sip:\\+1@$',
  '^sip:x$',
  '^sip:@x$',
  'pw',
  '^sip:b%6fb@x$',
  '^sip:bob@\\[::1\\]$',
]

const places: readonly string[] = [
  'sip:bob@x',
  'sip:bob@x:5070',
  'sip:bob@x:5070;x=y',
  'sip:bob@x;x=y',
  'sips:bob@x',
  'sip:bob:pw@x',
  'tel:+1',
  'sip:x',
  'sip:b%6fb@x',
  'sip:bob@[::1]:5060',
]

const folder = mkdtempSync(join(tmpdir(), 'siprose-permissions-'))
const write = (name: string, text: string): void => {
  writeFileSync(join(folder, name), `${text}\n`, 'latin1')
}

write('address.list', addresses)
for (const [place, [line]] of rules.entries()) write(`rule${place}.allow`, line)
for (const [place] of rules.entries()) write(`rule${place}.deny`, 'ALL : ALL')
for (const [place, pattern] of seen.entries()) write(`seen${place}.allow`, `ALL : "${pattern}"`)
for (const [place] of seen.entries()) write(`seen${place}.deny`, 'ALL : ALL')
write('both.allow', 'ALL : "ok"')
write('both.deny', 'ALL : "^sip:ok2", "^sip:no"')
write('from.allow', '"^sip:alice@example.com:5070$", "^sip:alice@example.com;x=y$" : ALL')
write('from.deny', 'ALL : ALL')
write('default.allow', 'ALL : "ok"')
write('default.deny', 'ALL : "ok2", "no"')

const base = (name: string): string => `"${join(folder, name)}"`
const bothCalls = [
  `allow_register(${base('both')})`,
  `allow_register(${base('both.allow')}, ${base('both.deny')})`,
  `allow_routing(${base('both')})`,
  `allow_routing(${base('both.allow')}, ${base('both.deny')})`,
  `append_branch("sip:no@x"); allow_routing(${base('both')})`,
  `append_branch("sip:other@x"); allow_routing(${base('both')})`,
  `append_branch("sip:other@x"); append_branch("sip:no@x"); allow_routing(${base('both')})`,
  'allow_routing()',
  `allow_routing(${base('nothing')})`,
  `allow_register(${base('nothing')})`,
  `$ru = "sip:no@x"; allow_routing(${base('both')})`,
  `allow_uri(${base('both')}, "$avp(none)")`,
  `allow_uri(${base('both')}, "$avp(no)")`,
  `allow_routing(${base('from')})`,
  `allow_register(${base('from')})`,
]
const ruleCalls = rules.map((_, place) => `allow_uri(${base(`rule${place}`)}, "$avp(bob)")`)
const seenCalls = seen.flatMap((_, place) => [
  `allow_routing(${base(`seen${place}`)})`,
  `allow_register(${base(`seen${place}`)})`,
  `allow_uri(${base(`seen${place}`)}, "$avp(uri)")`,
])

const calls = [...addressCalls.map(([call]) => call), ...ruleCalls, ...seenCalls, ...bothCalls]

const configuration = `
log_stderror = yes
debug = -2
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "corex.so"
loadmodule "permissions.so"
modparam("permissions", "address_file", "${join(folder, 'address.list')}")
modparam("permissions", "peer_tag_avp", "$avp(tag)")
modparam("permissions", "default_allow_file", "${join(folder, 'default.allow')}")
modparam("permissions", "default_deny_file", "${join(folder, 'default.deny')}")
request_route {
    force_rport();
    # the last one waits as the others do, as allow_trusted() might: so it is answered behind them
    if ($rU == "probe" || $rU == "last") { $avp(route) = "LAST"; route($avp(route)); sl_send_reply("200", "OK"); exit; }
    $avp(tag) = "old";
    $avp(bob) = "sip:bob@example.com";
    $avp(no) = "sip:no@x";
    $avp(uri) = $hdr(X-Uri);
    $avp(route) = "C" + $hdr(X-Call);
    route($avp(route));
    sl_send_reply("299", "rc=$avp(rc) tag=$(avp(tag)[*])");
}
route[LAST] { if (!allow_trusted()) return; }
${calls.map((call, place) => `route[C${place}] { ${call}; $avp(rc) = $rc; return; }`).join('\n')}
`

let made = 0
function request(
  call: number,
  uri: string,
  { contact = `<${uri}>`, who = 'alice@example.com' } = {},
): string {
  made += 1
  const contacts = contact === '' ? '' : `Contact: ${contact}\r\n`
  return (
    `REGISTER ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKperm${made};rport\r\n` +
    `From: <sip:${who}>;tag=t\r\nTo: <sip:${who}>\r\nCall-ID: perm${made}\r\nCSeq: 1 REGISTER\r\n` +
    `X-Call: ${call}\r\nX-Uri: ${uri}\r\n${contacts}Content-Length: 0\r\n\r\n`
  )
}

const said = (answer: Buffer | null | undefined): string =>
  answer?.toString('latin1').split('\r\n')[0] ?? 'nothing'

interface Row {
  readonly name: string
  readonly message: string
  readonly own: string | null
}

const rows: Row[] = []
for (const [place, [call, own]] of addressCalls.entries()) {
  rows.push({ name: call, message: request(place, 'sip:a@x'), own: own ?? null })
}
const ruleStart = addressCalls.length
for (const [place, [line, own]] of rules.entries()) {
  rows.push({ name: line, message: request(ruleStart + place, 'sip:a@x'), own: own ?? null })
}
const seenStart = ruleStart + rules.length
for (const place of places) {
  for (const [at, call] of seenCalls.entries()) {
    const name = `${call.replace(folder, '')} ${seen[Math.floor(at / 3)] ?? ''} of ${place}`
    const bare = place === 'sip:x' && call.startsWith('allow_routing') && /\^sip:@?x\$/.test(name)
    const own = bare ? 'a place without a user is `sip:host`, as a contact is' : null
    rows.push({ name, message: request(seenStart + at, place), own })
  }
}
const bothStart = seenStart + seenCalls.length
const contactLists = [
  '<sip:ok1@x>',
  '<sip:ok2@x>',
  '<sip:no@x>',
  '<sip:other@x>',
  '<sip:ok2@x>, <sip:other@x>',
  '<sip:ok1@x>, <sip:no@x>',
  '<sip:ok1@x>\r\nContact: <sip:no@x>',
  '*',
  '',
  'nothing that can be read',
]
for (const [at, call] of bothCalls.entries()) {
  for (const contact of contactLists) {
    const uri = /<(sip:[^>]*)>/.exec(contact)?.[1] ?? 'sip:other@x'
    const name = `${call.replaceAll(folder, '')} with ${contact}`
    rows.push({ name, message: request(bothStart + at, uri, { contact }), own: null })
  }
  for (const who of ['alice@example.com:5070', 'alice@example.com;x=y', 'ALICE@example.com']) {
    const message = request(bothStart + at, 'sip:other@x', { who })
    rows.push({ name: `${call.replaceAll(folder, '')} of ${who}`, message, own: null })
  }
}

t.test('permissions, here and in Kamailio', { skip }, async (t) => {
  const kamailio = await startKamailio(configuration)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(configuration, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  const messages = rows.map((row) => row.message)
  const theirs = await ask(kamailio.port, messages)
  const ours = await ask(siprose.ports.udp, messages)
  for (const [place, { name, own }] of rows.entries()) {
    if (own === null) t.equal(said(ours[place]), said(theirs[place]), name)
    else t.not(said(ours[place]), said(theirs[place]), `${name}: ${own}`)
  }
})
