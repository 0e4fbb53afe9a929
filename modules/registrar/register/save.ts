// hot
/** REGISTER: what it says is checked as a whole, then done as a whole (RFC 3261 10.3). */

import {
  type Contact as WrittenContact,
  contacts,
  type Context,
  expires,
  Fault,
  FaultCode,
  hasStarContact,
  parseUri,
  type Uri,
} from 'siprose'
import {
  type AddressRecord,
  type Contact,
  cseqOrder,
  type LocationTable,
  Order,
  type UsrlocApi,
} from 'siprose/modules/usrloc'

import { aorOf, LONGEST_AOR } from '../aor.ts'
import type { Settings } from '../settings.ts'
import type { AttributesKept } from './attributes.ts'
import { Outbound } from './outbound.ts'
import type { PathFound } from './path.ts'
import { Reading } from './reading.ts'
import { type Refusal, refusals } from './refusal.ts'
import { SaveFlag } from './save-flags.ts'

/** What was done: the result of `save()`. */
export const Done = { INSERTED: 1, UPDATED: 2, DELETED: 3, LISTED: 4 } as const

/** What came of a REGISTER. */
export class Outcome {
  readonly table: LocationTable
  /** When it came about, in seconds: what is kept and what is answered count from there. */
  readonly now: number
  /** The address of record; '' where it could not be found out. */
  aor = ''
  /** Its URI. */
  uri: Uri | null = null
  /** Its record, where that is at hand; null where it has to be looked for, or there is none. */
  record: AddressRecord | null = null
  refusal: Refusal | null = null
  path: PathFound | null = null
  outbound: number = Outbound.NO
  /** One of {@link Done}. */
  done: number = Done.LISTED

  constructor(table: LocationTable, now: number) {
    this.table = table
    this.now = now
  }
}

/** Registers what requests say, one at a time. */
export class Saver {
  readonly #usrloc: UsrlocApi
  readonly #settings: Settings
  readonly #attributes: AttributesKept
  readonly #reading: Reading
  /** The registered contact of each one in the request, or null. */
  readonly #known: (Contact | null)[] = []
  /** Whether the contact looked at last is registered by a copy of the same request. */
  #again = false

  constructor(usrloc: UsrlocApi, settings: Settings, attributes: AttributesKept) {
    this.#usrloc = usrloc
    this.#settings = settings
    this.#attributes = attributes
    this.#reading = new Reading(usrloc, settings)
  }

