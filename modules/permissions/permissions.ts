/** Who may do what, in one server. */

import { type Context, type Host, type ModuleLog, SiproseError } from 'siprose'

import { parseAddressFile } from './address/address-file.ts'
import type { AddressRow } from './address/address-row.ts'
import { AddressTable } from './address/address-table.ts'
import type { RuleSet } from './rules/judge.ts'
import { RuleFiles, type RuleNames } from './rules/rule-files.ts'
import { TrustedTable } from './trusted/trusted-table.ts'

/** Bits of `load_backends`. */
export const Backend = { ADDRESS: 1, TRUSTED: 2, ALLOW: 4, DENY: 8 } as const

/** Under what literals of the configuration are noted. */
export const Noted = { FIRST: 'permissions/first', SECOND: 'permissions/second' } as const

/** The parameters that count here. */
export interface PermissionOptions {
  readonly default_allow_file: string
  readonly default_deny_file: string
  readonly allow_suffix: string
  readonly deny_suffix: string
  readonly address_file: string | null
  readonly max_subnets: number
  readonly subnet_match_mode: number
  readonly load_backends: number
  readonly reload_delta: number
}

/** The tables and rules of one server. */
export class Permissions {
  readonly rules: RuleFiles
  /** Whom no credentials are asked of. It has no rows while no database can be read. */
  readonly trusted = new TrustedTable([])
  readonly #options: PermissionOptions
  readonly #tag: string | null
  readonly #server: Host
  readonly #log: ModuleLog
  #addresses: AddressTable
  #reloadAt = Number.NEGATIVE_INFINITY

  /**
   * @param options - the parameters
   * @param tag - the AVP that takes the tags of rows that were found, or null
   * @param server - has the files, and the time
   * @param log - is told of reloads
   */
  constructor(options: PermissionOptions, tag: string | null, server: Host, log: ModuleLog) {
    this.#options = options
    this.#tag = tag
    this.#server = server
    this.#log = log
    const { load_backends } = options
    this.rules = new RuleFiles(server.files, {
      allow: (load_backends & Backend.ALLOW) !== 0,
      deny: (load_backends & Backend.DENY) !== 0,
    })
    this.#addresses = new AddressTable([], this.#matching)
  }

  /** The addresses, subnets and domains. */
  get addresses(): AddressTable {
    return this.#addresses
  }

  /** Reads all files that the configuration names. */
  async start(): Promise<void> {
    if (this.#hasAddresses) this.#addresses = await this.#read()
    await this.rules.load(this.defaultNames)
    const alone = this.#server.noted(Noted.SECOND)
    for (const name of this.#server.noted(Noted.FIRST)) {
      const names = this.namesOf(name)
      await this.rules.load(names)
      // where files are named one by one, this may be the first of two
      if (alone.size > 0 && !this.rules.knows(names)) {
        await this.rules.load({ allow: name, deny: names.deny })
      }
    }
    for (const name of alone)
      await this.rules.load({ allow: this.#options.default_allow_file, deny: name })
  }

  /** Reads the address table again: the new one takes the place of the old one once it is whole. */
  async reload(): Promise<number> {
    if (!this.#hasAddresses) {
      throw new SiproseError(
        'permissions/no-table',
        'there is no address table: set `address_file`',
      )
    }
    const { clock } = this.#server
    const next = this.#reloadAt + this.#options.reload_delta * 1000
    if (clock.now() < next) {
      const left = Math.ceil((next - clock.now()) / 1000)
      const fact = `a reload was ${this.#options.reload_delta} s ago or less: wait ${left} s, or set \`reload_delta\``
      throw new SiproseError('permissions/too-soon', fact)
    }
    this.#reloadAt = clock.now()
    const table = await this.#read()
    this.#addresses = table
    const count = table.addresses.length + table.subnets.length + table.domains.length
    this.#log.notice(`permissions: ${count} addresses, subnets and domains read again`)
    return count
  }

  /** The files of a base name. */
  namesOf(base: string): RuleNames {
    const { allow_suffix, deny_suffix } = this.#options
    return { allow: `${base}${allow_suffix}`, deny: `${base}${deny_suffix}` }
  }

  /** The files of functions that name none. */
  get defaultNames(): RuleNames {
    return { allow: this.#options.default_allow_file, deny: this.#options.default_deny_file }
  }

  /** The rules of the files of functions that name none. */
  get defaultRules(): RuleSet {
    return this.rules.rules(this.defaultNames)
  }

  /**
   * The row for an address; its tag goes to the AVP that takes tags.
   *
   * @param group - null for any
   */
  find(ctx: Context, group: number | null, host: string, port: number): AddressRow | null {
    const row = this.#addresses.find(group, host, port)
    if (row !== null) this.addTag(ctx, row.tag)
    return row
  }

  /** Keeps a tag for the script, in front of those that are there. */
  addTag(ctx: Context, tag: string | null): void {
    if (tag !== null && this.#tag !== null) ctx.avps.push(this.#tag, tag)
  }

  get #hasAddresses(): boolean {
    const { address_file, load_backends } = this.#options
    return address_file !== null && (load_backends & Backend.ADDRESS) !== 0
  }

  get #matching() {
    return { longest: this.#options.subnet_match_mode === 1 }
  }

  async #read(): Promise<AddressTable> {
    const name = this.#options.address_file ?? ''
    const path = this.#server.files.path(name)
    const text = await this.#textOf(name, path)
    const table = new AddressTable(parseAddressFile(text, path), this.#matching)
    const { max_subnets } = this.#options
    if (table.subnets.length <= max_subnets) return table
    const fact = `\`${path}\` has ${table.subnets.length} subnets, and \`max_subnets\` is ${max_subnets}: raise it`
    throw new SiproseError('permissions/subnets', fact)
  }

  async #textOf(name: string, path: string): Promise<string> {
    try {
      return (await this.#server.files.read(name)).toString('latin1')
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new SiproseError('permissions/file', `\`${path}\` cannot be read: ${why}`)
    }
  }
}
