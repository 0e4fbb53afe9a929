// hot
/** Methods of SIP, as bits, so that a set of methods is one number. */

/**
 * The bit of each method, with the numbers that the configuration language uses.
 *
 * `OTHER` stands for every method that is not listed.
 */
export const MethodId = {
  INVITE: 1,
  CANCEL: 2,
  ACK: 4,
  BYE: 8,
  INFO: 16,
  REGISTER: 32,
  SUBSCRIBE: 64,
  NOTIFY: 128,
  MESSAGE: 256,
  OPTIONS: 512,
  PRACK: 1024,
  UPDATE: 2048,
  REFER: 4096,
  PUBLISH: 8192,
  KDMQ: 16384,
  GET: 32768,
  POST: 65536,
  PUT: 131072,
  DELETE: 262144,
  OTHER: 524288,
} as const

/** One of the bits of {@link MethodId}. */
export type MethodId = (typeof MethodId)[keyof typeof MethodId]

/** Names of the methods that have a bit, `names[n]` being that of bit `1 << n`. */
export const methodNames: readonly string[] = Object.keys(MethodId).slice(0, -1)

/** The bits of the methods that make a dialog: INVITE, SUBSCRIBE, REFER, NOTIFY. */
export const dialogForming: number =
  MethodId.INVITE | MethodId.SUBSCRIBE | MethodId.REFER | MethodId.NOTIFY

/**
 * The bit of a method by its name, `OTHER` if it has none of its own. Methods differ by case.
 *
 * @example Tell methods apart by one number
 * ```ts
 * import { methodId, MethodId } from 'siprose/sip'
 *
 * methodId('INVITE') === MethodId.INVITE // => true
 * methodId('invite') === MethodId.OTHER // => true
 * ```
 */
export function methodId(name: string): MethodId {
  return methodIdAt(name, 0, name.length)
}

/** The bit of the method written in `text` from `start` to `end`. */
export function methodIdAt(text: string, start: number, end: number): MethodId {
  const candidate = candidateOf(
    end - start,
    text.charCodeAt(start),
    end - start > 1 ? text.charCodeAt(start + 1) : 0,
  )
  const name = methodName(candidate)
  if (name.length !== end - start) return MethodId.OTHER
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) !== text.charCodeAt(start + i)) return MethodId.OTHER
  }
  return candidate
}

/** The bit of the method in `bytes` from `start` to `end`. */
export function methodIdOfBytes(bytes: Uint8Array, start: number, end: number): MethodId {
  const candidate = candidateOf(end - start, bytes[start] ?? 0, bytes[start + 1] ?? 0)
  const name = methodName(candidate)
  if (name.length !== end - start) return MethodId.OTHER
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) !== bytes[start + i]) return MethodId.OTHER
  }
  return candidate
}

/**
 * The name of a method's bit, '' for `OTHER` and for what is no single bit.
 *
 * @example Name a method by its bit
 * ```ts
 * import { MethodId, methodName } from 'siprose/sip'
 *
 * methodName(MethodId.SUBSCRIBE) // => 'SUBSCRIBE'
 * methodName(MethodId.OTHER) // => ''
 * ```
 */
export function methodName(id: number): string {
  switch (id) {
    case MethodId.INVITE:
      return 'INVITE'
    case MethodId.ACK:
      return 'ACK'
    case MethodId.BYE:
      return 'BYE'
    case MethodId.REGISTER:
      return 'REGISTER'
    case MethodId.OPTIONS:
      return 'OPTIONS'
    case MethodId.OTHER:
      return ''
    default:
      return id > 0 && (id & (id - 1)) === 0 ? (methodNames[31 - Math.clz32(id)] ?? '') : ''
  }
}

/** The only method that can have this length and these first two letters. */
function candidateOf(length: number, first: number, second: number): MethodId {
  switch (length) {
    case 3:
      if (first === 65) return MethodId.ACK
      if (first === 66) return MethodId.BYE
      return first === 71 ? MethodId.GET : MethodId.PUT
    case 4:
      if (first === 73) return MethodId.INFO
      return first === 75 ? MethodId.KDMQ : MethodId.POST
    case 5:
      return first === 80 ? MethodId.PRACK : MethodId.REFER
    case 6:
      if (first === 73) return MethodId.INVITE
      if (first === 67) return MethodId.CANCEL
      if (first === 78) return MethodId.NOTIFY
      return first === 85 ? MethodId.UPDATE : MethodId.DELETE
    case 7:
      if (first === 79) return MethodId.OPTIONS
      return second === 69 ? MethodId.MESSAGE : MethodId.PUBLISH
    case 8:
      return MethodId.REGISTER
    case 9:
      return MethodId.SUBSCRIBE
    default:
      return MethodId.OTHER
  }
}
