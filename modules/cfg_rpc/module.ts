/**
 * Shows and changes settings while the server runs.
 *
 * Settings of the configuration itself, `group.name = value`, and those parameters whose page says "Run time". What is changed
 * counts from the next message on, and until the server ends: the configuration on the disk stays as it is.
 *
 * @module cfg_rpc
 */
import { defineModule } from 'siprose'

export const cfgRpc = defineModule('cfg_rpc', {})
