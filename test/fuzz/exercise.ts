/** Asks everything of a message and builds everything from it, and says what is not as it has to be. */

import { applyEdits } from '../../src/sip/build.ts'
import { HeaderId } from '../../src/sip/header-names.ts'
import { type Message, parseMessage, parseMessageText } from '../../src/sip/message.ts'
import { type ParserRules, parserRules, usualRules } from '../../src/sip/rules.ts'
import { sameUri } from '../../src/sip/same-uri.ts'
import {
  addSdpAttribute,
  setSdpAddress,
  setSdpDirection,
  setSdpPort,
} from '../../src/sip/sdp/edit.ts'
import { sdp } from '../../src/sip/sdp/of-message.ts'
import { grammars, messageReaders, textReaders, valuesOf } from '../../src/sip/test/everything.ts'
import { parseUri } from '../../src/sip/uri.ts'
import { withHost, withPort, withUser } from '../../src/sip/uri-changes.ts'
import type { Dice } from './dice.ts'
import { buildAll, checkSound, isLimit } from './exercise-building.ts'
import { checkFraming } from './exercise-framing.ts'
import { equal, Finding } from './finding.ts'

/** What stands around the bytes of a message in its buffer: were it read, it would change what is found. */
const BEFORE = Buffer.from('INVITE sip:x SIP/2.0\r\nVia: SIP/2.0/UDP x\r\n', 'latin1')
const BEHIND = Buffer.from('\r\n ;x="y,\r\nl: 9\r\nVia: z\r\n\r\n<>', 'latin1')

/** Rules by which nearly everything goes, up to limits that are met soon. */
const tolerant = parserRules({
  strict: false,
  maxHeaders: 40,
  maxHeaderBytes: 3000,
  maxUriBytes: 200,
  maxVias: 10,
  maxElements: 12,
  maxParameters: 10,
  maxParts: 3,
  maxPartDepth: 2,
  maxSdpLines: 30,
  maxSdpMedia: 2,
  headerNameChars: '()<>@',
  uriHostChars: '_~',
})

/**
 * Does with a message all that a server could do with it.
 *
 * @param dice - chooses among what would take too long to be done with each
 * @throws Finding, or whatever the grammar throws
 */
export function exercise(text: string, dice: Dice): void {
  const rules = dice.oneIn(4) ? tolerant : usualRules
  const message = parsedAmong(text, rules)
  readAll(message)
  readParts(message, dice)
  buildAll(message, dice)
  editSome(message, dice)
  editSdp(message)
  checkUris(message)
  checkFraming(text, dice)
}

/** The message, read in the middle of other bytes; it has to be the same as alone. */
function parsedAmong(text: string, rules: ParserRules): Message {
  const bytes = Buffer.concat([BEFORE, Buffer.from(text, 'latin1'), BEHIND])
  const among = parseMessage(bytes, BEFORE.length, BEFORE.length + text.length, rules)
  const alone = parseMessageText(text, rules)
  equal(describe(among), describe(alone), 'bytes around the message change it')
  return among
}

function describe(message: Message): string {
  const { fault, headerCount, method, bodyStart, bodyEnd, headersEnd } = message
  return `${fault?.code}@${fault?.offset} ${method} ${headerCount} ${headersEnd} ${bodyStart} ${bodyEnd} ${message.text}`
}

function readAll(message: Message): void {
  valuesOf(message)
  for (const [, read] of messageReaders) checkFaults(valuesOf(read(message)), message.length)
  if (message.fault !== null) checkPlace(message.fault, message.length)
  for (let i = 0; i < message.headerCount; i++) {
    const header = message.header(i)
    void [header.name, header.value, header.raw, message.next(header), message.named(header.name)]
    if (header.fault !== null) checkPlace(header.fault, message.length)
    if (header.start < message.firstLineEnd || header.end > message.headersEnd)
      throw new Finding('a header stands outside the headers')
  }
}

/** Looks for faults in what was read; their places have to be in the text. */
function checkFaults(value: unknown, length: number): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) checkFaults(item, length)
  } else if ('code' in value && 'offset' in value && typeof value.offset === 'number') {
    checkPlace({ code: String(value.code), offset: value.offset }, length)
  }
}

