/** Where the servers do not send on the same, by the row's name, and why what we send is right. */

import { ANY_PARAMETER, BODY_END, FOLD, QUOTED } from './messages/message.ts'

type Exceptions = Readonly<Record<string, string>>

/** Requests sent on as they came. */
export const onwardExceptions: Exceptions = {
  'line ends before the request line':
    'RFC 3261 7.5: line ends before the first line are ignored; they are no part of the message',
  'a quoted parameter with escapes': QUOTED,
  'a folded CSeq': FOLD,
  'a header name of every character a token may have': 'RFC 3261 25.1: a header-name is any token',
  'Max-Forwards 0': 'RFC 3261 16.3: a request with Max-Forwards 0 is not sent on',
  'a Via with an unknown parameter named a': ANY_PARAMETER,
  'a Via with a quoted parameter': ANY_PARAMETER,
  'a second Via over a transport nobody knows': 'RFC 3261 25.1: a transport may be any token',
  'bytes behind the body are no part of it': BODY_END,
  'a second message behind the body is no part of it': BODY_END,
}

/** Requests sent on with changes. */
export const changedExceptions: Exceptions = {
  ...onwardExceptions,
  'a scheme in upper case': 'RFC 3986 3.1: a scheme is the same in any case, and stays as it came',
  'an URN': 'RFC 8141 2: an urn has no user that could be changed',
  'an URN in upper case': 'RFC 8141 2: an urn has no user that could be changed',
}

/** Replies. */
export const replyExceptions: Exceptions = {
  'a reason with many blanks':
    'RFC 3261 25.1: one blank ends the status; those behind it are the reason’s',
  'a CSeq with blanks': 'RFC 3261 25.1: digits make a number; zeros before it do not change that',
  'bytes behind the body': BODY_END,
}
