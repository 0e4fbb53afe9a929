/** The files of an example: those that `file` fences show, and certificates for whoever names some. */

import type { FileSource } from '../../../runtime/files.ts'
import { usualOrganization } from '../actors/identity.ts'
import { serverEndpoint } from '../actors/endpoint.ts'
import type { CertificateOffice } from './certificate-office.ts'
import type { VirtualTables } from './virtual-tables.ts'

/** Names of lists of authorities. */
const AUTHORITIES = /^ca(?:[-_]?(?:list|cert))?$/
/** Names of lists of revoked certificates. */
const REVOCATIONS = /^crl$/

/** Files in memory. */
export class VirtualFiles implements FileSource {
  readonly #office: CertificateOffice
  readonly #tables: VirtualTables
  readonly #written = new Map<string, string>()

  /**
   * @param office - makes what ends in `.pem`, `.crt` and `.key`
   * @param tables - the databases
   */
  constructor(office: CertificateOffice, tables: VirtualTables) {
    this.#office = office
    this.#tables = tables
  }

  database(path: string): string {
    return this.#tables.at(path)
  }

  /**
   * Writes a file.
   *
   * @param name - as a configuration has it
   * @param text - one char a byte
   */
  write(name: string, text: string): void {
    this.#written.set(name, text)
  }

  async read(path: string): Promise<Buffer> {
    const text = this.#textOf(path)
    if (text === null) throw noFile(path)
    return Buffer.from(text, 'latin1')
  }

  #textOf(path: string): string | null {
    for (const [name, text] of this.#written) {
      if (path === name || path.endsWith(`/${name}`)) return text
    }
    const [, base = '', kind = ''] = /([^/]+)\.(pem|crt|key)$/.exec(path) ?? []
    if (base === '') return null
    if (AUTHORITIES.test(base)) return this.#office.authority
    if (REVOCATIONS.test(base)) return this.#office.revocations
    const wish = { name: base, organization: usualOrganization, fault: null }
    const { certificate, key } = this.#office.issue(wish, serverEndpoint.address)
    if (kind === 'key') return key
    return kind === 'crt' ? certificate.toString() : `${certificate.toString()}${key}`
  }

  /** Every directory holds the authority's certificate. */
  async list(): Promise<readonly string[]> {
    return ['ca.pem']
  }
}

function noFile(path: string): Error {
  const error: NodeJS.ErrnoException = new Error(`there is no file ${path}`)
  error.code = 'ENOENT'
  return error
}
