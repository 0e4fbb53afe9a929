/** What every face of the commands needs: where it is, who may use it, and how often. */

import { isAbsolute, join } from 'node:path'

import type { ControlPlace, FilePlace, NetworkPlace } from '../net/control/controls.ts'
import { canonicalAddress } from '../net/ip-address.ts'
import { groupId, userId } from '../runtime/accounts.ts'
import type { Clock } from '../runtime/clock.ts'
import { SiproseError } from '../runtime/errors.ts'

/** Who may use a file, as parameters say it: names or numbers, empty for whoever the server is. */
export interface FaceAccess {
  readonly mode: number
  readonly user: string | number
  readonly group: string | number
}

/**
 * The place of a file that a parameter names.
 *
 * @param path - as the parameter has it; one that does not begin with `/` is in the directory of run-time files
 * @param access - who may use it
 * @param rundir - that directory
 * @throws SiproseError `rpc/unknown-user` or `rpc/unknown-group`
 */
export function filePlace(path: string, access: FaceAccess, rundir: string): FilePlace {
  const { mode, user, group } = access
  return {
    kind: 'file',
    path: isAbsolute(path) ? path : join(rundir, path),
    mode,
    uid: idOf(user, userId, 'user'),
    gid: idOf(group, groupId, 'group'),
  }
}

function idOf(
  name: string | number,
  lookUp: (name: string) => number | null,
  kind: 'user' | 'group',
): number | null {
  if (name === '') return null
  if (typeof name === 'number') return name
  const id = lookUp(name)
  if (id !== null) return id
  const code = kind === 'user' ? 'rpc/unknown-user' : 'rpc/unknown-group'
  throw new SiproseError(code, `no ${kind} of this machine is called \`${name}\``, { name })
}

/**
 * The address of a network place: `127.0.0.1:8090`, `[::1]:8090`.
 *
 * @returns null for what is none
 */
export function networkPlace(text: string): NetworkPlace | null {
  const colon = text.lastIndexOf(':')
  const port = text.slice(colon + 1)
  const host = text.slice(0, Math.max(0, colon))
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
  const address = canonicalAddress(bare === 'localhost' ? '127.0.0.1' : bare)
  if (address === null || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) return null
  return { kind: 'network', address, port: Number(port) }
}

/** A place in the file system or in the network, with the transport that stands before it. */
export interface SpokenPlace {
  readonly transport: 'unix' | 'udp' | 'tcp' | null
  readonly place: ControlPlace
}

/**
 * A place as parameters of several faces write it: `unix:/run/x`, `/run/x`, `x`, `udp:127.0.0.1:8090`, `tcp:[::1]:8090`.
 *
 * @param text - what a parameter says
 * @param access - who may use it, where it is a file
 * @param rundir - where relative paths begin
 * @returns null for what is neither
 */
export function spokenPlace(text: string, access: FaceAccess, rundir: string): SpokenPlace | null {
  const match = /^(unix|unixs|udp|tcp):(.*)$/s.exec(text)
  const transport = match?.[1] ?? null
  const rest = match?.[2] ?? text
  if (rest === '') return null
  if (transport === 'udp' || transport === 'tcp') {
    const place = networkPlace(rest)
    return place === null ? null : { transport, place }
  }
  const unix = transport === null ? null : 'unix'
  return { transport: unix, place: filePlace(rest, access, rundir) }
}

/** Counts requests, so that nobody can keep the server busy with commands. */
export class RequestRate {
  readonly #clock: Clock
  readonly #perSecond: number
  #second = 0
  #count = 0

  /**
   * @param clock - the time
   * @param perSecond - how many requests are answered in a second; 0 for no limit
   */
  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock
    this.#perSecond = perSecond
  }

  /** Counts a request; false where it is one too many. */
  allows(): boolean {
    if (this.#perSecond === 0) return true
    const second = Math.floor(this.#clock.now() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#count = 0
    }
    this.#count++
    return this.#count <= this.#perSecond
  }
}
