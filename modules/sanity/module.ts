/**
 * Looks whether a message is what the standards say, and answers one that is not.
 *
 * A proxy can pass on much that is broken; the phone at the end cannot make sense of it. Call `sanity_check()` near the start of
 * the request route, and broken requests end there with an answer that says what is wrong.
 *
 * @module sanity
 */
import { defineModule } from 'siprose'

import { Inspector } from './inspector.ts'
import { params } from './params.ts'

export const sanity = defineModule('sanity', {
  params,
  needs: ['sl'],
  state: ({ params: set }) =>
    new Inspector({
      allowed: set.proxy_require,
      sizes: set.size_checks,
      limits: {
        message: set.size_message,
        method: set.size_method,
        requestUri: set.size_ruri,
        fromUri: set.size_from_uri,
        toUri: set.size_to_uri,
        contactUri: set.size_contact_uri,
        routeUri: set.size_route_uri,
        pathUri: set.size_path_uri,
        paiUri: set.size_pai_uri,
        header: set.size_header,
        headers: set.size_headers,
        body: set.size_body,
      },
    }),
})
