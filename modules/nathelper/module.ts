/**
 * Helps phones behind a NAT: notices them, says what they cannot know, keeps the NAT open.
 *
 * A phone behind a NAT writes an address into its messages that nobody can send to. The server sees the real one, and this module has what it takes to
 * use it: tests, changes of Contact and session description, and small messages to registered phones at an interval.
 *
 * @module nathelper
 */
import { defineModule, type RouteType } from 'siprose'

import { avpName, descriptionLine } from './check-texts.ts'
import { messageParams } from './message-params.ts'
import { pingParams } from './ping-params.ts'
import { Pinger } from './pinger.ts'

/** The module's handle. */
export const nathelper = defineModule('nathelper', {
  params: { ...pingParams, ...messageParams },
  state: (self) => ({
    alias: self.params.alias_name === '' ? 'alias' : self.params.alias_name,
    receivedAvp: self.params.received_avp === null ? null : avpName(self.params.received_avp),
    mark: descriptionLine(self.params.nortpproxy_str),
    withReserved: self.params.nat_addr_mode === 1,
    pinger: new Pinger(self),
  }),
  start(self) {
    self.state.pinger.start()
  },
})

/** Where a request is being worked on. */
export const requestRoutes: readonly RouteType[] = ['request', 'branch', 'event']

/** Where the Contact of a message is worth changing. */
export const contactRoutes: readonly RouteType[] = [
  'request',
  'branch',
  'event',
  'reply',
  'onreply',
]
