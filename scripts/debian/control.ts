/** What `dpkg` is told of the package. */

/** What changes from one build to the next. */
export interface PackageFacts {
  readonly version: string
  /** Of the machine, as Debian names it. */
  readonly architecture: string
  readonly maintainer: string
  /** In units of 1024 bytes. */
  readonly installedSize: number
}

/** The machines for which Node.js is built, by its names for them. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/**
 * Debian's name of the machine.
 *
 * @param arch - that of Node.js
 * @throws Error for one that Debian has no name for here
 */
export function debianArchitecture(arch: string): string {
  const name = ARCHITECTURES[arch]
  if (name === undefined)
    throw new Error(`a package for ${arch} cannot be built; x64 and arm64 can`)
  return name
}

/** A version of npm, `1.2.3-rc.1`, as `dpkg` sorts it: what comes before a release has a tilde. */
export function debianVersion(version: string): string {
  return `${version.replace('-', '~')}-1`
}

/** Who says so: the variables that Debian's own tools read. */
export function maintainerOf(environment: NodeJS.ProcessEnv): string {
  const name = environment['DEBFULLNAME'] ?? 'The Siprose authors'
  return `${name} <${environment['DEBEMAIL'] ?? 'root@localhost'}>`
}

/** The text of `DEBIAN/control`. */
export function controlText({
  version,
  architecture,
  maintainer,
  installedSize,
}: PackageFacts): string {
  return `Package: siprose
Version: ${version}
Architecture: ${architecture}
Maintainer: ${maintainer}
Installed-Size: ${installedSize}
Depends: adduser, init-system-helpers (>= 1.54~), libatomic1, libc6 (>= 2.28), libgcc-s1, libstdc++6 (>= 5.2)
Section: comm
Priority: optional
Description: SIP server that runs the Kamailio configuration language
 A proxy, registrar and router for SIP (RFC 3261) over UDP, TCP, TLS and
 WebSocket. An existing kamailio.cfg runs on it unchanged; databases in
 SQLite, PostgreSQL, MySQL and Redis are used as they are.
 .
 The package holds all modules, and their manual. "siprose check" finds what
 is wrong with a configuration, and "siprose test" plays examples on it.
`
}

/** The licences, in the form that Debian's tools read, with the texts behind it. */
export function copyrightText(licenses: string): string {
  const body = licenses
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n')
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: siprose

Files: *
Copyright: 2026 The Siprose authors, and those named below
License: MIT-and-others

License: MIT-and-others
 Siprose is under the MIT licence. What is in the executable beside it is listed
 here, each with its own; "siprose licenses" prints the same.
 .
${body}
`
}

/** The text of `changelog.gz`: one entry, as the whole story is in the changelog of the project beside it. */
export function changelogText(version: string, maintainer: string, date: Date): string {
  // RFC 5322, in UTC
  const day = date.toUTCString().replace('GMT', '+0000')
  return `siprose (${version}) unstable; urgency=medium

  * What is new is told in CHANGELOG.md.gz beside this file.

 -- ${maintainer}  ${day}
`
}
