/** Fields of headers made at random, and how they are written. */

import * as fc from 'fast-check'
import t from 'tap'

import { type Address } from '../address.ts'
import { Fault } from '../errors.ts'
import { type Message, parseMessageText } from '../message.ts'
import { quote } from '../params.ts'

export const bounds = { numRuns: 250, interruptAfterTimeLimit: 800, markInterruptAsFailure: false }

/** Any message that has this header. */
const having = (name: string, value: string): Message =>
  parseMessageText(`INVITE sip:a SIP/2.0\r\n${name}: ${value}\r\n\r\n`)

/** Blanks where the grammar allows any, a fold among them. */
const blank = fc.constantFrom('', '', ' ', '\t', '  ', '\r\n ', ' \r\n\t')

export const letters = (chars: string, maxLength = 10): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...chars), { minLength: 1, maxLength }).map((all) => all.join(''))

export const token = letters("abcXYZ019-.!%*_+`'~")
export const word = letters('abcXYZ019')
export const callId = letters('abc019-.!%*_+`\'~()<>:\\/[]?{}"').filter(
  (text) => !/^[ \t]|,/.test(text),
)
export const seconds = fc.nat(2 ** 31)
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value)

/** What a quoted string may say: anything but line ends. */
export const anyText = fc
  .array(fc.constantFrom(...'ab ,;=<>()@"\\\t\xc3\xa4\xff'), { maxLength: 12 })
  .map((all) => all.join(''))

export const host = fc.constantFrom(
  'h',
  'example.com',
  'A-1.b.',
  '192.0.2.1',
  '[2001:db8::1]',
  '[::ffff:192.0.2.1]',
)
export const uri = fc
  .record({
    scheme: fc.constantFrom('sip', 'sips'),
    user: maybe(letters("abcXYZ019-_.!~*'()&=+$,;?/")),
    host,
    port: maybe(fc.nat(65535)),
    params: fc.constantFrom('', ';lr', ';transport=tcp', ';x=%3b;y', ';maddr=239.255.255.1'),
    headers: fc.constantFrom('', '?a=b', '?Replaces=a%3Bto-tag%3Db&c=d'),
  })
  .map((parts) => {
    const { scheme, user, host, port, params, headers } = parts
    return `${scheme}:${user === null ? '' : `${user}@`}${host}${port === null ? '' : `:${port}`}${params}${headers}`
  })

export type Params = readonly (readonly [name: string, value: string | null])[]

/** Parameters of different names, none of which means anything. */
export const params: fc.Arbitrary<Params> = fc.uniqueArray(
  fc.tuple(
    letters('xyz').map((name) => `x-${name}`),
    maybe(fc.oneof(token, anyText.map(quote), host)),
  ),
  { maxLength: 4, selector: ([name]) => name },
)

export const printParams = (list: Params, sws: string): string =>
  list
    .map(([name, value]) => `${sws};${sws}${name}${value === null ? '' : `${sws}=${sws}${value}`}`)
    .join('')

export const readParams = (list: Params, from: { param(name: string): string | null }): Params =>
  list.map(([name]) => [name, from.param(name) === '' ? null : from.param(name)])

/** An element of a list, or a failure of the test. */
export function sound<T>(element: T | Fault | null | undefined): T {
  if (element instanceof Fault) throw new TypeError(`${element.code} at ${element.offset}`)
  if (element === null || element === undefined) throw new TypeError('nothing is read')
  return element
}

/** A header: fields, how they are written, and what reads them from a message. */
export interface Row<T> {
  readonly name: string
  readonly fields: fc.Arbitrary<T>
  readonly print: (fields: T, sws: string) => string
  readonly read: (message: Message, fields: T) => T
}

export function row<T>(header: Row<T>): void {
  t.test(`${header.name}: parse of print is identity`, (t) => {
    const details = fc.check(
      fc.property(header.fields, blank, (fields, sws) => {
        const message = having(header.name, header.print(fields, sws))
        const [read, printed] = [header.read(message, fields), fields].map((value) =>
          JSON.stringify(value),
        )
        if (read !== printed) throw new RangeError(`${printed} reads as ${read}`)
      }),
      bounds,
    )
    t.notOk(details.failed, details.failed ? (fc.defaultReportMessage(details) ?? '') : header.name)
    t.end()
  })
}

export const address = fc.record({ name: maybe(anyText), uri, params })
export type AddressFields = typeof address extends fc.Arbitrary<infer T> ? T : never

export const printAddress = ({ name, uri, params }: AddressFields, sws: string): string =>
  `${name === null ? '' : quote(name) + sws}<${uri}>${printParams(params, sws)}`

export const readAddressFields = (
  found: Address,
  { name, params }: AddressFields,
): AddressFields => ({
  name: name === null ? found.display : found.displayName,
  uri: found.uri,
  params: readParams(params, found),
})

export const listOf = <T>(element: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(element, { minLength: 1, maxLength: 4 })
