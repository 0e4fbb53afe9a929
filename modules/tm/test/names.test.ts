/** Names with several targets: the next one is asked where one does not answer, or cannot be reached. */

import t from 'tap'

import { acts } from '../../../test/support/stage.ts'

const PROXY = `
loadmodule "tm.so"
request_route { t_relay(); }
`

t.test(
  'when the first target does not answer, the next one is asked, and the late answer of the first still counts',
  async (t) =>
    acts(`use_dns_failover = yes\nmodparam("tm", "fr_timer", 2000)\n${PROXY}`, async (stage) => {
      stage.names(`
_sip._udp.example.org. 60 IN SRV 10 60 5060 one.example.org.
_sip._udp.example.org. 60 IN SRV 20 60 5060 two.example.org.
one.example.org.       60 IN A 192.0.2.41
two.example.org.       60 IN A 192.0.2.42
`)
      await stage.play(`
actor one udp:192.0.2.41
actor two udp:192.0.2.42
alice > INVITE sip:bob@example.org
alice < 100
one   < INVITE sip:bob@example.org
clock +2s
one   < INVITE sip:bob@example.org again x2
two   < INVITE sip:bob@example.org
two   > 180
alice < 180
one   > 200
alice < 200
two   < CANCEL sip:bob@example.org
two   > 200 to CANCEL
two   > 487 to INVITE
two   < ACK sip:bob@example.org
quiet 300s
`)
      t.equal(stage.transactions, 0)
    })(t),
)

t.test('a CANCEL while the name server is slow ends the call at once', async (t) =>
  acts(PROXY, async (stage) => {
    stage.names('example.org. 60 IN A 192.0.2.20 after 3s')
    await stage.play(`
alice > INVITE sip:bob@example.org
alice < 100
clock +1s
alice > CANCEL sip:bob@example.org
alice < 200
alice < 487 to INVITE
alice > ACK sip:bob@example.org
quiet 300s
`)
    t.equal(stage.transactions, 0)
  })(t),
)

t.test('every target of the first name is down, the last one answers 503', async (t) =>
  acts(`use_dns_failover = yes\n${PROXY}`, async (stage) => {
    stage.names(`
_sip._tcp.example.org. 60 IN SRV 10 60 5060 one.example.org.
_sip._tcp.example.org. 60 IN SRV 20 60 5060 two.example.org.
_sip._tcp.example.org. 60 IN SRV 30 60 5060 six.example.org.
one.example.org.       60 IN A 192.0.2.41
two.example.org.       60 IN A 192.0.2.42
six.example.org.       60 IN A 192.0.2.46
`)
    await stage.play(`
actor one tcp:192.0.2.41 refuses
actor two tcp:192.0.2.42
actor six tcp:192.0.2.46 refuses
alice > INVITE sip:bob@example.org;transport=tcp
alice < 100
two   < INVITE sip:bob@example.org;transport=tcp
two   > 503
two   < ACK sip:bob@example.org;transport=tcp
alice < 477
alice > ACK sip:bob@example.org;transport=tcp
quiet 300s
`)
    t.equal(stage.transactions, 0)
  })(t),
)
