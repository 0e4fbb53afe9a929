/** All profiles of a server, with their files read; finds the one for a connection. */

import type { SecureContext, SecureContextOptions } from 'node:tls'
import type { X509Certificate } from 'node:crypto'

import { namesMatch, type Profile } from './profile.ts'

/** A profile whose files were read and fit together. */
export interface LoadedProfile {
  readonly profile: Profile
  /** What {@link context} was made of. */
  readonly options: SecureContextOptions
  readonly context: SecureContext
  /** The certificate that is shown, or null where none is. */
  readonly certificate: X509Certificate | null
}

/** One generation of profiles; a reload makes a new one, and connections keep theirs. */
export class ProfileSet {
  readonly servers: readonly LoadedProfile[]
  readonly clients: readonly LoadedProfile[]
  readonly #server: LoadedProfile
  readonly #client: LoadedProfile

  /** @param loaded - all of them; one for each role is a default */
  constructor(loaded: readonly LoadedProfile[]) {
    this.servers = loaded.filter(({ profile }) => profile.role === 'server')
    this.clients = loaded.filter(({ profile }) => profile.role === 'client')
    this.#server = defaultOf(this.servers)
    this.#client = defaultOf(this.clients)
  }

  /**
   * The profile for a connection that came in.
   *
   * Those of the socket's address come first: of them the one with the name that was asked for, then one without a name. Then
   * those of any address, by name; then the default. While no name is known, the first of the address stands for all.
   *
   * @param address - the socket's
   * @param name - what the client asked for, or null
   */
  server(address: string, port: number, name: string | null): LoadedProfile {
    return choose(this.servers, { address, port }, name, name) ?? this.#server
  }

  /** Profiles that {@link server} can give for a socket, whatever name is asked for. */
  candidates(address: string, port: number): readonly LoadedProfile[] {
    return this.servers.filter(
      ({ profile: { domain } }) => domain.kind !== 'address' || isAt(domain, { address, port }),
    )
  }

  /**
   * The profile for a connection that is opened: by its id, else of the peer's address, else of any by name, else the default.
   *
   * @param to - the peer
   * @param wish - what the script wants: the id of a profile, a name to ask for, or null
   * @param host - the name of the peer, or null
   */
  client(
    to: { readonly address: string; readonly port: number },
    wish: { readonly id: string | null; readonly name: string | null },
    host: string | null,
  ): LoadedProfile {
    const { id, name } = wish
    const wanted = id === null ? undefined : this.clients.find((one) => one.profile.serverId === id)
    return wanted ?? choose(this.clients, to, name, name ?? host) ?? this.#client
  }
}

interface Place {
  readonly address: string
  readonly port: number
}

function choose(
  all: readonly LoadedProfile[],
  at: Place,
  name: string | null,
  nameForAny: string | null,
): LoadedProfile | null {
  const there = all.filter(
    ({ profile: { domain } }) => domain.kind === 'address' && isAt(domain, at),
  )
  const named = there.find(({ profile }) => name !== null && namesMatch(profile, name))
  const nameless = there.find(({ profile }) => profile.serverName === null)
  const first = name === null ? there[0] : undefined
  const any = all.find(
    ({ profile }) =>
      profile.domain.kind === 'any' && nameForAny !== null && namesMatch(profile, nameForAny),
  )
  return named ?? nameless ?? first ?? any ?? null
}

function isAt(one: Place, other: Place): boolean {
  return one.address === other.address && one.port === other.port
}

function defaultOf(loaded: readonly LoadedProfile[]): LoadedProfile {
  const found = loaded.find(({ profile }) => profile.domain.kind === 'default')
  if (found === undefined) throw new TypeError('a set of profiles has no default')
  return found
}
