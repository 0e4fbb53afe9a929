/**
 * Keeps this server in the dialogs it has helped to make, and routes their requests.
 *
 * A Record-Route in the first request brings all that follow through here; `loose_route()` takes the Routes they come with and sets the
 * destination. What a script wants to know again within the dialog travels along as a parameter.
 *
 * @module rr
 */
import { asUriParams, defineModule, type RouteType } from 'siprose'
import { outboundApi } from 'siprose/modules/outbound'

import type { RrApi } from './api.ts'
import { avpName } from './check-texts.ts'
import { Sides } from './forms.ts'
import { LooseRouter } from './loose-route.ts'
import { params } from './params.ts'
import { Recorder } from './recorder.ts'
import { RoutedRequests } from './routed.ts'

/** Two Record-Routes: what the numbers of the parameter stand for. */
const sides = [Sides.ONE, Sides.DIFFERENT, Sides.TWO] as const

/** The module's handle. */
export const rr = defineModule('rr', {
  params,
  state: (self) => {
    const { params: values, server, log } = self
    const double = values.enable_double_rr !== 0
    const routed = new RoutedRequests(double)
    const avp = values.custom_user_avp
    return {
      routed,
      recorder: new Recorder(server, routed, {
        fromTag: values.append_fromtag === 1,
        fullLr: values.enable_full_lr === 1,
        userName: values.add_username === 1,
        userAvp: avp === null ? null : avpName(avp),
        ignoreSips: values.ignore_sips === 1,
        named: values.sockname_mode === 1,
        sides: sides[values.enable_double_rr] ?? Sides.DIFFERENT,
      }),
      router: new LooseRouter(
        {
          double,
          forceSocket: values.force_send_socket === 1,
          warns: values.enable_socket_mismatch_warning === 1,
        },
        routed,
        (text) => log.info(`rr: ${text}`),
      ),
    }
  },
  start(self) {
    const outbound = self.find(outboundApi)
    self.state.recorder.outbound = outbound
    self.state.router.outbound = outbound
  },
  api: ({ params: values, state: { recorder, routed, router } }): RrApi => ({
    appendsFromTag: values.append_fromtag === 1,
    recordRoute: (ctx, text) => recorder.ofSockets(ctx, asUriParams(text) ?? ''),
    addParam: (ctx, text) => recorder.addParams(ctx, asUriParams(text) ?? ''),
    routeParams: (ctx) => routed.params(ctx),
    getRouteParam: (ctx, name) => routed.param(ctx, name),
    direction: (ctx) => routed.direction(ctx),
    onLooseRoute: (handler) => router.onRouted(handler),
  }),
})

/** Where a request is being worked on. */
export const requestRoutes: readonly RouteType[] = ['request', 'event']

/** Where a Record-Route can be added: before each attempt, and for each branch. */
export const recordRoutes: readonly RouteType[] = ['request', 'failure', 'branch', 'event']
