import { isDeepStrictEqual } from 'node:util'

import * as fc from 'fast-check'
import t from 'tap'

import { ipv4Text, ipv6Text } from '../ip-address.ts'
import { MAX_PROXY_HEADER, readProxyHeader } from '../stream/proxy-protocol.ts'

const SIGNATURE = '\r\n\r\n\0\r\nQUIT\n'

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A header of version 2. */
function binary(command: number, family: number, following: Buffer, length = following.length) {
  const fixed = Buffer.alloc(16)
  fixed.write(SIGNATURE, 'latin1')
  fixed[12] = command
  fixed[13] = family
  fixed.writeUInt16BE(length, 14)
  return Buffer.concat([fixed, following])
}

const IPV4 = Buffer.from([198, 51, 100, 7, 192, 0, 2, 1, 0x9c, 0x41, 0x13, 0xc4])
const IPV6 = Buffer.from('20010db8000000000000000000000007'.repeat(2) + '9c4113c4', 'hex')

t.test('readProxyHeader tells who a balancer announces', (t) => {
  const v4 = 'PROXY TCP4 198.51.100.7 192.0.2.1 40001 5060\r\n'
  const v6 = 'PROXY TCP6 2001:DB8:0::7 2001:db8::1 40001 5060\r\n'
  const rows = [
    [bytesOf(v4), '198.51.100.7', 40001],
    [bytesOf(v6), '2001:db8::7', 40001],
    [bytesOf('PROXY UNKNOWN\r\n'), null, 0],
    [bytesOf('PROXY UNKNOWN ffff::1 ffff::2 65535 65535\r\n'), null, 0],
    [binary(0x21, 0x11, IPV4), '198.51.100.7', 40001],
    [binary(0x21, 0x21, IPV6), '2001:db8::7', 40001],
    [binary(0x21, 0x11, Buffer.concat([IPV4, Buffer.alloc(200, 4)])), '198.51.100.7', 40001],
    [binary(0x20, 0x00, Buffer.alloc(0)), null, 0],
    [binary(0x20, 0x11, IPV4), null, 0],
    [binary(0x21, 0x00, Buffer.alloc(9)), null, 0],
  ] as const
  for (const [header, address, port] of rows) {
    const { length } = header
    t.same(readProxyHeader(header), { length, address, port })
    const more = Buffer.concat([header, bytesOf('OPTIONS sip:a SIP/2.0\r\n')])
    t.same(readProxyHeader(more), { length, address, port })
    for (let at = 0; at < length; at++) t.equal(readProxyHeader(header.subarray(0, at)), 'more')
  }
  t.end()
})

t.test('what is not exactly a header is refused', (t) => {
  const rows = [
    'OPTIONS sip:a SIP/2.0\r\n',
    'PROXY  TCP4 198.51.100.7 192.0.2.1 40001 5060\r\n',
    'PROXY TCP4 198.51.100.7 192.0.2.1 40001 5060 \r\n',
    'PROXY TCP4 198.51.100.7 192.0.2.1 40001\r\n',
    'PROXY TCP4 198.51.100.07 192.0.2.1 40001 5060\r\n',
    'PROXY TCP4 198.51.100 192.0.2.1 40001 5060\r\n',
    'PROXY TCP4 2001:db8::7 2001:db8::1 40001 5060\r\n',
    'PROXY TCP6 198.51.100.7 192.0.2.1 40001 5060\r\n',
    'PROXY TCP6 fe80::1%1 fe80::2 40001 5060\r\n',
    'PROXY TCP4 198.51.100.7 192.0.2.1 040001 5060\r\n',
    'PROXY TCP4 198.51.100.7 192.0.2.1 65536 5060\r\n',
    'PROXY TCP4 198.51.100.7 192.0.2.1 -1 5060\r\n',
    'PROXY UDP4 198.51.100.7 192.0.2.1 40001 5060\r\n',
    'proxy TCP4 198.51.100.7 192.0.2.1 40001 5060\r\n',
    'PROXY TCP4 198.51.100.7 192.0.2.1 40001 5060\rx',
    `PROXY UNKNOWN ${'x'.repeat(92)}\r\n`,
    `PROXY UNKNOWN ${'x'.repeat(200)}`,
    '\r\n\r\nOPTIONS',
  ]
  for (const row of rows) t.equal(readProxyHeader(bytesOf(row)), 'bad', row)
  t.equal(readProxyHeader(binary(0x11, 0x11, IPV4)), 'bad', 'version 1 in binary')
  t.equal(readProxyHeader(binary(0x22, 0x11, IPV4)), 'bad', 'an unknown command')
  t.equal(readProxyHeader(binary(0x21, 0x12, IPV4)), 'bad', 'datagrams')
  t.equal(readProxyHeader(binary(0x21, 0x31, Buffer.alloc(216))), 'bad', 'a path')
  t.equal(readProxyHeader(binary(0x21, 0x11, IPV4.subarray(0, 11))), 'bad', 'too short')
  t.equal(readProxyHeader(binary(0x21, 0x21, IPV4)), 'bad', 'too short for IPv6')
  t.equal(readProxyHeader(binary(0x21, 0x11, IPV4, 65_535)), 'bad', 'too long')
  t.end()
})

t.test('every address and port is read as it was written, however it is cut', (t) => {
  const group = fc.integer({ min: 0, max: 0xffff })
  const v4 = fc.integer({ min: 0, max: 0xffffffff }).map((key) => ipv4Text(key))
  const v6 = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => ipv6Text(groups, 0))
  const port = fc.integer({ min: 0, max: 65_535 })
  fc.assert(
    fc.property(fc.oneof(v4, v6), port, fc.nat(), (address, source, cut) => {
      const family = address.includes(':') ? 'TCP6' : 'TCP4'
      const header = bytesOf(`PROXY ${family} ${address} ${address} ${source} 5060\r\n`)
      const { length } = header
      const whole = readProxyHeader(header)
      const part = readProxyHeader(header.subarray(0, cut % length))
      return part === 'more' && isDeepStrictEqual(whole, { length, address, port: source })
    }),
  )
  t.end()
})

t.test('no bytes throw, a refusal stays one, and the wait for more has an end', (t) => {
  const mutated = fc
    .tuple(
      fc.constantFrom(
        binary(0x21, 0x11, IPV4),
        binary(0x21, 0x21, IPV6),
        bytesOf('PROXY TCP4 198.51.100.7 192.0.2.1 40001 5060\r\n'),
      ),
      fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 3 }),
    )
    .map(([header, changes]) => {
      const bytes = Buffer.from(header)
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
      return bytes
    })
  const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
  fc.assert(
    fc.property(fc.oneof(mutated, any), any, (bytes, rest) => {
      let refused = false
      for (let at = 0; at <= bytes.length; at++) {
        const verdict = readProxyHeader(bytes.subarray(0, at))
        if (refused && verdict !== 'bad') return false
        refused = verdict === 'bad'
        if (typeof verdict === 'object' && verdict.length > at) return false
      }
      const long = Buffer.concat([bytes, rest, Buffer.alloc(MAX_PROXY_HEADER, 0x20)])
      return readProxyHeader(long) !== 'more'
    }),
    { numRuns: 2000 },
  )
  t.end()
})
