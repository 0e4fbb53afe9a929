/** Contacts as rows, and rows as contacts. */

import { parseUri, socketText, type Condition, type DbValue } from 'siprose'

import type { Contact } from '../location/contact.ts'
import { ALL_METHODS, ContactFacts } from '../location/contact-facts.ts'
import { MatchingMode } from '../location/matcher.ts'
import type { StoredContact } from '../location/stored-contact.ts'
import { At, type LocationColumns } from './columns.ts'

/** What the column has of a device that does not say what it is. */
const NO_AGENT = 'n/a'
/** The longest name of a device that the column holds. */
const LONGEST_AGENT = 255
const NO_CONNECTION = -1
const NO_Q = -1

/** A row, in the order of the columns. */
export type LocationRow = readonly DbValue[]

/** How rows are made and found. */
export interface RowRules {
  readonly columns: LocationColumns
  readonly useDomain: boolean
  /** The flag of branches behind a NAT, as a bit. */
  readonly natFlag: number
  /** Whether a row is found by its record id alone. */
  readonly byRuid: boolean
  readonly matchingMode: number
}

/** Makes rows of contacts, and facts of rows. */
export class LocationRows {
  readonly #rules: RowRules

  constructor(rules: RowRules) {
    this.#rules = rules
  }

  get columns(): LocationColumns {
    return this.#rules.columns
  }

  /** The row of a contact, as it is now. */
  of(contact: Contact): LocationRow {
    const { columns, useDomain, natFlag } = this.#rules
    const { record, socket, connection, methods, branchFlags } = contact
    const { aor } = record
    const at = useDomain ? aor.lastIndexOf('@') : -1
    const row: DbValue[] = [
      contact.ruid,
      at < 0 ? aor : aor.slice(0, at),
      contact.uri,
      columns.time(contact.expiresAt),
      contact.q < 0 ? NO_Q : contact.q / 1000,
      contact.callId,
      // the column is one of 31 bits and a sign, and a CSeq may have 31 bits
      contact.cseq | 0,
      columns.time(contact.modifiedAt),
      contact.flags,
      branchFlags,
      agentOf(contact),
      contact.received,
      contact.path,
      socket === null ? null : socketText(socket),
      methods === ALL_METHODS ? null : methods,
      contact.instance,
      contact.regId,
      contact.serverId,
      connection === 0 ? NO_CONNECTION : connection,
      (branchFlags & natFlag) === 0 ? 0 : 1,
      0,
    ]
    if (useDomain) row.push(at < 0 ? '' : aor.slice(at + 1))
    return row
  }

  /** The contact of a row; null for a row of nobody, and for one whose contact is no URI. */
  contactOf(row: LocationRow): StoredContact | null {
    const { columns, useDomain } = this.#rules
    const user = textOf(row[At.USER])
    const uri = textOf(row[At.CONTACT])
    if (user === null || uri === null || parseUri(uri) === null) return null
    const facts = new ContactFacts()
    facts.ruid = textOf(row[At.RUID])
    facts.uri = uri
    facts.expiresAt = columns.second(row[At.EXPIRES])
    const q = numberOf(row[At.Q])
    facts.q = q < 0 ? null : Math.min(Math.round(q * 1000), 1000)
    facts.callId = textOf(row[At.CALL_ID]) ?? ''
    facts.cseq = numberOf(row[At.CSEQ])
    facts.flags = numberOf(row[At.FLAGS])
    facts.branchFlags = numberOf(row[At.BRANCH_FLAGS])
    const agent = textOf(row[At.USER_AGENT]) ?? ''
    facts.userAgent = agent === NO_AGENT ? '' : agent
    facts.received = textOf(row[At.RECEIVED])
    facts.path = textOf(row[At.PATH])
    const methods = row[At.METHODS]
    facts.methods = typeof methods === 'number' ? methods : ALL_METHODS
    facts.instance = textOf(row[At.INSTANCE])
    facts.regId = numberOf(row[At.REG_ID])
    facts.connection = Math.max(numberOf(row[At.CONNECTION]), 0)
    const domain = useDomain ? (textOf(row[At.DOMAIN]) ?? '') : ''
    return {
      aor: domain === '' ? user : `${user}@${domain}`,
      facts,
      socket: textOf(row[At.SOCKET]),
      modifiedAt: columns.second(row[At.MODIFIED]),
      serverId: numberOf(row[At.SERVER_ID]),
      attributes: null,
    }
  }

  /** By what the row of a contact is found. */
  where(row: LocationRow): readonly Condition[] {
    const { byRuid, columns, matchingMode, useDomain } = this.#rules
    if (byRuid) return [[columns.ruid, '=', row[At.RUID] ?? null]]
    const where: Condition[] = [[columns.user, '=', row[At.USER] ?? null]]
    if (useDomain) where.push([columns.domain, '=', row[At.DOMAIN] ?? null])
    if (matchingMode !== MatchingMode.CALL_ID) {
      where.push([columns.contact, '=', row[At.CONTACT] ?? null])
    }
    if (matchingMode === MatchingMode.CONTACT_PATH) {
      where.push([columns.path, '=', row[At.PATH] ?? null])
    }
    if (matchingMode === MatchingMode.CALL_ID || matchingMode === MatchingMode.CONTACT_CALL_ID) {
      where.push([columns.callId, '=', row[At.CALL_ID] ?? null])
    }
    return where
  }

  /** By what the rows of an address of record are found. */
  whereAor(aor: string): readonly Condition[] {
    const { columns, useDomain } = this.#rules
    if (!useDomain) return [[columns.user, '=', aor]]
    const at = aor.lastIndexOf('@')
    return [
      [columns.user, '=', at < 0 ? aor : aor.slice(0, at)],
      [columns.domain, '=', at < 0 ? '' : aor.slice(at + 1)],
    ]
  }
}

/** A text that can stand in a message; null for none, and for one that could end a line. */
function textOf(value: DbValue | undefined): string | null {
  return typeof value === 'string' && value !== '' && isLine(value) ? value : null
}

function isLine(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || code === 127) return false
  }
  return true
}

function numberOf(value: DbValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

function agentOf({ userAgent }: Contact): string {
  return userAgent === '' || userAgent.length > LONGEST_AGENT ? NO_AGENT : userAgent
}
