import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'

import t from 'tap'

import { parseCertificateWish } from '../player/actors/identity.ts'
import { parseTranscript } from '../player/grammar/transcript.ts'
import { playExample } from '../player/player.ts'
import { CertificateOffice } from '../player/world/certificate-office.ts'
import { VirtualTables } from '../player/world/virtual-tables.ts'
import { VirtualFiles } from '../player/world/virtual-files.ts'
import { serverHost } from '../server-host.ts'
import { exampleOf } from './player-fake-host.ts'

const usual = { name: 'dave.example.com', organization: 'Example', fault: null } as const

t.test('a description of a certificate is read', async (t) => {
  t.same(parseCertificateWish('dave.example.com'), usual)
  t.match(parseCertificateWish('a,expired,O=Else'), { organization: 'Else', fault: 'expired' })
  for (const text of ['', 'a b', 'a,late', 'a,O=', 'a,expired,']) {
    t.equal(parseCertificateWish(text), null, text)
  }
})

t.test('an actor line says who somebody is', async (t) => {
  const origin = { file: 'p.md', line: 1, column: 1 }
  const read = (line: string) => parseTranscript(line, origin, new Set())
  t.match(
    read('actor dave tls:192.0.2.40 certificate=dave.example.com server-name=a refuses').steps,
    [{ identity: { certificate: usual, serverName: 'a' }, refuses: true }],
  )
  t.match(read('actor dave tls:192.0.2.40').steps, [{ identity: { certificate: null } }])
  t.match(read('actor dave tls:192.0.2.40 certificate=a,b').problems, [
    { message: /`a,b` describes no certificate/ },
  ])
})

t.test('certificates are what they should be, by the library too', async (t) => {
  const office = new CertificateOffice()
  const authority = new X509Certificate(office.authority)
  t.ok(authority.ca)
  const { certificate, key } = office.issue(usual, '192.0.2.40')
  t.equal(office.issue({ ...usual }, '192.0.2.40').certificate, certificate)
  t.ok(certificate.checkIssued(authority))
  t.ok(certificate.verify(authority.publicKey))
  t.equal(certificate.checkIP('192.0.2.40'), '192.0.2.40')
  t.equal(certificate.checkHost('dave.example.com'), 'dave.example.com')
  t.equal(certificate.serialNumber, '1234')
  t.equal(certificate.validTo, 'Dec  1 00:00:00 2009 GMT')
  const self = office.issue({ ...usual, fault: 'self-signed' }, '192.0.2.40').certificate
  t.ok(self.verify(self.publicKey))
  createSecureContext({
    cert: certificate.toString(),
    key,
    ca: office.authority,
    crl: office.revocations,
  })
})

t.test('files are those that were written, and certificates', async (t) => {
  const files = new VirtualFiles(new CertificateOffice(), new VirtualTables())
  files.write('tls.cfg', 'a\xff')
  t.equal((await files.read('some/where/tls.cfg')).toString('latin1'), 'a\xff')
  for (const path of ['my-tls.cfg', '/etc/passwd', 'package.json']) {
    await t.rejects(files.read(path), { code: 'ENOENT' })
  }
  t.match(String(await files.read('/a/b.pem')), /BEGIN CERTIFICATE[^]*BEGIN PRIVATE KEY/)
  t.match(String(await files.read('b.key')), /^-----BEGIN PRIVATE KEY/)
})

const head = `\`\`\`kamailio
loadmodule "tls.so"
loadmodule "sl.so"
loadmodule "pv.so"
debug = 2
enable_tls = yes
listen = tls:192.0.2.1:5061
modparam("tls", "config", "t.cfg")
request_route { sl_send_reply("200", "$tls_my_subject_cn"); }
\`\`\``
const cfg = (name: string): string =>
  `\`\`\`file name=t.cfg\n[server:default]\ncertificate = ${name}.pem\n\`\`\``
const ask = (name: string): string =>
  `\`\`\`sip\nactor dave tls:192.0.2.40\ndave > OPTIONS sips:a\ndave < 200 ${name}\n\`\`\``

t.test('a file is there from the start, and another one from where it stands', async (t) => {
  const reload = '```rpc\n> tls.reload\nOk. TLS configuration reloaded.\n```'
  const again = '```sip\nactor erin tls:192.0.2.50\nerin > OPTIONS sips:a\nerin < 200 two\n```'
  const text = [head, cfg('one'), ask('one'), cfg('two'), reload, again].join('\n')
  t.equal((await playExample(exampleOf(text), serverHost())).report, null)
})

t.test('what a file says wrong fails the example', async (t) => {
  const text = [head, '```file name=t.cfg\n[nobody]\n```', ask('one')].join('\n')
  t.match((await playExample(exampleOf(text), serverHost())).report, /t\.cfg:1:2: /)
  const nameless = [head, '```file\nx\n```', ask('one')].join('\n')
  t.match((await playExample(exampleOf(nameless), serverHost())).reason, /the file has no name/)
})

t.test('tls is not to be had without the module', async (t) => {
  const text = `\`\`\`kamailio\nlisten = tls:192.0.2.1:5061\nrequest_route { drop; }\n\`\`\`\n${ask('x')}`
  t.match((await playExample(exampleOf(text), serverHost())).report, /needs module `tls`/)
})
