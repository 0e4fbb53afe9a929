// hot
/** The registrar of one server. */

import type { Context, Counter, Host, ModuleLog, Uri } from 'siprose'
import { parseUri } from 'siprose'
import type { SlApi } from 'siprose/modules/sl'
import {
  type Contact,
  ContactEvent,
  type LocationTable,
  type UsrlocApi,
} from 'siprose/modules/usrloc'

import { aorOf } from './aor.ts'
import { Lookup } from './locate/lookup.ts'
import { Profiles } from './locate/profiles.ts'
import { RecordDetails } from './locate/record-details.ts'
import { type Answer, answerTo } from './register/answer.ts'
import { AttributesKept } from './register/attributes.ts'
import { SaveFlag } from './register/save-flags.ts'
import { Saver } from './register/save.ts'
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
  save(ctx: Context, table: LocationTable, flags: number, uri: string | null): number {
    const outcome = this.#saver.save(ctx, table, flags, uri)
    const { refusal } = outcome
    const { counts } = this.#parts
    if (refusal === null) counts.acceptedRegs.add()
    else counts.rejectedRegs.add()
    if (ctx.message.isRequest) {
      const answer = answerTo(ctx, outcome, this.settings, this.usrloc.now())
      if ((flags & SaveFlag.NO_REPLY) === 0) this.#send(ctx, answer)
      else {
        this.#unsent.set(ctx, answer)
        if ((flags & SaveFlag.PREPARE) !== 0) ctx.replyHeaders += answer.headers
      }
    }
    if (refusal === null) return outcome.done
    this.#parts.log.info(`REGISTER of ${outcome.aor} refused: ${refusal.error}`)
    return refusal === refusals.tooMany ? TOO_MANY : REFUSED
  }

  /** Sends the answer that `save()` has kept back; false where there is none. */
  sendReply(ctx: Context): boolean {
    const answer = this.#unsent.get(ctx)
    if (answer === undefined) return false
    this.#unsent.delete(ctx)
    return this.#send(ctx, answer)
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
