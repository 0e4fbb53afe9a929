// hot
/** What the parameters say, and what a script says of one message: `$xavp(cfg=>…)` of `xavp_cfg`. */

import { type Context, type ParameterValues, XavpList } from 'siprose'
import type { UsrlocApi } from 'siprose/modules/usrloc'

import type { AorRules } from './aor.ts'
import { avpNamed } from './avp-named.ts'
import type { params } from './params.ts'

/** The values of the parameters. */
export type Params = ParameterValues<typeof params>

/** What is read for one message. Parameters may change while the server runs. */
export class Settings implements AorRules {
  readonly params: Params
  readonly useDomain: boolean
  /** The name of the AVP that `received_avp` names, or null. */
  readonly receivedAvp: string | null

  constructor(params: Params, usrloc: UsrlocApi) {
    this.params = params
    this.useDomain = usrloc.useDomain
    this.receivedAvp = params.received_avp === null ? null : avpNamed(params.received_avp)
  }

  get caseSensitive(): boolean {
    return this.params.case_sensitive !== 0
  }

  get realmPrefix(): string | null {
    return this.params.realm_prefix
  }

  /** What the script says of this message. */
  of(ctx: Context, name: string): string | number | null {
    const { xavp_cfg } = this.params
    if (xavp_cfg === null) return null
    const record = ctx.xavps.xavp.record(xavp_cfg)
    return record instanceof XavpList ? record.get(name) : null
  }

  /** A number that the script says; null where it says none that counts. */
  number(ctx: Context, name: string): number | null {
    const value = this.of(ctx, name)
    return typeof value === 'number' && value >= 0 ? value : null
  }

  /** A text that the script says, or null. */
  text(ctx: Context, name: string): string | null {
    const value = this.of(ctx, name)
    return typeof value === 'string' && value !== '' ? value : null
  }
}
