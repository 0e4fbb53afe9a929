/** Calls of HTTP as modules make them: what is trusted and shown is named by files, as configurations write it. */

import {
  type HttpCall,
  type HttpClient,
  type HttpClients,
  httpFailure,
  type HttpOutcome,
  type HttpSecurity,
} from '../net/http/http-calls.ts'
import { SiproseError } from './errors.ts'
import type { Files } from './files.ts'

/** How one call is made; calls that are alike share connections. */
export interface HttpWay {
  readonly keep: boolean
  /** The address that connections come from, or null. */
  readonly localAddress: string | null
  /** A proxy of HTTP, `http://host:port`, or null. */
  readonly proxy: string | null
  readonly verifyPeer: boolean
  readonly verifyHost: boolean
  /** The file, or the directory, with certificates of authorities; '' for the system's. */
  readonly ca: string
  /** The files of the own certificate and its key; '' for none. */
  readonly certificate: string
  readonly key: string
  /** The lowest version of TLS, or null. */
  readonly minVersion: HttpSecurity['minVersion']
  /** In OpenSSL's notation; '' for the usual ones. */
  readonly ciphers: string
}

/** Ways that are kept: a script may name files, and what names them may come from a message. */
const MAX_WAYS = 64
/** Connections at once on one way. */
const MAX_CONNECTIONS = 64

/** The ways of one module. */
export class HttpAccess {
  readonly #clients: HttpClients
  readonly #files: Files
  readonly #ways = new Map<string, Promise<HttpClient | string>>()

  /**
   * @param clients - makes clients
   * @param files - where certificates are
   */
  constructor(clients: HttpClients, files: Files) {
    this.#clients = clients
    this.#files = files
  }

  /** Makes a call; it never rejects. */
  async call(way: HttpWay, call: HttpCall): Promise<HttpOutcome> {
    const client = await this.#client(way)
    return typeof client === 'string' ? httpFailure('secure', client) : client.call(call)
  }

  /** Ends all calls. */
  close(): void {
    for (const way of this.#ways.values()) {
      void way.then((client) => typeof client !== 'string' && client.close())
    }
    this.#ways.clear()
  }

  #client(way: HttpWay): Promise<HttpClient | string> {
    const key = JSON.stringify(way)
    const known = this.#ways.get(key)
    if (known !== undefined) return known
    if (this.#ways.size >= MAX_WAYS) {
      return Promise.resolve(`there are ${MAX_WAYS} sets of certificates and settings already`)
    }
    const opened = this.#open(way)
    this.#ways.set(key, opened)
    void opened.then((client) => {
      // a file that could not be read may be there the next time
      if (typeof client === 'string') this.#ways.delete(key)
    })
    return opened
  }

  async #open(way: HttpWay): Promise<HttpClient | string> {
    const { keep, localAddress, proxy, verifyPeer, verifyHost, minVersion } = way
    try {
      const secure: HttpSecurity = {
        verifyPeer,
        verifyHost,
        ca: await this.#authorities(way.ca),
        certificate: await this.#text(way.certificate),
        key: await this.#text(way.key),
        minVersion,
        maxVersion: null,
        ciphers: way.ciphers === '' ? null : way.ciphers,
      }
      const maxConnections = MAX_CONNECTIONS
      return this.#clients.open({ maxConnections, keep, localAddress, proxy, secure })
    } catch (error) {
      return error instanceof Error ? error.message : 'its certificates cannot be read'
    }
  }

  async #text(name: string): Promise<string | null> {
    return name === '' ? null : (await this.#files.read(name)).toString('latin1')
  }

  async #authorities(name: string): Promise<string | null> {
    if (name === '') return null
    const names = await this.#files.list(name)
    if (names === null) return this.#text(name)
    const texts: string[] = []
    for (const each of names) texts.push((await this.#text(`${name}/${each}`)) ?? '')
    return texts.filter((text) => text.includes('BEGIN CERTIFICATE')).join('\n')
  }
}

const versions: ReadonlyMap<number, HttpSecurity['minVersion']> = new Map<
  number,
  HttpSecurity['minVersion']
>([
  [0, null],
  [1, 'TLSv1'],
  [4, 'TLSv1'],
  [5, 'TLSv1.1'],
  [6, 'TLSv1.2'],
  [7, 'TLSv1.3'],
])

/**
 * The lowest version of TLS that a number of configurations means.
 *
 * @throws SiproseError for one of SSL, and for none
 */
export function httpTlsVersion(version: number): HttpSecurity['minVersion'] {
  const found = versions.get(version)
  if (found !== undefined) return found
  const fact = `version ${version} of TLS is none that can be used`
  throw new SiproseError('http/version', `${fact}; 0 is any, 4 1.0, 5 1.1, 6 1.2, 7 1.3`)
}

/** Header lines that a script has written, `Name: value` with line ends between; null where one is none. */
export function httpHeaderLines(text: string): [name: string, value: string][] | null {
  const headers: [string, string][] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const colon = line.indexOf(':')
    if (colon <= 0) return null
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return headers
}
