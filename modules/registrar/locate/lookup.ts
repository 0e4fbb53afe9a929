// hot
/** Finds where somebody is, and makes the request go there. */

import { BranchFacts, type Context, MethodId, parseUri, type Uri } from 'siprose'
import {
  ALL_METHODS,
  type AddressRecord,
  connectionLost,
  type Contact,
  type LocationTable,
  type ReadBy,
  type UsrlocApi,
} from 'siprose/modules/usrloc'

import { aorOf } from '../aor.ts'
import type { AttributesKept } from '../register/attributes.ts'
import type { Settings } from '../settings.ts'
import { Gruu, gruuKind, instanceOf, isOf, ruidOf, temporaryContact } from './gruu.ts'
import { wayTo } from './next-hop.ts'
import type { RecordDetails } from './record-details.ts'

/** What a lookup tells the script. */
export const Found = {
  YES: 1,
  /** There is no contact. */
  NO: -1,
  /** There are contacts, but none takes the method. */
  NO_METHOD: -2,
  /** The URI is none that anybody could register. */
  NO_URI: -3,
  /** The database could not be asked. */
  FAILED: -3,
} as const

/** Bits of `lookup_filter_mode`. */
const Filter = { BRANCH_FLAGS: 1, CONNECTED: 2 } as const

/** Looks contacts up, for one message at a time. */
export class Lookup {
  readonly #usrloc: UsrlocApi
  readonly #settings: Settings
  readonly #attributes: AttributesKept
  readonly #details: RecordDetails
  /** The contacts of the lookup in work, in their order. */
  readonly #found: Contact[] = []

  constructor(
    usrloc: UsrlocApi,
    settings: Settings,
    attributes: AttributesKept,
    details: RecordDetails,
  ) {
    this.#usrloc = usrloc
    this.#settings = settings
    this.#attributes = attributes
    this.#details = details
  }

