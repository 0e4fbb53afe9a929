/** What is printed is what is read: credentials and challenges. */

import * as fc from 'fast-check'

import { challenges, printChallenge } from '../headers/authenticate.ts'
import { authenticationInfo } from '../headers/authentication-info.ts'
import { credentials, printCredentials } from '../headers/authorization.ts'
import { quote } from '../params.ts'
import { letters, word, maybe, anyText, uri, sound, row } from './random-values.ts'

const quotable = anyText.filter((text) => text !== '')
row({
  name: 'Authorization',
  fields: fc.record({
    username: quotable,
    realm: anyText,
    nonce: word,
    uri,
    response: letters('0123456789abcdef'),
    algorithm: fc.constantFrom('MD5', 'SHA-256', null),
    cnonce: maybe(word),
    opaque: maybe(anyText),
    qop: fc.constantFrom('auth', 'auth-int', null),
    nc: fc.constantFrom('00000001', null),
  }),
  print: (fields) => printCredentials(fields),
  read: (message) => {
    const { username, realm, nonce, uri, response, algorithm, cnonce, opaque, qop, nc } = sound(
      credentials(message)[0],
    )
    return {
      username: sound(username),
      realm: sound(realm),
      nonce: sound(nonce),
      uri: sound(uri),
      response: sound(response),
      algorithm: algorithm as 'MD5',
      cnonce,
      opaque,
      qop: qop as 'auth',
      nc: nc as '00000001',
    }
  },
})

row({
  name: 'WWW-Authenticate',
  fields: fc.record({
    realm: anyText,
    nonce: anyText,
    algorithm: fc.constantFrom('MD5', 'SHA-512-256', null),
    qop: fc.constantFrom<string[]>([], ['auth'], ['auth', 'auth-int']),
    stale: fc.boolean(),
    opaque: maybe(anyText),
  }),
  print: (fields) => printChallenge(fields),
  read: (message) => {
    const { realm, nonce, algorithm, qop, stale, opaque } = sound(challenges(message)[0])
    return { realm, nonce, algorithm: algorithm as 'MD5', qop: [...qop], stale, opaque }
  },
})

row({
  name: 'Authentication-Info',
  fields: fc
    .record({ nextNonce: maybe(anyText), rspauth: maybe(word), cnonce: maybe(word) })
    .filter((fields) => Object.values(fields).some((value) => value !== null)),
  print: ({ nextNonce, rspauth, cnonce }, sws) =>
    [
      nextNonce === null ? '' : `nextnonce${sws}=${sws}${quote(nextNonce)}`,
      rspauth === null ? '' : `rspauth="${rspauth}"`,
      cnonce === null ? '' : `cnonce="${cnonce}"`,
    ]
      .filter((part) => part !== '')
      .join(`${sws},${sws}`),
  read: (message) => {
    const { nextNonce, rspauth, cnonce } = sound(authenticationInfo(message))
    return { nextNonce, rspauth, cnonce }
  },
})
