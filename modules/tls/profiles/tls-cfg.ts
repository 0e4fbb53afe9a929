/** Reads a `tls.cfg`: the profiles that it says. */

import { isIP } from 'node:net'

import { cfgLines, type KeyLine, type SectionLine } from './cfg-lines.ts'
import { errorAt } from './errors.ts'
import { methodNames, methodOf } from './method.ts'
import {
  type Domain,
  NameMode,
  type Place,
  type Profile,
  profileName,
  type ProfileValues,
  VERIFICATIONS,
  verificationOf,
} from './profile.ts'

/** What one section has said so far. */
interface Section {
  readonly role: Profile['role']
  readonly domain: Domain
  readonly place: Place
  readonly values: { -readonly [K in keyof ProfileValues]?: ProfileValues[K] }
  verify: boolean | null
  require: boolean | null
}

const keys: ReadonlyMap<string, (section: Section, line: KeyLine) => void> = new Map([
  ['method', takeMethod],
  ['tls_method', takeMethod],
  ['verify_certificate', takeVerify],
  ['verify_cert', takeVerify],
  ['require_certificate', takeRequire],
  ['require_cert', takeRequire],
  ['verify_client', takeVerifyClient],
  ['verify_depth', takeDepth],
  ['certificate', text('certificate')],
  ['cert_file', text('certificate')],
  ['private_key', text('privateKey')],
  ['pkey_file', text('privateKey')],
  ['private_key_password', text('privateKeyPassword')],
  ['ca_list', text('caList')],
  ['calist_file', text('caList')],
  ['ca_path', text('caPath')],
  ['crl', text('crl')],
  ['cipher_list', text('ciphers')],
  ['server_name', text('serverName')],
  ['server_name_mode', takeNameMode],
  ['server_id', text('serverId')],
])

/**
 * Reads a file of profiles.
 *
 * @param source - its text, one char a byte
 * @param file - its name, for errors
 * @param fallback - what a section that does not say something stands for
 * @throws SiproseError with file, line and column
 */
export function parseTlsCfg(
  source: string,
  file: string,
  fallback: Readonly<Record<Profile['role'], ProfileValues>>,
): readonly Profile[] {
  const sections: Section[] = []
  for (const line of cfgLines(source, file)) {
    if (line.kind === 'section') sections.push(sectionOf(line))
    else takeKey(sections.at(-1), line)
  }
  const profiles = sections.map((section) => profileOf(section, fallback[section.role]))
  for (const profile of profiles) checkNamed(profile, profiles)
  return profiles
}

function sectionOf({ text: written, place }: SectionLine): Section {
  const [, role = '', rest = ''] = /^\s*([^:\s]*)\s*(?::\s*(.*?))?\s*$/.exec(written) ?? []
  const known = role.toLowerCase()
  if (known !== 'server' && known !== 'client') {
    const fact = `the section is for \`${role}\`; it can be for \`server\` or \`client\``
    throw errorAt('unknown-role', place, fact)
  }
  const at = { ...place, column: place.column + Math.max(written.lastIndexOf(rest), 0) }
  return {
    role: known,
    domain: domainOf(rest, at),
    place,
    values: {},
    verify: null,
    require: null,
  }
}

function domainOf(written: string, place: Place): Domain {
  const word = written.toLowerCase()
  if (word === 'default' || word === 'any') return { kind: word }
  const [, bracketed, plain, digits = ''] =
    /^(?:\[([^\]]*)\]|([^:[\]]*))(?:\s*:\s*(\d+))?$/.exec(written) ?? []
  const address = bracketed ?? plain ?? ''
  const version = isIP(address)
  if (version === 0 || (version === 6) !== (bracketed !== undefined)) {
    const fact = `\`${written}\` is none of \`default\`, \`any\`, \`192.0.2.1:5061\` and \`[2001:db8::1]:5061\``
    throw errorAt('no-address', place, fact)
  }
  const port = Number(digits)
  if (digits === '' || port < 1 || port > 65535) {
    const fact = `\`${written}\` has no port; it can be 1 to 65535, as in \`${written.replace(/:\d*$/, '')}:5061\``
    throw errorAt('no-port', place, fact)
  }
  return { kind: 'address', address: address.toLowerCase(), port }
}

