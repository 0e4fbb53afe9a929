/** What is printed is what is read: URIs, Vias, and headers with addresses. */

import * as fc from 'fast-check'
import t from 'tap'

import { type Address, parseAddress } from '../address.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import { assertedIdentities } from '../headers/asserted-identity.ts'
import { contacts, printQ } from '../headers/contact.ts'
import { diversions } from '../headers/diversion.ts'
import { geolocations } from '../headers/geolocation.ts'
import { historyInfo } from '../headers/history-info.ts'
import { paths } from '../headers/path.ts'
import { referTo } from '../headers/refer.ts'
import { routes } from '../headers/route.ts'
import { viaAt } from '../headers/via.ts'
import { type Message } from '../message.ts'
import { parseUri } from '../uri.ts'
import {
  bounds,
  token,
  seconds,
  maybe,
  host,
  uri,
  params,
  printParams,
  readParams,
  sound,
  row,
  address,
  printAddress,
  readAddressFields,
  listOf,
} from './random-values.ts'

/** A header with one address. */
const one = (name: string, read: (message: Message) => Address | null): void =>
  row({
    name,
    fields: address,
    print: printAddress,
    read: (message, fields) => readAddressFields(sound(read(message)), fields),
  })

/** A header with a list of addresses. */
const several = (name: string, read: (message: Message) => readonly (Address | Fault)[]): void =>
  row({
    name,
    fields: listOf(address),
    print: (list, sws) => list.map((fields) => printAddress(fields, sws)).join(`${sws},${sws}`),
    read: (message, list) => {
      const found = read(message)
      if (found.length !== list.length) throw new TypeError(`${found.length} addresses`)
      return list.map((fields, place) => readAddressFields(sound(found[place]), fields))
    },
  })

one('From', (message) => message.from)
one('t', (message) => message.to)
one('Refer-To', referTo)
several('Route', (message) => routes(message))
several('Record-Route', (message) => routes(message, HeaderId.RECORD_ROUTE))
several('Path', paths)
several('P-Asserted-Identity', assertedIdentities)
several('Geolocation', geolocations)
several('Diversion', (message) =>
  diversions(message).map((found) => (found instanceof Fault ? found : found.address)),
)

row({
  name: 'Contact',
  fields: listOf(fc.record({ address, q: maybe(fc.nat(1000)), expires: maybe(seconds) })),
  print: (list, sws) =>
    list
      .map(({ address, q, expires }) => {
        const known = `${q === null ? '' : `;q=${printQ(q)}`}${expires === null ? '' : `;expires=${expires}`}`
        return printAddress(address, sws) + known
      })
      .join(`${sws},${sws}`),
  read: (message, list) =>
    list.map(({ address }, place) => {
      const found = sound(contacts(message)[place])
      const { q, expires } = found
      return { address: readAddressFields(found.address, address), q, expires }
    }),
})

row({
  name: 'Via',
  fields: listOf(
    fc.record({
      transport: fc.constantFrom('UDP', 'TCP', 'TLS', 'WS', 'SCTP'),
      host,
      port: maybe(fc.nat(65535)),
      branch: maybe(token),
      received: maybe(fc.constantFrom('192.0.2.1', '2001:db8::1')),
      params,
    }),
  ),
  print: (list, sws) =>
    list
      .map(({ transport, host, port, branch, received, params }) => {
        const known = `${branch === null ? '' : `${sws};${sws}branch${sws}=${branch}`}${received === null ? '' : `;received=${received}`}`
        const sentBy = `${host}${port === null ? '' : `${sws}:${sws}${port}`}`
        return `SIP${sws}/${sws}2.0${sws}/${sws}${transport} ${sentBy}${known}${printParams(params, sws)}`
      })
      .join(`${sws},${sws}`),
  read: (message, list) =>
    list.map(({ params }, place) => {
      const via = sound(viaAt(message, place))
      const { transport, host, port, branch, received } = via
      return {
        transport: transport as 'UDP',
        host: host as 'h',
        port,
        branch,
        received: received as '192.0.2.1' | null,
        params: readParams(params, via),
      }
    }),
})

row({
  name: 'History-Info',
  fields: listOf(
    fc.record({
      address,
      index: fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }).map((all) => all.join('.')),
    }),
  ),
  print: (list, sws) =>
    list
      .map(({ address, index }) => `${printAddress(address, sws)};index=${index}`)
      .join(`${sws},${sws}`),
  read: (message, list) =>
    list.map(({ address }, place) => {
      const found = sound(historyInfo(message)[place])
      return { address: readAddressFields(found.address, address), index: found.index }
    }),
})

t.test('a URI and its parts are the same as text', (t) => {
  fc.assert(
    fc.property(uri, (text) => {
      const found = sound(parseUri(text))
      const { scheme, user, host, port, params, headers } = found
      const printed = `${scheme}:${user === null ? '' : `${user}@`}${host}${port === null ? '' : `:${port}`}${params === '' ? '' : `;${params}`}${headers === '' ? '' : `?${headers}`}`
      if (printed !== text || found.text !== text) throw new RangeError(`${text} is ${printed}`)
      if (sound(parseAddress(`<${text}>`)).uri !== text) throw new RangeError(text)
    }),
    bounds,
  )
  t.end()
})
