// hot
/** Headers that name another dialog: Replaces (RFC 3891), Join (RFC 3911) and Target-Dialog (RFC 4538). */

import { skipBlanks, trimEnd } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { paramsFault, paramsFrom, ParamValue } from '../param-value.ts'
import { readCallId } from './call-id.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const SEMICOLON = 59

/**
 * A dialog, as somebody else names it. Its `value` is the Call-ID.
 *
 * @example See that both tags must be there
 * ```ts
 * import { parseMessageText, replacedDialog } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nReplaces: c1@example.com;to-tag=b\r\n\r\n')
 * replacedDialog(message) // => null
 * message.named('Replaces')?.fault?.code // => 'sip/bad-parameter'
 * ```
 */
export class DialogId extends ParamValue {
  /** The tag of the one who receives this; of a `from-tag` and `to-tag` the latter. */
  readonly localTag: string
  /** The tag of the other one. */
  readonly remoteTag: string

  constructor(value: string, params: string, localTag: string, remoteTag: string) {
    super(value, params)
    this.localTag = localTag
    this.remoteTag = remoteTag
  }

  /** The Call-ID. */
  get callId(): string {
    return this.value
  }

  /** Whether a Replaces means a dialog that is not confirmed yet. */
  get earlyOnly(): boolean {
    return this.param('early-only') !== null
  }
}

/** The grammar of Replaces and Join: Call-ID, `to-tag` and `from-tag`, both of which must be there. */
export function readReplaces(text: string, from: number, to: number): DialogId | Fault {
  return readDialogId(text, from, to, 'to-tag', 'from-tag')
}

/** The grammar of Target-Dialog: Call-ID, `local-tag` and `remote-tag`, as the sender sees them. */
export function readTargetDialog(text: string, from: number, to: number): DialogId | Fault {
  return readDialogId(text, from, to, 'remote-tag', 'local-tag')
}

/**
 * The dialog that an INVITE is to take the place of. Null if there is none, or if it does not parse.
 *
 * @example Find the call that this one takes over
 * ```ts
 * import { parseMessageText, replacedDialog } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Replaces: c1@example.com;to-tag=b;from-tag=a;early-only\r\n\r\n',
 * )
 * replacedDialog(message) // => { callId: 'c1@example.com', localTag: 'b', remoteTag: 'a', earlyOnly: true }
 * ```
 */
export function replacedDialog(message: Message): DialogId | null {
  return typed(message.first(HeaderId.REPLACES), readReplaces)
}

/**
 * The dialog that an INVITE is to join; null if there is none, or if it does not parse.
 *
 * @example Find the call to join
 * ```ts
 * import { joinedDialog, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Join: c1@example.com;to-tag=b;from-tag=a\r\n\r\n',
 * )
 * joinedDialog(message)?.callId // => 'c1@example.com'
 * ```
 */
export function joinedDialog(message: Message): DialogId | null {
  return typed(message.first(HeaderId.JOIN), readReplaces)
}

/**
 * The dialog that proves the sender's right to ask. Null if there is none, or if it does not parse.
 *
 * @example Find the dialog that gives the right to ask
 * ```ts
 * import { parseMessageText, targetDialog } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Target-Dialog: c1@example.com;local-tag=a;remote-tag=b\r\n\r\n',
 * )
 * targetDialog(message) // => { localTag: 'b', remoteTag: 'a' }
 * ```
 */
export function targetDialog(message: Message): DialogId | null {
  return typed(message.first(HeaderId.TARGET_DIALOG), readTargetDialog)
}

function readDialogId(
  text: string,
  from: number,
  to: number,
  localName: string,
  remoteName: string,
): DialogId | Fault {
  const start = skipBlanks(text, from, to)
  const end = trimEnd(text, start, to)
  // quotes and brackets in a Call-ID are letters like others: only its `;` ends it
  let semicolon = start
  while (semicolon < end && text.charCodeAt(semicolon) !== SEMICOLON) semicolon++
  const callId = readCallId(text, start, trimEnd(text, start, semicolon))
  if (callId instanceof Fault) return callId
  const fault = paramsFault(text, semicolon, end)
  if (fault !== null) return fault
  const found = new ParamValue(callId, paramsFrom(text, semicolon, end))
  const localTag = found.param(localName)
  const remoteTag = found.param(remoteName)
  if (!localTag || !remoteTag) return new Fault(FaultCode.BAD_PARAMETER, semicolon)
  return new DialogId(callId, found.params, localTag, remoteTag)
}
