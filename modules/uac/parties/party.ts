/** The header of a party, From or To, with another name and URI. */

import { type Address, type Context, HeaderId, parseAddress, parseUri } from 'siprose'

/** One of the two. */
export type Party = 'from' | 'to'

/** The address of a party as it was received; null where there is none that can be read. */
export function partyOf({ message }: Context, party: Party): Address | null {
  return party === 'from' ? message.from : message.to
}

/**
 * Changes name and URI of a party; the tag, and all else behind them, stay.
 *
 * @param display - as it is to stand in the header, '' for none
 * @returns false where that would be no header
 */
export function setParty(ctx: Context, party: Party, display: string, uri: string): boolean {
  const { message } = ctx
  const address = partyOf(ctx, party)
  const header = message.first(party === 'from' ? HeaderId.FROM : HeaderId.TO)
  if (address === null || header === null || parseUri(uri, message.rules) === null) return false
  const params = address.params === '' ? '' : `;${address.params}`
  const name = display === '' ? '' : `${display} `
  const value = `${name}<${uri}>${params}`
  const made = parseAddress(value)
  if (made === null || made.uri !== uri || made.tag !== address.tag || /[\r\n]/.test(value)) {
    return false
  }
  message.edits.setValue(header, value)
  return true
}