  /**
   * Sends the request to the contacts of somebody: the first one becomes its URI, the others branches.
   *
   * @param uriText - who, or null for who is in the request URI
   * @returns one of {@link Found}
   */
  toRequest(ctx: Context, table: LocationTable, uriText: string | null): number {
    const most = this.#settings.params.append_branches === 0 ? 1 : roomFor(ctx)
    const result = this.#find(ctx, table, uriOf(ctx, uriText), most)
    if (result !== Found.YES) return result
    const [first] = this.#found
    if (first === undefined) return Found.NO
    this.#sendTo(ctx, first)
    for (let i = 1; i < this.#found.length; i++) this.#branchTo(ctx, this.#found[i])
    this.#note(ctx, first)
    return Found.YES
  }

  /** The same, with all contacts as branches: the request URI stays. */
  toBranches(ctx: Context, table: LocationTable, uriText: string | null): number {
    const result = this.#find(ctx, table, uriOf(ctx, uriText), roomFor(ctx) - 1)
    if (result !== Found.YES) return result
    for (const contact of this.#found) this.#branchTo(ctx, contact)
    const [first] = this.#found
    if (first !== undefined) this.#note(ctx, first)
    return Found.YES
  }

  /** Looks up the request URI, and each branch that is nothing but a URI. */
  everyBranch(ctx: Context, table: LocationTable): number {
    const before = ctx.hasBranches ? ctx.branches.all().length : 0
    let result = this.toRequest(ctx, table, null)
    for (let i = 0; i < before; i++) {
      const branch = ctx.branches.at(i)
      if (branch === null || branch.destinationUri !== null || branch.path !== null) continue
      if (branch.ruid !== null) continue
      const uri = parseUri(branch.uri, ctx.message.rules)
      const one = this.#find(ctx, table, uri, roomFor(ctx))
      if (one !== Found.YES) continue
      const [first] = this.#found
      if (first === undefined) continue
      const { destination, path } = wayTo(first, this.#own(ctx))
      branch.uri = first.uri
      branch.destinationUri = destination
      branch.flags = first.branchFlags
      branch.sendSocket = first.socket
      describe(branch, first, path)
      for (let k = 1; k < this.#found.length; k++) this.#branchTo(ctx, this.#found[k])
      result = Found.YES
    }
    return result
  }

  /** By what the contacts that a URI means are read. */
  readBy(uri: Uri): readonly ReadBy[] {
    const kind = this.#settings.params.gruu_enabled === 0 ? Gruu.NONE : gruuKind(uri)
    if (kind !== Gruu.TEMPORARY) return [{ aor: aorOf(uri, this.#settings) }]
    const ruid = ruidOf(uri)
    return ruid === null ? [] : [{ ruid }]
  }

  /** The same of the request URI, and of each branch that is nothing but a URI. */
  readByBranches(ctx: Context): readonly ReadBy[] {
    const list = ctx.uri === null ? [] : [...this.readBy(ctx.uri)]
    for (const { uri } of ctx.hasBranches ? ctx.branches.all() : []) {
      const parsed = parseUri(uri, ctx.message.rules)
      const by = parsed === null ? [] : this.readBy(parsed)
      for (const one of by) if (!list.some((other) => isSame(one, other))) list.push(one)
    }
    return list
  }

  /** The contacts of somebody that have not ended. The list is the next lookup's too. */
  all(table: LocationTable, uri: Uri | null): readonly Contact[] {
    const record = uri === null ? null : table.find(aorOf(uri, this.#settings))
    this.#found.length = 0
    const now = this.#usrloc.now()
    for (let contact = record?.first ?? null; contact !== null; contact = contact.next) {
      if (contact.isValid(now)) this.#found.push(contact)
    }
    return this.#found
  }

  /** Collects contacts, as many as there is room for. */
  #find(ctx: Context, table: LocationTable, uri: Uri | null, most: number): number {
    this.#found.length = 0
    if (uri === null) return Found.NO_URI
    const { params } = this.#settings
    const kind = params.gruu_enabled === 0 ? Gruu.NONE : gruuKind(uri)
    if (kind !== Gruu.TEMPORARY) {
      const record = table.find(aorOf(uri, this.#settings))
      if (record === null) return Found.NO
      return this.#collect(ctx, record, kind === Gruu.PUBLIC ? instanceOf(uri) : null, most)
    }
    const contact = temporaryContact(this.#usrloc, table, uri)
    if (contact === null || !this.#isThere(contact, this.#usrloc.now())) return Found.NO
    if (!this.#takes(ctx, contact)) return Found.NO_METHOD
    this.#found.push(contact)
    return Found.YES
  }

  #collect(ctx: Context, record: AddressRecord, instance: string | null, most: number): number {
    const now = this.#usrloc.now()
    const wanted = this.#wantedFlags(ctx)
    let result: number = Found.NO
    for (let contact = record.first; contact !== null; contact = contact.next) {
      if (!this.#isThere(contact, now)) continue
      if (instance !== null && !isOf(contact, instance)) continue
      if (wanted !== 0 && (contact.branchFlags & wanted) === 0) continue
      if (!this.#takes(ctx, contact)) {
        result = Found.NO_METHOD
        continue
      }
      this.#found.push(contact)
      if (this.#found.length >= most) break
    }
    return this.#found.length > 0 ? Found.YES : result
  }

  #isThere(contact: Contact, now: number): boolean {
    const { use_expired_contacts, lookup_filter_mode } = this.#settings.params
    if (!contact.isValid(now) && use_expired_contacts === 0) return false
    return (lookup_filter_mode & Filter.CONNECTED) === 0 || !connectionLost(contact)
  }

  /** Whether a contact takes the method of the request: asked of those that begin something. */
  #takes({ message }: Context, { methods }: Contact): boolean {
    if (methods === ALL_METHODS || this.#settings.params.method_filtering === 0) return true
    const { methodId } = message
    if (methodId === MethodId.OTHER || (methods & methodId) !== 0) return true
    return message.toTag !== null
  }

  #wantedFlags(ctx: Context): number {
    const { lookup_filter_mode } = this.#settings.params
    if ((lookup_filter_mode & Filter.BRANCH_FLAGS) === 0) return 0
    return this.#settings.number(ctx, 'rlf_bflags') ?? 0
  }

  #own({ server }: Context) {
    return this.#settings.params.path_check_local === 0 ? null : server
  }

  #sendTo(ctx: Context, contact: Contact): void {
    const { destination, path } = wayTo(contact, this.#own(ctx))
    ctx.requestUri = contact.uri
    ctx.destinationUri = destination
    ctx.branchFlags = contact.branchFlags
    ctx.sendSocket = contact.socket
    ctx.facts = describe(new BranchFacts(), contact, path)
  }

  #branchTo(ctx: Context, contact: Contact | undefined): void {
    if (contact === undefined) return
    const branch = ctx.addBranch(contact.uri, null)
    if (branch === null) return
    const { destination, path } = wayTo(contact, this.#own(ctx))
    branch.destinationUri = destination
    branch.flags = contact.branchFlags
    branch.sendSocket = contact.socket
    describe(branch, contact, path)
  }

  #note(ctx: Context, first: Contact): void {
    this.#details.note(ctx, first)
    this.#attributes.restore(ctx, this.#found)
  }
}

function isSame(one: ReadBy, other: ReadBy): boolean {
  if ('aor' in one) return 'aor' in other && one.aor === other.aor
  return 'ruid' in one && 'ruid' in other && one.ruid === other.ruid
}

/** Who is looked up. */
function uriOf(ctx: Context, text: string | null): Uri | null {
  return text === null ? ctx.uri : parseUri(text, ctx.message.rules)
}

/** How many more places the request can go to, its URI included. */
function roomFor(ctx: Context): number {
  const there = ctx.hasBranches ? ctx.branches.count : 0
  return Math.max(ctx.server.settings.max_branches - there, 1)
}

function describe(facts: BranchFacts, contact: Contact, path: string | null): BranchFacts {
  facts.q = contact.q < 0 ? null : contact.q
  facts.path = path
  facts.ruid = contact.ruid
  facts.instance = contact.instance
  facts.userAgent = contact.userAgent === '' ? null : contact.userAgent
  facts.connection = contact.connection
  return facts
}
