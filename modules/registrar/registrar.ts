// hot
/** The registrar of one server. */

import {
  type Context,
  type Counter,
  DbCode,
  DbError,
  type Host,
  type ModuleLog,
  parseUri,
  type Uri,
} from 'siprose'
import type { SlApi } from 'siprose/modules/sl'
import {
  type Contact,
  ContactEvent,
  type LocationTable,
  type ReadBy,
  type UsrlocApi,
} from 'siprose/modules/usrloc'

import { aorOf } from './aor.ts'
import { Lookup } from './locate/lookup.ts'
import { Profiles } from './locate/profiles.ts'
import { RecordDetails } from './locate/record-details.ts'
import { type Answer, answerTo } from './register/answer.ts'
import { AttributesKept } from './register/attributes.ts'
import { SaveFlag } from './register/save-flags.ts'
import { Outcome, Saver } from './register/save.ts'
import { refusals } from './register/refusal.ts'
import { type Params, Settings } from './settings.ts'

/** What `save()` tells the script of a refusal. */
const TOO_MANY = -2
const REFUSED = -1

/** The figures of registrations. */
export interface RegistrarCounts {
  readonly acceptedRegs: Counter
  readonly rejectedRegs: Counter
}

/** What came of a REGISTER, and its answer; null for a message that gets none. */
interface Made {
  readonly outcome: Outcome
  readonly answer: Answer | null
}

/** What the registrar is made of. */
export interface RegistrarParts {
  readonly server: Host
  readonly log: ModuleLog
  readonly params: Params
  readonly counts: RegistrarCounts
  readonly usrloc: UsrlocApi
  readonly sl: SlApi
}

/** Registers, and finds who is registered. */
export class Registrar {
  readonly usrloc: UsrlocApi
  readonly settings: Settings
  readonly lookup: Lookup
  readonly details: RecordDetails
  readonly attributes: AttributesKept
  readonly profiles: Profiles
  readonly #parts: RegistrarParts
  readonly #saver: Saver
  /** Answers that `save()` was asked not to send, for `reg_send_reply()`. */
  readonly #unsent = new WeakMap<Context, Answer>()

  constructor(parts: RegistrarParts) {
    const { params, usrloc } = parts
    this.#parts = parts
    this.usrloc = usrloc
    this.settings = new Settings(params, usrloc)
    this.attributes = new AttributesKept(usrloc.xavpContact)
    this.details = new RecordDetails(usrloc, params.xavp_rcd, params.xavp_rcd_mask)
    this.profiles = new Profiles()
    this.lookup = new Lookup(usrloc, this.settings, this.attributes, this.details)
    this.#saver = new Saver(usrloc, this.settings, this.attributes)
  }

  /**
   * Registers what a request says, and answers it.
   *
   * @param flags - bits of `SaveFlag`
   * @param uri - whose contacts they are; null for who is in To
   * @returns what `save()` tells the script
   */
  save(
    ctx: Context,
    table: LocationTable,
    flags: number,
    uri: string | null,
  ): number | Promise<number> {
    if (table.mustWait) return this.#saveStored(ctx, table, flags, uri)
    return this.#answer(ctx, this.#made(ctx, table, flags, uri), flags)
  }

  /** Registers, and answers when that is stored. */
  async #saveStored(
    ctx: Context,
    table: LocationTable,
    flags: number,
    uri: string | null,
  ): Promise<number> {
    const aor = this.#saver.aorOf(ctx, uri) ?? ''
    let made: Made
    try {
      made = await table.change(aor, () => this.#made(ctx, table, flags, uri))
    } catch (error) {
      made = this.#unstored(ctx, table, aor, error)
    }
    return this.#answer(ctx, made, flags)
  }

  /** What becomes of a REGISTER, and what is answered once that is stored. */
  #made(ctx: Context, table: LocationTable, flags: number, uri: string | null): Made {
    const outcome = this.#saver.save(ctx, table, flags, uri)
    return { outcome, answer: this.#answerTo(ctx, outcome) }
  }

  #unstored(ctx: Context, table: LocationTable, aor: string, error: unknown): Made {
    const outcome = new Outcome(table, this.usrloc.now())
    outcome.aor = aor
    const hopeless = error instanceof DbError && error.code === DbCode.VALUE
    outcome.refusal = hopeless ? refusals.notStorable : refusals.notStored
    return { outcome, answer: this.#answerTo(ctx, outcome) }
  }

  #answerTo(ctx: Context, outcome: Outcome): Answer | null {
    return ctx.message.isRequest ? answerTo(ctx, outcome, this.settings) : null
  }

  #answer(ctx: Context, { outcome, answer }: Made, flags: number): number {
    const { refusal } = outcome
    const { counts } = this.#parts
    if (refusal === null) counts.acceptedRegs.add()
    else counts.rejectedRegs.add()
    if (answer !== null) {
      if ((flags & SaveFlag.NO_REPLY) === 0) this.#send(ctx, answer)
      else {
        this.#unsent.set(ctx, answer)
        if ((flags & SaveFlag.PREPARE) !== 0) ctx.replyHeaders += answer.headers
      }
    }
    if (refusal === null) return outcome.done
    const who = outcome.aor.replaceAll(/[^ -~]/g, '?')
    this.#parts.log.info(`REGISTER of ${who} refused: ${refusal.error}`)
    return refusal === refusals.tooMany ? TOO_MANY : REFUSED
  }

  /** Sends the answer that `save()` has kept back; false where there is none. */
  sendReply(ctx: Context): boolean {
    const answer = this.#unsent.get(ctx)
    if (answer === undefined) return false
    this.#unsent.delete(ctx)
    return this.#send(ctx, answer)
  }

  /**
   * Does something with the contacts of somebody at hand: at once, or when a database has told them.
   *
   * @param list - who they are
   * @param work - what to do, at once
   * @param failed - the result where the database could not be asked
   */
  withContacts<T>(
    table: LocationTable,
    list: readonly ReadBy[],
    work: () => T,
    failed: T,
  ): T | Promise<T> {
    if (!table.mustRead) return work()
    return table.reading(list, work).catch((error: unknown) => {
      if (error instanceof DbError) return failed
      throw error
    })
  }

  /** By what the contacts that a URI means are read. */
  readBy(uri: Uri | null): readonly ReadBy[] {
    return uri === null ? [] : this.lookup.readBy(uri)
  }

  /** The table of a name. */
  table(name: string): LocationTable {
    return this.usrloc.table(name)
  }

  /** The address of record that a URI names. */
  aorOf(uri: Uri): string {
    return aorOf(uri, this.settings)
  }

  /** The URI of a text, or where there is none, of who a message is for: its request URI, or its To in a reply. */
  whose(ctx: Context, text: string | undefined): Uri | null {
    if (text !== undefined && text !== '') return parseUri(text, ctx.message.rules)
    return ctx.message.isRequest ? ctx.uri : (ctx.message.to?.parsedUri ?? null)
  }

  /** Runs `expired` for each contact that has ended. */
  tellExpired(run: (ctx: Context) => void): void {
    const { server } = this.#parts
    this.usrloc.watch(ContactEvent.EXPIRED, (contact: Contact) => {
      const ctx = server.blankContext('event')
      this.profiles.keep(ctx, 'exp', [contact])
      run(ctx)
    })
  }

  #send(ctx: Context, { status, reason, headers }: Answer): boolean {
    return this.#parts.sl.answer(ctx, status, reason, headers)
  }
}
