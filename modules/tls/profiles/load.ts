/** Reads the files of profiles, and checks that they fit together. */

import { constants, X509Certificate } from 'node:crypto'
import { createSecureContext, type SecureContextOptions } from 'node:tls'

import type { Files, SiproseError } from 'siprose'

import { errorOf } from './errors.ts'
import { isOld } from './method.ts'
import { type Profile, profileName } from './profile.ts'
import type { LoadedProfile } from './profile-set.ts'

/** What all connections of a server have in common. */
export interface CommonOptions {
  /** Whether sessions may be resumed. */
  readonly sessionCache: boolean
  readonly sessionId: string
  /** Whether a peer may begin another handshake on a connection (TLS 1.2). */
  readonly renegotiation: boolean
}

/** The suites of TLS 1.3, which a list of ciphers does not touch: it names those of earlier versions. */
const MODERN_SUITES = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256'
/** What OpenSSL takes where nothing is said; versions below 1.2 need the signatures of their time. */
const USUAL_CIPHERS = 'DEFAULT'
const OLD_CIPHERS = 'DEFAULT:@SECLEVEL=0'

/** Where the system keeps keys that never leave it; not reachable from here. */
const HARDWARE = /^\/(?:engine|uri):/

/**
 * Loads a profile.
 *
 * @throws SiproseError that names the place, the file and what is wrong with it; never what is in it
 */
export async function loadProfile(
  profile: Profile,
  files: Files,
  common: CommonOptions,
): Promise<LoadedProfile> {
  const options = await contextOptions(profile, files, common)
  try {
    for (const authorities of options.ca) checkCertificates(authorities)
    return {
      profile,
      options,
      context: createSecureContext(options),
      certificate: options.cert === undefined ? null : parseCertificate(String(options.cert)),
    }
  } catch (error) {
    throw unfit(profile, files, error)
  }
}

async function contextOptions(
  profile: Profile,
  files: Files,
  common: CommonOptions,
): Promise<SecureContextOptions & { readonly ca: readonly string[] }> {
  const { method, certificate, privateKeyPassword, ciphers, caList, crl } = profile
  const read = (what: string, name: string) => readFile(profile, files, what, name)
  const privateKey = profile.privateKey ?? certificate
  const usual = isOld(method) ? OLD_CIPHERS : USUAL_CIPHERS
  return {
    minVersion: method.minVersion,
    maxVersion: method.maxVersion,
    ciphers: `${MODERN_SUITES}:${ciphers ?? usual}`,
    // Never the authorities the run-time brings: only those that are listed are trusted.
    ca: [
      ...(caList === null ? [] : [await read('ca_list', caList)]),
      ...(profile.caPath === null ? [] : await readDirectory(profile, files, profile.caPath)),
    ],
    sessionIdContext: common.sessionId.slice(0, 32),
    secureOptions: secureOptions(common),
    ...(certificate !== null && { cert: await read('certificate', certificate) }),
    ...(privateKey !== null && { key: await read('private_key', privateKey) }),
    ...(privateKeyPassword !== null && { passphrase: privateKeyPassword }),
    ...(crl !== null && { crl: await read('crl', crl) }),
  }
}

const PEM_CERTIFICATE =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g

/** The library leaves out what it cannot read; a list that lost an authority so would turn peers away. */
function checkCertificates(text: string): void {
  const found = text.match(PEM_CERTIFICATE) ?? []
  if (found.length === 0) throw new TypeError('there is no certificate in the list of authorities')
  for (const one of found) parseCertificate(one)
}

function parseCertificate(text: string): X509Certificate {
  return new X509Certificate(text)
}

function secureOptions({ sessionCache, renegotiation }: CommonOptions): number {
  const tickets = sessionCache ? 0 : constants.SSL_OP_NO_TICKET
  const again = renegotiation ? 0 : constants.SSL_OP_NO_RENEGOTIATION
  return tickets | again | constants.SSL_OP_CIPHER_SERVER_PREFERENCE
}

async function readFile(
  profile: Profile,
  files: Files,
  what: string,
  name: string,
): Promise<string> {
  if (HARDWARE.test(name)) {
    const fact = `${what} of ${profileName(profile)} is \`${name}\`: keys in hardware cannot be used here; name a file`
    throw errorOf('hardware-key', profile.place, fact)
  }
  try {
    return (await files.read(name)).toString('latin1')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'not readable'
    const fact = `${what} of ${profileName(profile)} is \`${files.path(name)}\`, which cannot be read: ${reason}`
    throw errorOf('file-unreadable', profile.place, fact, error)
  }
}

async function readDirectory(
  profile: Profile,
  files: Files,
  name: string,
): Promise<readonly string[]> {
  const names = await files.list(name).catch((error: unknown) => {
    const fact = `ca_path of ${profileName(profile)} is \`${files.path(name)}\`, which cannot be read`
    throw errorOf('file-unreadable', profile.place, fact, error)
  })
  if (names === null) {
    const fact = `ca_path of ${profileName(profile)} is \`${files.path(name)}\`, which is no directory`
    throw errorOf('no-directory', profile.place, fact)
  }
  const wanted = names.filter((one) => /\.(?:\d+|pem|crt|cer)$/.test(one))
  return Promise.all(wanted.map((one) => readFile(profile, files, 'ca_path', `${name}/${one}`)))
}

/** OpenSSL's reason, put beside the files; what it says has no secret in it. */
function unfit(profile: Profile, files: Files, error: unknown): SiproseError {
  const { certificate, privateKey } = profile
  const reason = error instanceof Error ? reasonOf(error) : String(error)
  const named = [certificate, privateKey, profile.caList, profile.crl]
  const paths = [...new Set(named)].flatMap((name) =>
    name === null ? [] : [`\`${files.path(name)}\``],
  )
  const list = paths.length === 0 ? 'what it says' : paths.join(', ')
  const fact = `${profileName(profile)} cannot be used with ${list}: ${reason}`
  return errorOf('unfit', profile.place, fact, error)
}

/** `error:05800074:x509 certificate routines::key values mismatch` ends in what people can read. */
function reasonOf({ message }: Error): string {
  return (
    message
      .trim()
      .split(':')
      .findLast((part) => part.trim() !== '') ?? message
  )
}
