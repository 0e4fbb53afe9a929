/** Zones, and destinations in them. */

import type { Said } from '../../../src/net/locate/test/dns-server.ts'
import { record, zoneOf } from '../../support/named-world.ts'

/** What is sent to. */
export interface Case {
  readonly uri: string
  /** Why Kamailio sends it elsewhere. */
  readonly differs?: string
}

/** A configuration of both servers, and what is asked of it. */
export interface Setting {
  readonly name: string
  readonly parameters: string
  readonly cases: readonly Case[]
}

/** Where peers listen: names of them in results are their addresses. */
export const PEERS = ['127.0.0.2', '127.0.0.3', '127.0.0.4', 'fd00::2'] as const

/** The ports every peer has, of UDP and TCP; nobody has 5099. */
export const PORTS = [5060, 5061, 5070] as const

const plainZone = zoneOf(
  'two.test 60 A 127.0.0.2',
  'three.test 60 A 127.0.0.3',
  'four.test 60 A 127.0.0.4',
  'six.test 60 AAAA fd00::2',
  'both.test 60 A 127.0.0.2',
  'both.test 60 AAAA fd00::2',
  // by priority
  'prio.test 60 A 127.0.0.4',
  '_sip._udp.prio.test 60 SRV 20 90 5070 two.test',
  '_sip._udp.prio.test 60 SRV 10 10 5070 three.test',
  '_sip._tcp.prio.test 60 SRV 10 10 5070 two.test',
  // by weight
  '_sip._udp.weight.test 60 SRV 10 10 5070 two.test',
  '_sip._udp.weight.test 60 SRV 10 70 5070 three.test',
  '_sip._udp.weight.test 60 SRV 10 20 5070 four.test',
  // over TCP alone
  '_sip._tcp.tcponly.test 60 SRV 10 10 5070 three.test',
  'tcponly.test 60 A 127.0.0.4',
  // the target is an alias
  '_sip._udp.srvalias.test 60 SRV 10 10 5070 alias.test',
  // decidedly not given
  '_sip._udp.none.test 60 SRV 0 0 0 .',
  'none.test 60 A 127.0.0.4',
  // the first takes no connections, or has no address
  '_sip._tcp.away.test 60 SRV 10 10 5099 two.test',
  '_sip._tcp.away.test 60 SRV 20 10 5070 three.test',
  '_sip._udp.gap.test 60 SRV 10 10 5070 nowhere.test',
  '_sip._udp.gap.test 60 SRV 20 10 5070 three.test',
  // NAPTR
  'naptr.test 60 NAPTR 10 10 s SIP+D2T - _sip._tcp.naptr.test',
  'naptr.test 60 NAPTR 20 10 s SIP+D2U - _sip._udp.naptr.test',
  '_sip._udp.naptr.test 60 SRV 10 10 5070 two.test',
  '_sip._tcp.naptr.test 60 SRV 10 10 5070 three.test',
  'naptr.test 60 A 127.0.0.4',
  'order.test 60 NAPTR 20 10 s SIP+D2U - _sip._udp.prio.test',
  'order.test 60 NAPTR 10 20 s SIP+D2U - _sip._udp.weight.test',
  'order.test 60 NAPTR 10 10 s SIP+D2U - _sip._udp.srvalias.test',
  'other.test 60 NAPTR 10 10 u E2U+sip - .',
  'other.test 60 A 127.0.0.3',
)

const aliased = {
  answers: [record('alias.test 60 CNAME three.test'), record('three.test 60 A 127.0.0.3')],
}

/** What the name server knows. */
export const zone: Record<string, Said> = {
  ...plainZone,
  'A alias.test': aliased,
  'CNAME alias.test': { answers: aliased.answers.slice(0, 1) },
}

const MADDR = 'RFC 3263 section 4: maddr stands for the host; Kamailio does not look at it'
const PORT =
  'RFC 3263 section 4.2: with a port there are address records alone; Kamailio asks for NAPTR'
const NOT_GIVEN = 'RFC 2782: a target of `.` says that the service is not given; Kamailio goes on'

const plain: readonly Case[] = [
  { uri: 'sip:x@127.0.0.2' },
  { uri: 'sip:x@127.0.0.3:5070' },
  { uri: 'sip:x@127.0.0.3:5070;transport=tcp' },
  { uri: 'sip:x@[fd00::2]' },
  { uri: 'sip:x@two.test' },
  { uri: 'sip:x@two.test:5070' },
  { uri: 'sip:x@alias.test' },
  { uri: 'sip:x@six.test' },
  { uri: 'sip:x@both.test' },
  { uri: 'sip:x@prio.test' },
  { uri: 'sip:x@prio.test:5070' },
  { uri: 'sip:x@prio.test;transport=udp' },
  { uri: 'sip:x@prio.test;transport=tcp' },
  { uri: 'sip:x@weight.test' },
  { uri: 'sip:x@tcponly.test' },
  { uri: 'sip:x@tcponly.test;transport=tcp' },
  { uri: 'sip:x@srvalias.test' },
  { uri: 'sip:x@none.test', differs: NOT_GIVEN },
  { uri: 'sip:x@nothing.test' },
  { uri: 'sip:x@elsewhere.test;maddr=127.0.0.3', differs: MADDR },
  { uri: 'sip:x@127.0.0.2;maddr=three.test', differs: MADDR },
  { uri: 'sip:x@naptr.test' },
  { uri: 'sip:x@away.test;transport=tcp' },
  { uri: 'sip:x@gap.test' },
  { uri: 'sip:x@127.0.0.2;transport=sctp' },
]

const naptr: readonly Case[] = [
  { uri: 'sip:x@naptr.test' },
  { uri: 'sip:x@naptr.test;transport=tcp' },
  { uri: 'sip:x@naptr.test:5070', differs: PORT },
  { uri: 'sip:x@order.test' },
  { uri: 'sip:x@other.test' },
  { uri: 'sip:x@prio.test' },
  { uri: 'sip:x@tcponly.test' },
  { uri: 'sip:x@two.test' },
]

/** All that is compared. */
export const settings: readonly Setting[] = [
  { name: 'as it comes', parameters: '', cases: plain },
  {
    name: 'no IPv6',
    parameters: 'dns_try_ipv6 = no',
    cases: [{ uri: 'sip:x@both.test' }, { uri: 'sip:x@six.test' }, { uri: 'sip:x@[fd00::2]' }],
  },
  {
    name: 'fail-over',
    parameters: 'use_dns_failover = yes',
    cases: [
      { uri: 'sip:x@away.test;transport=tcp' },
      { uri: 'sip:x@gap.test' },
      { uri: 'sip:x@prio.test' },
    ],
  },
  { name: 'NAPTR', parameters: 'dns_try_naptr = yes', cases: naptr },
  {
    name: 'NAPTR, TCP liked better',
    parameters: 'dns_try_naptr = yes\ndns_tcp_pref = 100',
    cases: naptr,
  },
  {
    name: 'NAPTR, as the domain wishes',
    parameters:
      'dns_try_naptr = yes\ndns_naptr_ignore_rfc = no\ndns_udp_pref = 1\ndns_tcp_pref = 1',
    cases: naptr,
  },
  {
    name: 'no cache',
    parameters: 'use_dns_cache = no',
    cases: [
      { uri: 'sip:x@prio.test' },
      { uri: 'sip:x@two.test' },
      { uri: 'sip:x@alias.test' },
      { uri: 'sip:x@nothing.test' },
    ],
  },
]
