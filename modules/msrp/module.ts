/**
 * Reads the URIs of MSRP, the protocol of chats beside SIP.
 *
 * They stand in session descriptions: `msrp://alice@example.com:2855/session;tcp`.
 *
 * @module msrp
 * @compat It does not relay sessions of MSRP: configurations that want it to are refused by the names of the functions that are missing.
 */
import { defineModule } from 'siprose'

export const msrp = defineModule('msrp', {})