function takeKey(section: Section | undefined, line: KeyLine): void {
  if (section === undefined) {
    const fact = `\`${line.key}\` stands before any section; write \`[server:default]\` above it`
    throw errorAt('no-section', line.place, fact)
  }
  const take = keys.get(line.key.toLowerCase())
  if (take === undefined) {
    const fact = `there is no key \`${line.key}\`; there is ${[...keys.keys()].join(', ')}`
    throw errorAt('unknown-key', line.place, fact)
  }
  take(section, line)
}

type TextKey = {
  [K in keyof ProfileValues]: ProfileValues[K] extends string | null ? K : never
}[keyof ProfileValues]

function text(key: Exclude<TextKey, 'verify'>) {
  return ({ values }: Section, { value }: KeyLine): void => {
    values[key] = value
  }
}

function takeMethod({ values }: Section, { value, valuePlace }: KeyLine): void {
  const method = methodOf(value)
  if (method === null) {
    const fact = `the method is \`${value}\`; it can be ${methodNames.join(', ')}`
    throw errorAt('unknown-method', valuePlace, fact)
  }
  values.method = method
}

function switchOf({ key, value, valuePlace }: KeyLine): boolean {
  switch (value.toLowerCase()) {
    case 'yes':
    case 'on':
    case 'true':
    case '1':
      return true
    case 'no':
    case 'off':
    case 'false':
    case '0':
      return false
    default:
      throw errorAt('no-switch', valuePlace, `\`${key}\` is \`${value}\`; it can be yes or no`)
  }
}

function takeVerify(section: Section, line: KeyLine): void {
  section.verify = switchOf(line)
}

function takeRequire(section: Section, line: KeyLine): void {
  section.require = switchOf(line)
}

function takeVerifyClient({ values }: Section, { value, valuePlace }: KeyLine): void {
  const verify = VERIFICATIONS.find((one) => one === value.toLowerCase())
  if (verify === undefined) {
    const fact = `\`verify_client\` is \`${value}\`; it can be ${VERIFICATIONS.join(', ')}`
    throw errorAt('unknown-verification', valuePlace, fact)
  }
  values.verify = verify
}

function numberOf({ key, value, valuePlace }: KeyLine, most: number): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1
  if (number < 0 || number > most) {
    throw errorAt('no-number', valuePlace, `\`${key}\` is \`${value}\`; it can be 0 to ${most}`)
  }
  return number
}

function takeDepth({ values }: Section, line: KeyLine): void {
  values.verifyDepth = numberOf(line, 100)
}

function takeNameMode({ values }: Section, line: KeyLine): void {
  const number = numberOf(line, 999_999_999)
  values.serverNameMode =
    number === NameMode.WITH_SUBDOMAINS || number === NameMode.SUBDOMAINS ? number : NameMode.ITSELF
}

function profileOf(section: Section, fallback: ProfileValues): Profile {
  const { role, domain, place, values, verify, require } = section
  const pair = verify === null && require === null ? {} : { verify: pairOf(section, fallback) }
  const names = { serverName: null, serverNameMode: NameMode.ITSELF, serverId: null }
  const key = values.certificate === undefined ? {} : { privateKey: null }
  return { ...fallback, ...names, ...key, ...pair, ...values, role, domain, place }
}

function pairOf({ verify, require }: Section, fallback: ProfileValues) {
  const asked = fallback.verify === 'on' || fallback.verify === 'optional'
  return verificationOf(verify ?? asked, require ?? fallback.verify === 'on')
}

/** Of profiles for the same connections, only the name asked for can decide. */
function checkNamed(profile: Profile, all: readonly Profile[]): void {
  const { place, domain, role, serverName, serverId } = profile
  if (place === null) return
  const name = profileName(profile)
  const first = all.find((other) => profileName(other) === name)
  if (domain.kind === 'default' && first !== profile) {
    throw errorAt('second-default', place, `\`${name}\` stands here a second time`)
  }
  const nameless = serverName === null && serverId === null
  if (role === 'server' && nameless && (domain.kind === 'any' || first !== profile)) {
    const fact =
      domain.kind === 'any'
        ? `\`${name}\` has no \`server_name\`, by which alone it could be found`
        : `\`${name}\` stands here a second time, and has no \`server_name\` to be told apart by`
    throw errorAt('no-server-name', place, fact)
  }
}
