/** Why a call of HTTP failed, by the numbers and words of libcurl, which configurations compare. */

import type { HttpCause } from './http-calls.ts'

const numbers: Readonly<Record<HttpCause, number>> = {
  url: 3,
  name: 6,
  connect: 7,
  request: 43,
  timeout: 28,
  redirects: 47,
  broken: 56,
  secure: 60,
  'too-long': 63,
}

/** The number of a cause, below 100. */
export function curlCode(cause: HttpCause): number {
  return numbers[cause]
}

/** What a number means; a text for all of them. */
export function curlText(code: number): string {
  return texts.get(code) ?? 'Unknown error'
}

const texts: ReadonlyMap<number, string> = new Map([
  [0, 'No error'],
  [1, 'Unsupported protocol'],
  [2, 'Failed initialization'],
  [3, 'URL using bad/illegal format or missing URL'],
  [5, "Couldn't resolve proxy name"],
  [6, "Couldn't resolve host name"],
  [7, "Couldn't connect to server"],
  [8, 'Weird server reply'],
  [9, 'Access denied to remote resource'],
  [16, 'Error in the HTTP2 framing layer'],
  [18, 'Transferred a partial file'],
  [22, 'HTTP response code said error'],
  [23, 'Failed writing received data to disk/application'],
  [25, 'Upload failed (at start/before it took off)'],
  [26, 'Failed to open/read local data from file/application'],
  [27, 'Out of memory'],
  [28, 'Timeout was reached'],
  [33, 'Requested range was not delivered by the server'],
  [34, 'Internal problem setting up the POST'],
  [35, 'SSL connect error'],
  [42, 'Operation was aborted by an application callback'],
  [43, 'A libcurl function was given a bad argument'],
  [45, 'Failed binding local connection end'],
  [47, 'Number of redirects hit maximum amount'],
  [52, 'Server returned nothing (no headers, no data)'],
  [53, 'SSL crypto engine not found'],
  [55, 'Failed sending data to the peer'],
  [56, 'Failure when receiving data from the peer'],
  [58, 'Problem with the local SSL certificate'],
  [59, "Couldn't use specified SSL cipher"],
  [60, 'SSL peer certificate or SSH remote key was not OK'],
  [61, 'Unrecognized or bad HTTP Content or Transfer-Encoding'],
  [63, 'Maximum file size exceeded'],
  [64, 'Requested SSL level failed'],
  [66, 'Failed to initialise SSL crypto engine'],
  [67, 'Login denied'],
  [70, 'Disk full or allocation exceeded'],
  [77, 'Problem with the SSL CA cert (path? access rights?)'],
  [78, 'Remote file not found'],
  [80, 'Failed to shut down the SSL connection'],
  [81, 'Socket not ready for send/recv'],
  [82, 'Failed to load CRL file (path? access rights?, format?)'],
  [83, 'Issuer check against peer certificate failed'],
  [89, 'The max connection limit is reached'],
  [90, 'SSL public key does not match pinned public key'],
  [91, 'SSL server certificate status verification FAILED'],
  [92, 'Stream error in the HTTP/2 framing layer'],
  [94, 'An authentication function returned an error'],
  [97, 'proxy handshake error'],
  [98, 'SSL Client Certificate required'],
  [99, 'Unrecoverable error in select/poll'],
])
