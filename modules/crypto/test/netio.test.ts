/** Messages on the wire: what Kamailio has encrypted is read, and what cannot be decided does not pass. */

import t from 'tap'

import { ServerInMemory } from '../../../test/support/server-in-memory.ts'
import { decryptBytes, encrypt, keysOf } from '../aes.ts'

const keys = keysOf('strong-password-here', Buffer.alloc(0))

/** A reply that Kamailio 5.6 has encrypted with this password and no salt. */
const box =
  'UNtKldip5RlC8T35i7H4kCkGxdzs42ttP4WefVHhx3x0Fn7IfLdZXmRj23Lihe1/LhFeae4miXRoAilVl4gew7daTu7z0lgW0/DsYtL8qOS9gj4dYi6LP6gNyG17AvJhI5tM1Cnq8ayYxV8' +
  'WEVNDqdEN2TpAaE2i8b9YY9GhGPS6hSyMidBwqthGwKTdlX/e4igUaZTDS2G5gNDAPpq08AMnUMN7BcuQvGUVh6oC9kPOmQc5sawCCTxxP98wayqpjMG4hqKqTQmM4++h7YWx7rtK4XmH8' +
  'GqVlXe0OD5yJ1Cwps44kFWFLB82Lpgcm/i/sUyqyr8Fgb4mNe92dGx+WarD3Jwjlpyw26CGKmu9+8RwSF8KPBobJAHWmJijPicSbBMzOskjiSQgckgMW3QHOKtEvAB2biBlJB6IpeHGrx2' +
  '41xuEGX17wSZkNPomPAWX'

const modules = `
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "crypto.so"
loadmodule "cfgutils.so"
modparam("crypto", "salt", "")
modparam("crypto", "register_evcb", 1)
modparam("crypto", "netio_key", "strong-password-here")
`

const options = [
  'OPTIONS sip:example.com SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bK1',
  'From: <sip:alice@example.com>;tag=1',
  'To: <sip:example.com>',
  'Call-ID: 1',
  'CSeq: 1 OPTIONS',
  'Content-Length: 0',
  '',
  '',
].join('\r\n')

t.test('what Kamailio has encrypted is decrypted', async (t) => {
  const text = decryptBytes(Buffer.from(box, 'base64'), keys)?.toString('latin1')
  t.match(text, /^SIP\/2\.0 200 OK OPTIONS\r\n/)
})

t.test('a request comes and its reply leaves encrypted', async (t) => {
  const server = await ServerInMemory.start(`${modules}
    event_route[crypto:netio] {
      if (crypto_netio_in()) { crypto_netio_encrypt(); crypto_netio_decrypt(); }
      if (crypto_netio_out()) { crypto_netio_decrypt(); crypto_netio_encrypt(); }
    }
    request_route { sl_send_reply("200", "Read"); }`)
  const [reply] = server.receive(encrypt(options, keys)?.toString('latin1') ?? '')
  const bytes = Buffer.from(reply?.text ?? '', 'latin1')
  t.not(bytes.includes('SIP/2.0'), true)
  t.match(decryptBytes(bytes, keys)?.toString('latin1'), /^SIP\/2\.0 200 Read\r\n/)
  t.same(server.receive(options), [], 'a message in the clear is none')
  t.same(server.receive(''), [])
  t.match(server.log.join('\n'), /cannot be decrypted; dropped/)
  await server.stop()
})

t.test('a route that waits lets nothing pass', async (t) => {
  const server = await ServerInMemory.start(`${modules}
    event_route[crypto:netio] { if (crypto_netio_in()) sleep("1"); }
    request_route { sl_send_reply("200", "Read"); }`)
  t.same(server.receive(options), [])
  server.pass(2)
  t.same(server.sent, [])
  t.match(server.log.join('\n'), /waits, which a message cannot/)
  await server.stop()
})

t.test('other routes see what is decrypted, and what is not yet encrypted', async (t) => {
  const server = await ServerInMemory.start(`${modules}
    loadmodule "corex.so"
    modparam("corex", "nio_intercept", 1)
    modparam("corex", "nio_msg_avp", "$avp(msg)")
    event_route[network:msg] { $avp(msg) = $(mb{s.replace,Read,Seen}); }
    event_route[crypto:netio] {
      if (crypto_netio_in()) crypto_netio_decrypt(); else crypto_netio_encrypt();
    }
    request_route { sl_send_reply("200", "Read"); }`)
  const [reply] = server.receive(encrypt(options, keys)?.toString('latin1') ?? '')
  const text = decryptBytes(Buffer.from(reply?.text ?? '', 'latin1'), keys)?.toString('latin1')
  t.match(text, /^SIP\/2\.0 200 Seen\r\n/)
  await server.stop()
})

t.test('without a password the server does not start', async (t) => {
  const start = ServerInMemory.start(`
    loadmodule "crypto.so"
    modparam("crypto", "register_evcb", 1)
    request_route { drop; }`)
  await t.rejects(start, /netio_key/)
})
