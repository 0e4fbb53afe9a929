/** Registrations elsewhere: begun, renewed before they end, and tried again where they fail. */

import {
  Contact,
  contacts,
  type Context,
  expires,
  minExpires,
  type Host,
  type ModuleLog,
  randomToken,
  type Timer,
} from 'siprose'
import type { LocalAnswer, TmApi } from 'siprose/modules/tm'

import { answerChallenge, isChallenge } from '../auth/answer.ts'
import { type Account, AccountState } from './account.ts'

const { ANSWERED, DISABLED, ONGOING, ONLINE, STARTED } = AccountState
const INTERVAL_TOO_BRIEF = 423
/** Seconds, where an account says none. */
const USUAL_EXPIRES = 3600
const SECOND = 1000
/** When the first are registered, after the start. */
const FIRST_LOOK_MS = 1000
/** How long before its end a registration is renewed, beside the time between two looks: a tenth, this much at most. */
const EARLY_MS = 30_000

/** What the parameters say. */
export interface RegistrarSettings {
  readonly reg_contact_addr: string
  readonly reg_timer_interval: number
  readonly reg_retry_interval: number
  readonly reg_keep_callid: boolean
  readonly reg_random_delay: number
  readonly default_socket: string | null
}

/** What the registrations of one server live in. */
export interface RegistrarParts {
  readonly server: Host
  readonly log: ModuleLog
}

/** Sends REGISTERs. */
export class Registrar {
  readonly #settings: RegistrarSettings
  readonly #server: Host
  readonly #log: ModuleLog
  #tm: TmApi | null = null
  #timer: Timer | null = null
  #first: Timer | null = null
  /** Whether anything is registered at all. */
  active: boolean

  /**
   * @param settings - the parameters
   * @param parts - what they live in
   * @param active - whether anything is registered at first
   */
  constructor(settings: RegistrarSettings, { server, log }: RegistrarParts, active: boolean) {
    this.#settings = settings
    this.#server = server
    this.#log = log
    this.active = active
  }

  /** Begins to look after accounts. */
  start(tm: TmApi | null, accounts: () => Iterable<Account>): void {
    this.#tm = tm
    const interval = this.#settings.reg_timer_interval * SECOND
    this.#timer = this.#server.every(interval, () => this.look(accounts()))
    // the sockets are not open yet
    this.#first = this.#server.clock.after(FIRST_LOOK_MS, () => this.look(accounts()))
  }

  /** Ends to do so. */
  stop(): void {
    this.#timer?.cancel()
    this.#first?.cancel()
    this.#timer = null
  }

  /** When an account is registered first. */
  firstDue(delay: number): number {
    const { clock, random } = this.#server
    const { reg_random_delay: most } = this.#settings
    const seconds = delay > 0 || most === 0 ? delay : random.uint32() % (most + 1)
    return clock.now() + seconds * SECOND
  }

  /** Registers those that are due before the next look. */
  look(accounts: Iterable<Account>): void {
    if (!this.active) return
    const now = this.#server.clock.now()
    for (const account of accounts) {
      if ((account.state & (DISABLED | ONGOING)) === 0 && account.due <= now) this.register(account)
    }
  }

  /** Registers an account. */
  register(account: Account): boolean {
    const { row } = account
    account.state &= ~(DISABLED | ANSWERED)
    const seconds = Math.max(row.expires > 0 ? row.expires : USUAL_EXPIRES, account.leastExpires)
    return this.#send(account, seconds, '')
  }

  /** Ends the registration of an account, and begins no other. */
  unregister(account: Account): boolean {
    account.state = (account.state | DISABLED) & ~ANSWERED
    return this.#send(account, 0, '')
  }

