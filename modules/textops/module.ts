/**
 * Asks and changes messages as text: headers, bodies, the request URI, and strings.
 *
 * Everything a script adds, removes or replaces is noted beside the message and made when it leaves; what the script reads stays
 * as it was received.
 *
 * @module textops
 */
import { defineModule, type RouteType } from 'siprose'

/** The module's handle. It has no parameters and keeps no state. */
export const textops = defineModule('textops', {})

/** Where a request is being worked on. */
export const requestRoutes: readonly RouteType[] = ['request', 'failure', 'branch', 'event']

/** Where a message, request or reply, is being worked on. */
export const messageRoutes: readonly RouteType[] = [...requestRoutes, 'reply', 'onreply']
