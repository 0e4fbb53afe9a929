// hot
/** When a registered contact is the one that a REGISTER names. */

import { parseUri, sameUri } from 'siprose'

import type { AddressRecord } from './address-record.ts'
import type { Contact } from './contact.ts'
import type { ContactFacts } from './contact-facts.ts'

/** By what contacts are told apart: `matching_mode`. */
export const MatchingMode = {
  /** The URI. */
  CONTACT: 0,
  /** The URI and the Call-ID. */
  CONTACT_CALL_ID: 1,
  /** The URI and the Path. */
  CONTACT_PATH: 2,
  /** The Call-ID. */
  CALL_ID: 3,
} as const

/** Finds contacts by one of the modes. */
export class Matcher {
  readonly mode: number

  /** @param mode - of {@link MatchingMode} */
  constructor(mode: number) {
    this.mode = mode
  }

  /**
   * The contact of a record that the facts are of, or null.
   *
   * URIs are the same when RFC 3261 19.1.4 says so. Where somebody has more contacts than a person has devices, their texts have to be the
   * same: comparing each with each would take too long.
   */
  find(record: AddressRecord, facts: ContactFacts): Contact | null {
    if (record.large) return record.indexed(this.#key(facts.uri, facts.callId, facts.path ?? ''))
    for (let contact = record.first; contact !== null; contact = contact.next) {
      if (this.#exact(contact, facts)) return contact
    }
    return this.mode === MatchingMode.CALL_ID || record.first === null
      ? null
      : this.#equivalent(record, facts)
  }

  /** What a contact is found by where there are many. */
  keyOf({ uri, callId, path }: Contact): string {
    return this.#key(uri, callId, path ?? '')
  }

  /** Whether a contact would be found by the same texts with these facts. */
  sameKey(contact: Contact, facts: ContactFacts): boolean {
    return this.#exact(contact, facts)
  }

  #exact(contact: Contact, facts: ContactFacts): boolean {
    if (this.mode === MatchingMode.CALL_ID) return contact.callId === facts.callId
    return contact.uri === facts.uri && this.#besides(contact, facts)
  }

  #equivalent(record: AddressRecord, facts: ContactFacts): Contact | null {
    const wanted = parseUri(facts.uri)
    if (wanted === null) return null
    for (let contact = record.first; contact !== null; contact = contact.next) {
      if (!this.#besides(contact, facts)) continue
      const uri = parseUri(contact.uri)
      if (uri !== null && sameUri(uri, wanted)) return contact
    }
    return null
  }

  /** Whether all is the same that counts besides the URI. */
  #besides(contact: Contact, facts: ContactFacts): boolean {
    switch (this.mode) {
      case MatchingMode.CONTACT_CALL_ID:
        return contact.callId === facts.callId
      case MatchingMode.CONTACT_PATH:
        return contact.path === facts.path
      default:
        return true
    }
  }

  #key(uri: string, callId: string, path: string): string {
    switch (this.mode) {
      case MatchingMode.CONTACT_CALL_ID:
        return `${uri}\n${callId}`
      case MatchingMode.CONTACT_PATH:
        return `${uri}\n${path}`
      case MatchingMode.CALL_ID:
        return callId
      default:
        return uri
    }
  }
}
