/** Routing blocks. */
import type { Route, RouteType } from '../ast.ts'
import { langCodes } from '../codes.ts'
import { keywords } from '../keywords.ts'
import type { Position } from '../position.ts'
import { describeToken } from '../tokens.ts'
import type { Cursor } from './cursor.ts'
import { parseBlock } from './statement.ts'

interface BlockForm {
  readonly type: RouteType
  /** Whether the block may have, must have or cannot have a name in brackets. */
  readonly name: 'no' | 'may' | 'must'
  /** The type when it has a name, where that differs. */
  readonly named: RouteType | null
}

const FORMS: ReadonlyMap<string, BlockForm> = new Map([
  ['request_route', { type: 'request', name: 'no', named: null }],
  ['route', { type: 'request', name: 'may', named: null }],
  ['reply_route', { type: 'reply', name: 'no', named: null }],
  ['onreply_route', { type: 'reply', name: 'may', named: 'onreply' }],
  ['failure_route', { type: 'failure', name: 'may', named: null }],
  ['branch_route', { type: 'branch', name: 'may', named: null }],
  ['onsend_route', { type: 'onsend', name: 'may', named: null }],
  ['event_route', { type: 'event', name: 'must', named: null }],
])

interface BlockName {
  readonly text: string
  readonly position: Position
}

/** Reads a routing block, whose word is at hand. Null when its head has a mistake; the body was read then too. */
export function parseRouteBlock(cursor: Cursor): Route | null {
  const word = cursor.take()
  const form = FORMS.get(word.text)
  const name = form === undefined ? null : parseName(cursor, word.text, form)
  if (form === undefined || cursor.lost) {
    if (cursor.recoverTo('{')) parseBlock(cursor)
    return null
  }
  const position = cursor.since(word.position)
  if (!cursor.isSign('{')) cursor.missing('{')
  if (cursor.lost && !cursor.recoverTo('{')) return null
  cursor.suspect = null
  const body = parseBlock(cursor)
  const isMain = name === null || (name.text === '0' && word.text !== 'failure_route')
  return {
    kind: 'route',
    type: isMain ? form.type : (form.named ?? form.type),
    name: isMain ? null : name.text,
    namePosition: name?.position ?? word.position,
    body,
    position,
  }
}

function parseName(cursor: Cursor, word: string, form: BlockForm): BlockName | null {
  const open = cursor.token
  if (!cursor.takeSign('[')) {
    if (form.name === 'must') {
      const message = `\`${word}\` has no name; one stands in brackets behind it, as in \`event_route[tm:local-request]\``
      cursor.fail(langCodes.routeName, message, cursor.previous.position)
    }
    return null
  }
  if (form.name === 'no') {
    const message = `\`${word}\` has no name; there is one such block`
    const help =
      word === 'request_route'
        ? 'write `route[NAME]` for a block with a name'
        : 'write `onreply_route[NAME]` for a block with a name'
    cursor.fail(langCodes.routeName, message, open.position, { help })
    return null
  }
  const name = takeName(cursor, word)
  if (name === null) return null
  cursor.expectSign(']')
  return name
}

function takeName(cursor: Cursor, word: string): BlockName | null {
  const { token } = cursor
  const { position } = token
  if (token.type === 'name') return takeEventName(cursor)
  if (token.type === 'number') return { text: String(cursor.take().number), position }
  if (token.type === 'string' && token.text !== '') return { text: cursor.take().text, position }
  if (token.type === 'word' && !keywords.has(token.text)) {
    cursor.take()
    if (!cursor.isSign(']')) reportSplitName(cursor, token.text, position)
    return { text: token.text, position }
  }
  if (token.type === 'word') {
    const message = `\`${token.text}\` is a word of the language, so no route can have this name`
    cursor.fail(langCodes.reservedName, message, position)
  } else if (token.type === 'bad') cursor.unexpected('a name')
  else {
    const message = `${describeToken(token)} stands where the name of this \`${word}\` may stand`
    cursor.fail(langCodes.routeName, message, position)
  }
  return null
}

function reportSplitName(cursor: Cursor, text: string, first: Position): void {
  while (!cursor.ended && !cursor.startsLine && !cursor.isSign(']') && !cursor.isSign('{'))
    cursor.take()
  const message = `a name that begins with \`${text}\` goes on with another character; names have letters, digits and \`_\``
  const help = 'put the name in quotes'
  cursor.fail(langCodes.routeName, message, cursor.since(first), { help })
}

function takeEventName(cursor: Cursor): BlockName {
  const { text, position } = cursor.take()
  if (!text.includes(':')) {
    const message = `\`${text}\` has no \`:\`; names of event routes look like \`tm:local-request\``
    cursor.diagnostics.error(langCodes.routeName, message, position)
  }
  return { text, position }
}
