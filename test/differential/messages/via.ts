/** Via: blanks, joined and repeated, parameters, hosts. */

import { ANY_PARAMETER, because, options, type Row } from './message.ts'

const via = (...values: readonly string[]): string =>
  options(...values.map((value) => `Via: ${value}`))

export const viaRows: readonly Row[] = [
  {
    name: 'a Via with blanks around the slashes',
    text: via('SIP / 2.0 / UDP 192.0.2.10;branch=z9hG4bKv'),
  },
  {
    name: 'a Via with tabs around the slashes',
    text: via('SIP\t/\t2.0\t/\tUDP\t192.0.2.10\t;\tbranch\t=\tz9hG4bKv'),
  },
  {
    name: 'a Via with blanks around everything',
    text: via('SIP/2.0/UDP  192.0.2.10 : 5070 ; branch = z9hG4bKv ; x = 1'),
  },
  { name: 'a Via with a port', text: via('SIP/2.0/UDP 192.0.2.10:5070;branch=z9hG4bKv') },
  { name: 'a Via without parameters', text: via('SIP/2.0/UDP 192.0.2.10') },
  { name: 'a Via with a branch of RFC 2543', text: via('SIP/2.0/UDP 192.0.2.10;branch=1') },
  {
    name: 'a Via with an odd branch',
    text: via("SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK-.!%*_+`'~"),
  },
  {
    name: 'a Via with a long branch',
    text: via(`SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK${'b'.repeat(500)}`),
  },
  {
    name: 'a Via with a parameter without value',
    text: via('SIP/2.0/UDP 192.0.2.10;x;branch=z9hG4bKv'),
  },
  {
    name: 'a Via with an unknown parameter named a',
    differs: [
      because(ANY_PARAMETER, {
        answered: 'yes',
        cs: '1',
        'sel(via[1].branch)': 'z9hG4bKv',
        'sel(via[1].params.x)': '2',
      }),
    ],
    text: via('SIP/2.0/UDP 192.0.2.10;a=1;branch=z9hG4bKv;x=2'),
  },
  {
    name: 'a Via with a quoted parameter',
    differs: [
      because(ANY_PARAMETER, {
        answered: 'yes',
        cs: '1',
        'sel(via[1].branch)': 'z9hG4bKv',
        'sel(via[1].params.x)': 'a,b;c',
      }),
    ],
    text: via('SIP/2.0/UDP 192.0.2.10;x="a,b;c";branch=z9hG4bKv'),
  },
  {
    name: 'a Via with an IPv6 parameter',
    text: via('SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKv;x=[2001:db8::1]'),
  },
  { name: 'a Via with rport', text: via('SIP/2.0/UDP 192.0.2.10;rport;branch=z9hG4bKv') },
  {
    name: 'a Via with rport and received of its own',
    text: via('SIP/2.0/UDP 192.0.2.10;rport=5072;received=192.0.2.99;branch=z9hG4bKv'),
  },
  {
    name: 'a Via with RPORT and BRANCH in upper case',
    text: via('SIP/2.0/UDP 192.0.2.10;RPORT;BRANCH=z9hG4bKv'),
  },
  { name: 'a Via with ttl', text: via('SIP/2.0/UDP 192.0.2.10;ttl=1;branch=z9hG4bKv') },
  { name: 'a Via with a host name', text: via('SIP/2.0/UDP pc33.example.com;branch=z9hG4bKv') },
  {
    name: 'a Via with a host name in upper case',
    text: via('SIP/2.0/UDP PC33.Example.COM;branch=z9hG4bKv'),
  },
  { name: 'a Via with an IPv6 host', text: via('SIP/2.0/UDP [2001:db8::10];branch=z9hG4bKv') },
  {
    name: 'a Via with an IPv6 host and a port',
    text: via('SIP/2.0/UDP [2001:db8::10]:5070;branch=z9hG4bKv'),
  },
  {
    name: 'a Via with a transport in lower case',
    differs: [
      because('RFC 3261 7.3.1: a transport is the same in any case', {
        'sel(via[1].transport)': 'UDP',
      }),
    ],
    text: via('SIP/2.0/udp 192.0.2.10;branch=z9hG4bKv'),
  },
  { name: 'a Via over TCP', text: via('SIP/2.0/TCP 192.0.2.10;branch=z9hG4bKv') },
  { name: 'a Via over TLS', text: via('SIP/2.0/TLS 192.0.2.10:5061;branch=z9hG4bKv') },
  { name: 'a Via over SCTP', text: via('SIP/2.0/SCTP 192.0.2.10;branch=z9hG4bKv') },
  { name: 'a Via over WS', text: via('SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKv') },
  { name: 'a Via over WSS', text: via('SIP/2.0/WSS df7jal23ls0d.invalid;branch=z9hG4bKv') },
  {
    name: 'a second Via over a transport nobody knows',
    differs: [
      because('RFC 3261 25.1: a transport may be any token (other-transport)', {
        answered: 'yes',
        cs: '1',
        'sel(via[1].branch)': 'z9hG4bKv',
        'sel(via[2].host)': '192.0.2.11',
      }),
    ],
    text: via(
      'SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKv',
      'SIP/2.0/PIGEON 192.0.2.11;branch=z9hG4bKw',
    ),
  },
  { name: 'a protocol in lower case', text: via('sip/2.0/UDP 192.0.2.10;branch=z9hG4bKv') },
  {
    name: 'two Vias in a line',
    text: via('SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKv,SIP/2.0/TCP 192.0.2.11:5070;branch=z9hG4bKw'),
  },
  {
    name: 'two Vias in a line with blanks',
    text: via(
      'SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKv  ,  SIP / 2.0 / TCP 192.0.2.11 : 5070 ;branch=z9hG4bKw',
    ),
  },
  {
    name: 'two Via lines',
    text: via('SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKv', 'SIP/2.0/UDP 192.0.2.11;branch=z9hG4bKw'),
  },
  {
    name: 'Vias in lines and joined',
    text: via(
      'SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKv',
      'SIP/2.0/UDP 192.0.2.11;branch=z9hG4bKw, SIP/2.0/UDP 192.0.2.12;branch=z9hG4bKx',
    ),
  },
  {
    name: 'Via and v',
    text: options(
      'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKv',
      'v: SIP/2.0/UDP 192.0.2.11;branch=z9hG4bKw',
    ),
  },
  {
    name: 'Vias apart from each other',
    text: options(
      'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKv',
      'X-Odd: between',
      'Via: SIP/2.0/UDP 192.0.2.11;branch=z9hG4bKw',
    ),
  },
  {
    name: '30 Vias',
    text: via(
      ...Array.from({ length: 30 }, (_, i) => `SIP/2.0/UDP h${i}.example.com;branch=z9hG4bK${i}`),
    ),
  },
]
