/** What a hostile message, or a strange configuration, does to records. */

import t from 'tap'

import { ServerInMemory } from '../../../test/support/server-in-memory.ts'

const BEGIN = `
debug = 1
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "db_sqlite.so"
loadmodule "acc.so"
`

const request = (more: string): string =>
  'MESSAGE sip:bob@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bK1\r\n' +
  `From: <sip:alice@example.com>;tag=${'a'.repeat(300)}\r\nTo: <sip:bob@example.com>\r\nCall-ID: ${'c'.repeat(400)}\r\n` +
  `CSeq: 1 MESSAGE\r\n${more}Content-Length: 0\r\n\r\n`

t.test('a folded header begins no line of the log', async (t) => {
  const server = await ServerInMemory.start(`${BEGIN}
modparam("acc", "log_extra", "ua=$hdr(User-Agent);body=$var(x)")
request_route { $var(x) = "one\\nACC: transaction answered: forged\\r\\nthree"; acc_log_request("404 \\n$hdr(User-Agent)"); }
`)
  server.receive(request('User-Agent: a\r\n b\r\n'))
  const lines = server.log.filter((line) => line.startsWith('ACC: '))
  t.equal(lines.length, 1)
  t.notMatch(lines[0], /[\r\n]/)
  await server.stop()
})

t.test('texts longer than their columns do not keep a row out of the table', async (t) => {
  const server = await ServerInMemory.start(`${BEGIN}
loadmodule "sqlops.so"
modparam("sqlops", "sqlcon", "ca=>sqlite:///:memory:")
modparam("acc", "db_url", "sqlite:///:memory:")
modparam("acc", "db_version_check", 0)
request_route {
    sql_query("ca", "create table if not exists acc (method text, from_tag text, to_tag text, callid text, sip_code text, sip_reason text, time text)");
    acc_db_request("200 $hdr(X-Long)", "acc");
    sql_query("ca", "select length(from_tag), length(callid), length(sip_reason) from acc", "r");
    sl_send_reply("200", "$dbr(r=>[0,0]) $dbr(r=>[0,1]) $dbr(r=>[0,2])");
}
`)
  const [reply] = server.receive(request(`X-Long: ${'x'.repeat(500)}\r\n`))
  t.match(reply?.text, /^SIP\/2\.0 200 128 255 128\r\n/)
  await server.stop()
})

for (const [what, lines] of [
  ['cdr_enable', 'modparam("acc", "cdr_enable", 1)'],
  ['detect_direction without rr', 'modparam("acc", "detect_direction", 1)'],
  ['a database of a kind that nobody knows', 'modparam("acc", "db_url", "mysql://localhost/x")'],
] as const) {
  t.test(`${what} is refused, with what to do`, async (t) => {
    const start = ServerInMemory.start(`${BEGIN}${lines}\nrequest_route { drop; }\n`)
    await t.rejects(start, /set it to 0|loadmodule "rr\.so"|loadmodule "db_mysql\.so"/)
  })
}
