import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

import t from 'tap'

import { alternativeNames } from '../certificates/alternative-names.ts'
import { isForDomain, sipDomains } from '../certificates/peer-name.ts'
import { percentEncoded, serialOf } from '../certificates/texts.ts'
import { certificateVersion } from '../certificates/version.ts'
import { cipherBits } from '../cipher-bits.ts'
import { Certificates } from './support/certificates.ts'

const certificates = new Certificates(t)
certificates.authority('ca')

function made(name: string, names: string): X509Certificate {
  certificates.make(name, { names })
  return new X509Certificate(readFileSync(certificates.path(`${name}.pem`)))
}

t.test('alternative names are told apart, whatever is in them', async (t) => {
  const one = made(
    'one',
    'DNS:a.example.com,DNS:b.example.com,URI:sip:a.example.com,email:x@example.com,IP:192.0.2.1,IP:2001:db8::1',
  )
  t.same(alternativeNames(one), {
    hosts: ['a.example.com', 'b.example.com'],
    uris: ['sip:a.example.com'],
    emails: ['x@example.com'],
    addresses: ['192.0.2.1', '2001:DB8:0:0:0:0:0:1'],
  })
  const odd = made('odd', '@san\n[san]\nURI.1 = sip:a\\, DNS:evil.example.com')
  t.same(alternativeNames(odd).hosts, [])
})

t.test('RFC 5922 7.1: SIP URIs count first, then DNS names, then the common name', async (t) => {
  const rows = [
    ['uri', 'URI:sip:sip.example.com,DNS:www.example.com', ['sip.example.com']],
    ['user', 'URI:sip:bob@example.com,DNS:www.example.com', ['www.example.com']],
    ['sips', 'URI:sips:example.com', []],
    ['other', 'URI:http://example.com,DNS:www.example.com', ['www.example.com']],
    ['port', 'URI:sip:example.com:5061', ['example.com']],
  ] as const
  for (const [name, names, wanted] of rows) t.same(sipDomains(made(name, names)), wanted, names)
  t.ok(isForDomain(made('dns', 'DNS:SIP.example.COM'), 'sip.EXAMPLE.com.'))
  t.notOk(isForDomain(made('wild', 'DNS:*.example.com'), 'sip.example.com'))
})

t.test('figures of a certificate', async (t) => {
  const one = made('figures', 'DNS:a')
  t.equal(certificateVersion(one), 2)
  t.match(serialOf(one), /^46\d\d$/)
  t.equal(percentEncoded('-a b\n+/='), '-a%20b%0a%2b%2f%3d')
})

t.test('bits of a key are in the name of the cipher', async (t) => {
  const rows = [
    ['TLS_AES_256_GCM_SHA384', 256],
    ['TLS_AES_128_GCM_SHA256', 128],
    ['TLS_CHACHA20_POLY1305_SHA256', 256],
    ['ECDHE-RSA-AES128-SHA', 128],
    ['ECDHE-ECDSA-AES256-GCM-SHA384', 256],
    ['ECDHE-RSA-CAMELLIA256-SHA384', 256],
    ['DES-CBC3-SHA', 168],
    ['NULL-SHA256', 0],
  ] as const
  for (const [name, bits] of rows) t.equal(cipherBits(name), bits)
})
