/** Runs the checks that are asked for, in their order, until one finds something. */

import type { Context } from 'siprose'

import { checkCredentials } from './checks/credentials.ts'
import { checkExtensions, listed } from './checks/extensions.ts'
import {
  checkCSeqMethod,
  checkCSeqNumber,
  checkExpires,
  checkLength,
  checkRequired,
  checkTags,
  checkVia,
} from './checks/headers.ts'
import { checkScheme, checkVersion } from './checks/request-line.ts'
import { checkSizes, type SizeLimits } from './checks/sizes.ts'
import { checkUris } from './checks/uris.ts'
import type { Verdict } from './verdict.ts'

/** The checks there are: bits of the first argument of `sanity_check()`. 8 and 16 check nothing. */
export const Check = {
  VERSION: 1,
  SCHEME: 2,
  REQUIRED_HEADERS: 4,
  CSEQ_METHOD: 32,
  CSEQ_VALUE: 64,
  CONTENT_LENGTH: 128,
  EXPIRES: 256,
  PROXY_REQUIRE: 512,
  URIS: 1024,
  DIGEST: 2048,
  TAGS: 4096,
  AUTHORIZATION: 8192,
  VIA: 16384,
} as const

/** All bits, those that check nothing included. */
export const ALL_CHECKS = 32767

/** Checks that mean something for a reply too. */
const OF_REPLIES =
  Check.REQUIRED_HEADERS |
  Check.CSEQ_VALUE |
  Check.CONTENT_LENGTH |
  Check.EXPIRES |
  Check.URIS |
  Check.TAGS |
  Check.VIA

/** What decides besides the arguments: values of the module's parameters. */
export interface InspectorOptions {
  /** Extensions that a request may demand, separated by commas. */
  readonly allowed: string
  /** Bits of `SizeCheck`. */
  readonly sizes: number
  readonly limits: SizeLimits
}

/** One check of the list. */
type Step = (ctx: Context, uris: number) => Verdict | null

/** Sets of checks whose list is kept; a script that computes them cannot make more. */
const MAX_PLANS = 64

/** Inspects the messages of one server. */
export class Inspector {
  readonly #options: InspectorOptions
  readonly #steps: readonly (readonly [bit: number, step: Step])[]
  readonly #plans = new Map<number, readonly Step[]>()
  readonly #found = new WeakMap<Context, Verdict>()

  constructor(options: InspectorOptions) {
    this.#options = options
    const allowed = new Set(listed(options.allowed.toLowerCase()))
    this.#steps = [
      [Check.VIA, checkVia],
      [Check.VERSION, checkVersion],
      [Check.SCHEME, checkScheme],
      [Check.REQUIRED_HEADERS, checkRequired],
      [Check.CSEQ_METHOD, checkCSeqMethod],
      [Check.CSEQ_VALUE, checkCSeqNumber],
      [Check.CONTENT_LENGTH, checkLength],
      [Check.EXPIRES, checkExpires],
      [Check.PROXY_REQUIRE, (ctx) => checkExtensions(ctx, allowed)],
      [Check.URIS, checkUris],
      [Check.DIGEST, (ctx) => checkCredentials(ctx, 'refuse')],
      [Check.TAGS, checkTags],
      [Check.AUTHORIZATION, (ctx) => checkCredentials(ctx, 'ignore')],
    ]
  }

  /**
   * Inspects a message.
   *
   * @param ctx - the message; what is found is remembered with it
   * @param checks - bits of {@link Check}; for a reply those are left out that mean nothing there
   * @param uris - bits of `UriCheck`
   * @returns the first thing wrong, or null
   */
  inspect(ctx: Context, checks: number, uris: number): Verdict | null {
    const asked = ctx.message.isRequest ? checks : checks & OF_REPLIES
    const found = this.#first(ctx, asked, uris)
    if (found !== null) this.#found.set(ctx, found)
    return found
  }

  /** What was found wrong with a message last, or null. */
  lastVerdict(ctx: Context): Verdict | null {
    return this.#found.get(ctx) ?? null
  }

  #first(ctx: Context, asked: number, uris: number): Verdict | null {
    const { sizes, limits } = this.#options
    const size = checkSizes(ctx, sizes, limits)
    if (size !== null) return size
    const steps = this.#plan(asked)
    for (let i = 0; i < steps.length; i++) {
      const found = steps[i]?.(ctx, uris) ?? null
      if (found !== null) return found
    }
    return null
  }

  /** The checks asked for, in order. Configurations ask for a few different sets, so that the lists are made once. */
  #plan(asked: number): readonly Step[] {
    const known = this.#plans.get(asked)
    if (known !== undefined) return known
    const plan = this.#steps.filter(([bit]) => (asked & bit) !== 0).map(([, step]) => step)
    if (this.#plans.size < MAX_PLANS) this.#plans.set(asked, plan)
    return plan
  }
}
