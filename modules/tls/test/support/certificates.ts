/** Certificates for tests, made with the `openssl` command in a directory of their own. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Test } from 'tap'

/** What a certificate is to be like. */
export interface Wanted {
  /** Its names, as OpenSSL writes them: `DNS:example.com`. */
  readonly names?: string
  /** Who signs it; itself when null. */
  readonly by?: string | null
  /** From when to when, as `20200101000000Z`. */
  readonly from?: string
  readonly to?: string
  /** Whether it may sign others. */
  readonly authority?: boolean
}

/** A directory of certificates, gone after the test. */
export class Certificates {
  readonly directory: string
  #serial = 4660

  constructor(t: Test) {
    this.directory = mkdtempSync(join(tmpdir(), 'siprose-tls-'))
    t.teardown(() => {
      rmSync(this.directory, { recursive: true, force: true })
    })
  }

  /** The path of a file. */
  path(name: string): string {
    return join(this.directory, name)
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text)
    return this.path(name)
  }

  /** An authority, `NAME.pem` and `NAME.key`. */
  authority(name: string, by: string | null = null): void {
    this.make(name, { authority: true, by })
  }

  /** A certificate and its key, `NAME.pem` and `NAME.key`. */
  make(name: string, wanted: Wanted = {}): void {
    const { by = 'ca', from, to, authority = false } = wanted
    const names = wanted.names ?? `DNS:${name}`
    const extension = this.write(
      `${name}.ext`,
      authority
        ? 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\n'
        : `subjectAltName=${names}\n`,
    )
    const subject = `/C=FI/O=Example/CN=${name}`
    this.run(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      subject,
    )
    const signed =
      by === null
        ? ['-signkey', `${name}.key`]
        : ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-set_serial', String(this.#serial++)]
    if (from !== undefined && to !== undefined) this.#dated(name, by ?? name, extension, from, to)
    else
      this.run(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-days',
        '10',
        '-out',
        `${name}.pem`,
        '-extfile',
        extension,
        ...signed,
      )
  }

  /** `x509` knows no dates before 3.4; `ca` does. */
  #dated(name: string, by: string, extension: string, from: string, to: string): void {
    this.#database()
    this.run(
      'ca',
      '-batch',
      '-config',
      'ca.cnf',
      '-cert',
      `${by}.pem`,
      '-keyfile',
      `${by}.key`,
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-notext',
      '-startdate',
      from,
      '-enddate',
      to,
      '-extfile',
      extension,
    )
  }

  #database(): void {
    this.write('index.txt', '')
    this.write('index.txt.attr', 'unique_subject = no\n')
    this.write(
      'ca.cnf',
      [
        '[ca]',
        'default_ca = own',
        '[own]',
        `dir = ${this.directory}`,
        'database = $dir/index.txt',
        'new_certs_dir = $dir',
        'rand_serial = yes',
        'default_md = sha256',
        'policy = any',
        'default_crl_days = 5',
        '[any]',
        'countryName = optional',
        'organizationName = optional',
        'commonName = supplied',
        '',
      ].join('\n'),
    )
  }

  /** A list of revoked certificates, `crl.pem`, with one in it. */
  revoke(name: string, by = 'ca'): void {
    this.#database()
    const common = ['-config', 'ca.cnf', '-cert', `${by}.pem`, '-keyfile', `${by}.key`]
    this.run('ca', ...common, '-revoke', `${name}.pem`)
    this.run('ca', ...common, '-gencrl', '-out', 'crl.pem')
  }

  run(...args: readonly string[]): string {
    return execFileSync('openssl', [...args], {
      cwd: this.directory,
      encoding: 'latin1',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }
}