  /**
   * Does what a REGISTER says, or nothing of it.
   *
   * @param flags - bits of `SaveFlag`
   * @param uriText - whose contacts they are; null for who is in To
   */
  save(ctx: Context, table: LocationTable, flags: number, uriText: string | null): Outcome {
    const outcome = new Outcome(table, this.#usrloc.now())
    outcome.refusal = this.#save(ctx, outcome, flags, uriText)
    outcome.path = this.#reading.path
    outcome.outbound = this.#reading.outbound
    return outcome
  }

  /** Whose contacts a request is about; null where that cannot be told. */
  aorOf({ message }: Context, uriText: string | null): string | null {
    const uri =
      uriText === null ? (message.to?.parsedUri ?? null) : parseUri(uriText, message.rules)
    return uri === null ? null : aorOf(uri, this.#settings)
  }

  #save(ctx: Context, outcome: Outcome, flags: number, uriText: string | null): Refusal | null {
    const { message } = ctx
    const { cseq, callId } = message
    this.#reading.begin(callId ?? '', cseq?.number ?? 0)
    if (cseq === null || callId === null) return refusals.badHeaders
    const list = contacts(message)
    const star = list.length === 1 && list[0] instanceof Fault && hasStarContact(message)
    if (star) {
      if (expires(message) !== 0) return refusals.starExpires
    } else {
      const refusal = faultIn(list, this.#settings.params.contact_max_size)
      if (refusal !== null) return refusal
      if (list.length > this.#settings.params.max_request_contacts) return refusals.manyInRequest
    }
    const refusal = this.#reading.outboundOf(ctx) ?? this.#whose(ctx, outcome, uriText)
    if (refusal !== null) return refusal
    if (star) return this.#removeAll(outcome)
    if (list.length === 0) return null
    const unreadable = this.#reading.request(ctx, flags)
    if (unreadable !== null) return unreadable
    // `faultIn` has seen that there are no others
    return this.#register(ctx, outcome, list as readonly WrittenContact[], flags)
  }

  /** Finds out whose contacts they are. */
  #whose(ctx: Context, outcome: Outcome, text: string | null): Refusal | null {
    const { message } = ctx
    const uri = text === null ? (message.to?.parsedUri ?? null) : parseUri(text, message.rules)
    if (uri === null) return refusals.badTo
    outcome.uri = uri
    const aor = aorOf(uri, this.#settings)
    if (aor.length > LONGEST_AOR) return refusals.longAor
    outcome.aor = aor
    return null
  }

  /** `Contact: *` takes out all, unless one was registered by a later request of the same Call-ID. */
  #removeAll(outcome: Outcome): Refusal | null {
    const { table, aor, now } = outcome
    const first = table.find(aor)?.first ?? null
    for (let contact = first; contact !== null; contact = contact.next) {
      if (this.#order(contact, now) === Order.OLDER) return refusals.oldCseq
    }
    table.removeAll(aor)
    outcome.done = Done.DELETED
    return null
  }

  #register(
    ctx: Context,
    outcome: Outcome,
    list: readonly WrittenContact[],
    flags: number,
  ): Refusal | null {
    const { now } = outcome
    const refusal = this.#checkAll(ctx, outcome, list, flags)
    if (refusal !== null) return refusal
    outcome.done = Done.INSERTED
    const several = list.length > 1
    let kept: Contact | null = null
    for (let i = 0; i < list.length; i++) {
      const written = list[i]
      if (several && written !== undefined) this.#reading.contact(ctx, written, now)
      const contact = this.#commit(outcome, this.#known[i] ?? null, several, now)
      if (contact !== null) this.#attributes.keep(ctx, contact)
      kept ??= contact
    }
    if (kept === null) return null
    if ((flags & SaveFlag.ONE_CONTACT) !== 0) removeOthers(kept)
    outcome.record = kept.record
    return null
  }

  /** Looks at all contacts before anything is changed. */
  #checkAll(
    ctx: Context,
    { table, aor, now }: Outcome,
    list: readonly WrittenContact[],
    flags: number,
  ): Refusal | null {
    const record = table.find(aor)
    const { facts } = this.#reading
    let more = 0
    let staying = 0
    let flow = false
    this.#known.length = 0
    for (const written of list) {
      const refusal = this.#reading.contact(ctx, written, now)
      if (refusal !== null) return refusal
      const stays = facts.expiresAt !== 0
      if (stays) staying++
      if (facts.regId !== 0) flow = true
      const contact = record === null ? null : this.#find(record)
      const order = contact === null ? Order.LATER : this.#order(contact, now)
      if (order === Order.OLDER) return refusals.oldCseq
      this.#again = order === Order.AGAIN
      if (contact === null || !contact.isValid(now)) more += stays ? 1 : 0
      else if (!stays) more--
      this.#known.push(contact)
    }
    if (flow && staying > 1) return refusals.manyFlows
    if (more <= 0) return null
    if (more > table.room) return refusals.tableFull
    const most = this.#settings.number(ctx, 'max_contacts') ?? this.#settings.params.max_contacts
    if (most <= 0 || (flags & SaveFlag.ONE_CONTACT) !== 0) return null
    return more + validIn(record, now) > most ? refusals.tooMany : null
  }

  /** The registered contact that the facts are of: of a device that says which it is, by that (RFC 5626 section 6). */
  #find(record: AddressRecord): Contact | null {
    const { facts } = this.#reading
    const { instance, regId } = facts
    if (instance === null) return record.table.matcher.find(record, facts)
    for (let contact = record.first; contact !== null; contact = contact.next) {
      if (contact.regId === regId && contact.hasInstance(instance)) return contact
    }
    return null
  }

  #order(contact: Contact, now: number): number {
    const { callId, cseq } = this.#reading.facts
    return cseqOrder(contact, callId, cseq, now, this.#usrloc.cseqDelay)
  }

  /**
   * Does what the facts say.
   *
   * @param known - the contact that was there before the request
   * @param several - whether another contact of the request may have been the same one
   * @returns the contact that is registered now, null where none is
   */
  #commit(outcome: Outcome, known: Contact | null, several: boolean, now: number): Contact | null {
    const { table, aor } = outcome
    const { facts } = this.#reading
    const record = several ? table.find(aor) : null
    const contact = several ? (record === null ? null : this.#find(record)) : known
    if (facts.expiresAt === 0) {
      if (contact === null) return null
      table.remove(contact)
      outcome.done = Done.DELETED
      return null
    }
    if (contact === null) return table.insert(aor, facts, now)
    outcome.done = Done.UPDATED
    if (several || !this.#again) table.update(contact, facts, now)
    return contact
  }
}

/** Why contacts cannot be read; null where they can. */
function faultIn(list: readonly (WrittenContact | Fault)[], longest: number): Refusal | null {
  for (const one of list) {
    if (!(one instanceof Fault)) {
      if (one.address.uriEnd - one.address.uriStart > longest) return refusals.longContact
      continue
    }
    if (one.code === FaultCode.STAR_NOT_ALONE) return refusals.starAndMore
    return one.code === FaultCode.BAD_Q ? refusals.badQ : refusals.badContact
  }
  return null
}

function validIn(record: AddressRecord | null, now: number): number {
  let count = 0
  for (let contact = record?.first ?? null; contact !== null; contact = contact.next) {
    if (contact.isValid(now)) count++
  }
  return count
}

function removeOthers(kept: Contact): void {
  const { table, first } = kept.record
  for (let contact = first; contact !== null;) {
    const { next } = contact
    if (contact !== kept) table.remove(contact)
    contact = next
  }
}
