/** What the machine itself knows about names: its files, read again when they change. */

import { open } from 'node:fs/promises'

import type { Scheduler } from '../../scheduler.ts'
import { type Hosts, parseHosts } from './hosts.ts'
import { parseResolvConf, type ResolvConf } from './resolv-conf.ts'

const MAX_RESOLV_CONF = 65_536
const MAX_HOSTS = 1_048_576
const RECHECK_MS = 10_000

/** How names are found on this machine. */
export interface SystemNames {
  readonly resolvConf: ResolvConf
  readonly hosts: Hosts
}

/** Where that is asked for, before each question. */
export interface SystemNamesSource {
  /** What holds now; a promise where files have to be read first. */
  current(): SystemNames | Promise<SystemNames>
}

/** One file that is read anew when it has another size or time. */
class WatchedFile {
  readonly #path: string
  readonly #limit: number
  #stamp = ''
  /** Up to the limit, in latin1. */
  text = ''

  constructor(path: string, limit: number) {
    this.#path = path
    this.#limit = limit
  }

  /** Reads it if it has changed; a file that is not there is an empty one. True when the text is another. */
  async refresh(): Promise<boolean> {
    const before = this.text
    try {
      await this.#read()
    } catch {
      this.#stamp = ''
      this.text = ''
    }
    return this.text !== before
  }

  async #read(): Promise<void> {
    await using file = await open(this.#path, 'r')
    const { mtimeMs, size, ino } = await file.stat()
    const stamp = `${mtimeMs} ${size} ${ino}`
    if (stamp === this.#stamp) return
    const bytes = Buffer.alloc(this.#limit)
    let length = 0
    while (length < this.#limit) {
      const { bytesRead } = await file.read(bytes, length, this.#limit - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    this.#stamp = stamp
    this.text = bytes.toString('latin1', 0, length)
  }
}

/**
 * The files `resolv.conf` and `hosts`, looked at again when ten seconds have passed.
 *
 * @example On a system that keeps them elsewhere
 * ```ts
 * const names = new SystemFiles(clock, { resolvConf: '/run/dns/resolv.conf', hosts: '/etc/hosts' })
 * ```
 */
export class SystemFiles implements SystemNamesSource {
  readonly #clock: Scheduler
  readonly #resolvConf: WatchedFile
  readonly #hosts: WatchedFile
  #names: SystemNames | null = null
  #checkedAt = 0
  #reading: Promise<SystemNames> | null = null

  /**
   * @param clock - says when to look again
   * @param paths - where the two files are
   */
  constructor(clock: Scheduler, paths = { resolvConf: '/etc/resolv.conf', hosts: '/etc/hosts' }) {
    this.#clock = clock
    this.#resolvConf = new WatchedFile(paths.resolvConf, MAX_RESOLV_CONF)
    this.#hosts = new WatchedFile(paths.hosts, MAX_HOSTS)
  }

  current(): SystemNames | Promise<SystemNames> {
    const now = this.#clock.now()
    if (this.#names !== null && now - this.#checkedAt < RECHECK_MS) return this.#names
    this.#reading ??= this.#read(now)
    return this.#reading
  }

  async #read(now: number): Promise<SystemNames> {
    const conf = await this.#resolvConf.refresh()
    const hosts = await this.#hosts.refresh()
    const old = this.#names
    this.#names = {
      resolvConf: old === null || conf ? parseResolvConf(this.#resolvConf.text) : old.resolvConf,
      hosts: old === null || hosts ? parseHosts(this.#hosts.text) : old.hosts,
    }
    this.#checkedAt = now
    this.#reading = null
    return this.#names
  }
}