function checkPlace(
  fault: { readonly code: string; readonly offset: number },
  length: number,
): void {
  if (!(fault.offset >= 0 && fault.offset <= length))
    throw new Finding(`${fault.code} at ${fault.offset} of ${length}`)
}

/** Lets two grammars read a part of one header, whatever that is, between two surroundings that have to make no difference. */
function readParts(message: Message, dice: Dice): void {
  if (message.headerCount === 0) return
  const { value } = message.header(dice.below(message.headerCount))
  const from = dice.below(value.length + 1)
  const to = from + dice.below(value.length - from + 1)
  const part = value.slice(from, to)
  for (let left = 2; left > 0; left--) {
    const [name, read] = grammars[dice.below(grammars.length)] ?? ['', () => null]
    const among = JSON.stringify(valuesOf(read(value, from, to)))
    const other = JSON.stringify(valuesOf(read(`${'"'.repeat(from)}${part},;"`, from, to)))
    equal(among, other, `${name} reads outside of ${from} to ${to} in ${JSON.stringify(value)}`)
    const [, readText] = textReaders[dice.below(textReaders.length)] ?? ['', () => null]
    checkFaults(valuesOf(readText(part)), part.length)
  }
}

/** Removes a header, changes one, adds one and gives another body; all else stays as it is. */
function editSome(message: Message, dice: Dice): void {
  const { edits, headerCount } = message
  const gone = dice.below(headerCount + 1)
  if (gone < headerCount) edits.removeHeader(message.header(gone))
  edits.appendHeader('X-Last: 1\r\n')
  edits.prependHeader('X-First: 1\r\n')
  const other = dice.oneIn(2)
  if (other) edits.setBody('other', 'text/x')
  const changed = parseMessageText(applyEdits(message), message.rules)
  edits.clear()
  if (message.fault !== null || isLimit(changed)) return
  checkSound(changed, 'an edited message')
  if (message.lfOnly || message.headersEnd === message.bodyStart) return
  equal(changed.header(0).raw, '1', 'the first header is not the one put first')
  equal(othersOf(changed), othersOf(message, gone), 'headers nobody touched have changed')
  if (gone < headerCount && message.headerIdAt(gone) === HeaderId.CONTENT_LENGTH) return
  if (!other) equal(changed.body, message.body, 'the body nobody touched has changed')
  else equal(changed.body, 'other', 'the body is not the new one')
}

/** All headers but one and those which edits see to, as they are written. */
function othersOf(message: Message, except = -1): string {
  let result = ''
  for (let i = 0; i < message.headerCount; i++) {
    const { id, name, raw } = message.header(i)
    const ours = name === 'X-First' || name === 'X-Last'
    if (i === except || ours || id === HeaderId.CONTENT_LENGTH || id === HeaderId.CONTENT_TYPE)
      continue
    result += `${name}:${raw}\n`
  }
  return result
}

function editSdp(message: Message): void {
  const found = sdp(message)
  // of one that is too long, other lines are the last ones read once some have gone
  if (found === null || found.fault !== null) return
  const { edits } = message
  setSdpAddress(edits, found, '192.0.2.9')
  for (const media of found.media) {
    setSdpPort(edits, media, 4000)
    setSdpDirection(edits, media, 'inactive')
    addSdpAttribute(edits, media, 'x:y')
  }
  const changed = parseMessageText(applyEdits(message), message.rules)
  edits.clear()
  const after = sdp(changed)
  if (message.fault !== null || changed.fault !== null) return
  equal(
    after?.media.length,
    found.media.length,
    'edits of a session description change its streams',
  )
  for (const [place, media] of found.media.entries()) {
    if (media.port >= 0)
      equal(after?.media[place]?.port, 4000, 'a port of a stream is not the new one')
  }
}

function checkUris(message: Message): void {
  const uris = [message.requestUri, message.from?.uri, message.to?.uri]
  for (const text of uris) {
    const uri = text === undefined ? null : parseUri(text)
    if (uri === null) continue
    equal(sameUri(uri, uri), true, `${text} is not the same as itself`)
    if (!uri.isSip) continue
    const other = parseUri(
      withPort(parseUri(withHost(parseUri(withUser(uri, 'u')) ?? uri, 'h')) ?? uri, 7),
    )
    equal(
      `${other?.user} ${other?.host} ${other?.port} ${other?.params}`,
      `u h 7 ${uri.params}`,
      `${text} changes in other places`,
    )
  }
}
