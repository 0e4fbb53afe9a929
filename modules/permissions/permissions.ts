/** Who may do what, in one server. */

import {
  type Context,
  type DataSource,
  type Eventually,
  type Host,
  type ModuleLog,
  SiproseError,
} from 'siprose'

import { parseAddressFile } from './address/address-file.ts'
import type { AddressRow } from './address/address-row.ts'
import { type AddressColumns, readAddressRows } from './address/address-rows.ts'
import { AddressTable } from './address/address-table.ts'
import { Backend, databaseFor, type DatabaseOptions, type DatabasePlan } from './database.ts'
import type { RuleSet } from './rules/judge.ts'
import { RuleFiles, type RuleNames } from './rules/rule-files.ts'
import { type TrustedOptions, TrustedPeers } from './trusted/trusted-peers.ts'
import type { TrustedRequest, TrustedRow } from './trusted/trusted-table.ts'

/** Under what literals of the configuration are noted. */
export const Noted = { FIRST: 'permissions/first', SECOND: 'permissions/second' } as const

/** The parameters that count here. */
export interface PermissionOptions extends DatabaseOptions, AddressColumns, TrustedOptions {
  readonly default_allow_file: string
  readonly default_deny_file: string
  readonly allow_suffix: string
  readonly deny_suffix: string
  readonly max_subnets: number
  readonly subnet_match_mode: number
  readonly reload_delta: number
}

/** What the tables and rules live in. */
export interface PermissionParts {
  /** The AVP that takes the tags of rows that were found, or null. */
  readonly tag: string | null
  /** The database; null where nothing is in one. */
  readonly source: DataSource | null
  /** Has the files, and the time. */
  readonly server: Host
  /** Is told of reloads. */
  readonly log: ModuleLog
}

const nobody: readonly TrustedRow[] = []

/** The tables and rules of one server. */
export class Permissions {
  readonly rules: RuleFiles
  /** Whom no credentials are asked of; null where no database has them. */
  readonly trusted: TrustedPeers | null
  readonly #options: PermissionOptions
  readonly #plan: DatabasePlan
  readonly #source: DataSource | null
  readonly #tag: string | null
  readonly #server: Host
  readonly #log: ModuleLog
  #addresses: AddressTable
  #reloadAt = Number.NEGATIVE_INFINITY

  /**
   * @param options - the parameters
   * @param parts - what they live in
   */
  constructor(options: PermissionOptions, { tag, source, server, log }: PermissionParts) {
    this.#options = options
    this.#plan = databaseFor(options)
    this.#source = source
    this.trusted =
      source === null || !this.#plan.trusted ? null : new TrustedPeers(options, source, log)
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

  /** Reads all files that the configuration names, and the tables. */
  async start(): Promise<void> {
    await this.#source?.open(this.#plan.tables)
    if (this.trusted?.kept === true) await this.trusted.load()
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

  /** Leaves the database. */
  async stop(): Promise<void> {
    await this.#source?.close()
  }

  /** Reads the address table again: the new one takes the place of the old one once it is whole. */
  async reload(): Promise<number> {
    if (!this.#hasAddresses) {
      throw new SiproseError(
        'permissions/no-table',
        'there is no address table: set `address_file`, or `db_url`',
      )
    }
    this.#mayReload()
    const table = await this.#read()
    this.#addresses = table
    const count = table.addresses.length + table.subnets.length + table.domains.length
    this.#log.notice(`permissions: ${count} addresses, subnets and domains read again`)
    return count
  }

  /** Reads the table of trusted peers again. */
  async reloadTrusted(): Promise<number> {
    const peers = this.keptPeers
    this.#mayReload()
    const count = await peers.load()
    this.#log.notice(`permissions: ${count} trusted peers read again`)
    return count
  }

  /** The trusted peers in memory. */
  get keptPeers(): TrustedPeers {
    if (this.trusted === null) {
      const fact = 'there is no table of trusted peers: it comes from a database, set `db_url`'
      throw new SiproseError('permissions/no-table', fact)
    }
    if (this.trusted.kept) return this.trusted
    const fact = 'trusted peers are asked for with each request, as `db_mode` is 0'
    throw new SiproseError('permissions/not-kept', fact)
  }

  /** The rows that trust a request. */
  trusting(request: TrustedRequest, first: boolean): Eventually<readonly TrustedRow[]> {
    return this.trusted?.find(request, first) ?? nobody
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
    if (this.#plan.addresses) return true
    return address_file !== null && (load_backends & Backend.ADDRESS) !== 0
  }

  /** Refuses a reload that comes too soon after the last one, of either table. */
  #mayReload(): void {
    const { clock } = this.#server
    const { reload_delta } = this.#options
    const next = this.#reloadAt + reload_delta * 1000
    if (clock.now() < next) {
      const left = Math.ceil((next - clock.now()) / 1000)
      const fact = `a reload was ${reload_delta} s ago or less: wait ${left} s, or set \`reload_delta\``
      throw new SiproseError('permissions/too-soon', fact)
    }
    this.#reloadAt = clock.now()
  }

  get #matching() {
    return { longest: this.#options.subnet_match_mode === 1 }
  }

  async #read(): Promise<AddressTable> {
    const { address_file, address_table, max_subnets } = this.#options
    const file = address_file === null ? null : this.#server.files.path(address_file)
    const rows =
      file === null || address_file === null
        ? await this.#readRows()
        : parseAddressFile(await this.#textOf(address_file, file), file)
    const table = new AddressTable(rows, this.#matching)
    if (table.subnets.length <= max_subnets) return table
    const fact = `\`${file ?? address_table}\` has ${table.subnets.length} subnets, and \`max_subnets\` is ${max_subnets}: raise it`
    throw new SiproseError('permissions/subnets', fact)
  }

  async #readRows(): Promise<readonly AddressRow[]> {
    if (this.#source === null) return []
    return readAddressRows(this.#source, this.#options, this.#log)
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