  /** Sends one request. */
  #send(account: Account, seconds: number, credentials: string): boolean {
    const { random } = this.#server
    const { row } = account
    const { reg_contact_addr: address, reg_keep_callid: keep, default_socket } = this.#settings
    const fresh = !(keep && account.is(ONLINE)) && credentials === ''
    if (account.callId === '' || fresh) {
      account.callId = randomToken(random, 3)
      account.fromTag = randomToken(random, 2)
      account.cseq = 0
    }
    account.cseq += 1
    account.attempt += 1
    account.state |= ONGOING | STARTED
    const { attempt } = account
    const contact = `<sip:${row.uuid}@${row.contactAddress === '' ? address : row.contactAddress}>`
    const uri = `sip:${row.remoteDomain}`
    const sent = this.#tm?.send(
      {
        method: 'REGISTER',
        uri,
        from: `<${account.remoteUri}>;tag=${account.fromTag}`,
        to: `<${account.remoteUri}>`,
        nextHop: row.authProxy === '' ? null : row.authProxy,
        socket: row.socket === '' ? default_socket : row.socket,
        callId: account.callId,
        cseq: account.cseq,
        headers: `Contact: ${contact}\r\nExpires: ${seconds}\r\n${credentials}`,
      },
      (answer) => {
        if (answer.status >= 200 && account.attempt === attempt) {
          this.#answered(account, answer, { uri, seconds, again: credentials !== '' })
        }
      },
    )
    if (sent == null) this.#failed(account, 'it could not be sent')
    return sent != null
  }

  #answered(
    account: Account,
    { status, reason, reply }: LocalAnswer,
    {
      uri,
      seconds,
      again,
    }: { readonly uri: string; readonly seconds: number; readonly again: boolean },
  ): void {
    account.state &= ~ONGOING
    if (status < 300) this.#succeeded(account, reply, seconds)
    else if (reply !== null && isChallenge(status) && !again) {
      const credentials = this.#answer(account, reply, uri)
      if (credentials === null) this.#failed(account, `${status} asks what it does not know`)
      else {
        account.state |= ANSWERED
        this.#send(account, seconds, credentials)
      }
    } else if (reply !== null && status === INTERVAL_TOO_BRIEF && account.leastExpires === 0) {
      account.leastExpires = minExpires(reply.message) ?? USUAL_EXPIRES
      this.register(account)
    } else this.#failed(account, `${status} ${reason}`)
  }

  #answer({ row }: Account, reply: Context, uri: string): string | null {
    const { message } = reply
    const secret = row.authHa1 === '' ? { password: row.authPassword } : { ha1: row.authHa1 }
    const find = (realm: string) =>
      row.realm === '' || row.realm === realm ? { user: row.authUser, secret } : null
    const request = { method: 'REGISTER', uri, body: '' }
    const asked = { reply: message, status: message.status }
    return answerChallenge(asked, find, request, this.#server.random)?.line ?? null
  }

  #succeeded(account: Account, reply: Context | null, asked: number): void {
    const now = this.#server.clock.now()
    if (account.is(DISABLED)) {
      account.state &= ~ONLINE
      account.until = 0
      return
    }
    const granted = (reply === null ? null : grantedTo(account, reply)) ?? asked
    account.state |= ONLINE
    account.until = now + granted * SECOND
    // the next look may come as late as the time between two
    const lifetime = granted * SECOND
    const early = this.#settings.reg_timer_interval * SECOND + Math.min(lifetime / 10, EARLY_MS)
    account.due = now + Math.max(lifetime - early, lifetime / 2)
  }

  #failed(account: Account, why: string): void {
    const { reg_retry_interval: retry } = this.#settings
    this.#log.warn(
      `uac: ${account.row.uuid} is not registered at ${account.row.remoteDomain}: ${why}`,
    )
    account.state &= ~(ONGOING | ONLINE | ANSWERED)
    account.leastExpires = 0
    account.until = 0
    account.callId = ''
    if (retry === 0) account.state |= DISABLED
    else account.due = this.#server.clock.now() + retry * SECOND
  }
}

/** The seconds that a registrar grants; null where it does not say. */
function grantedTo({ row }: Account, { message }: Context): number | null {
  for (const contact of contacts(message)) {
    if (contact instanceof Contact && contact.address.parsedUri?.user === row.uuid) {
      return contact.expires ?? expires(message)
    }
  }
  return expires(message)
}
