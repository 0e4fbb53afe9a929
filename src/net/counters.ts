/** What a listener counts: plain numbers, read by statistics, RPC and tests. */

/** What was not delivered or not sent, by reason. */
export class DropCounters {
  /** Datagrams of nothing but CR, LF and NUL, and pings of RFC 5626 on streams. Not a loss. */
  keepAlive = 0
  /** Streams closed because what came could not be cut into messages; `FrameFault` says why. */
  badFrame = 0
  /** Streams closed in the middle of a message, by the peer or by the time allowed for one. */
  unfinished = 0
  /** Connections refused because all that are allowed were open. */
  connectionLimit = 0
  /** Connections refused because their address had all that it may have. */
  addressLimit = 0
  /** Connections refused because one from the same address and port was open. */
  duplicate = 0
  /** Connections closed because they did not begin as the PROXY protocol wants it, or not in time. */
  unannounced = 0
  /** Connections closed because all together held more memory than they may. */
  overMemory = 0
  /** Connections closed because their handshake did not succeed: refused by one side, or not over in time. */
  handshakeFailed = 0
  /** Reads from the kernel that failed for another reason than "nothing there". */
  readFailed = 0
  /** Messages not sent: longer than a datagram can be. */
  tooLong = 0
  /** Messages not sent: the destination is no IP address of the listener's family, or its port is 0. */
  badAddress = 0
  /** Messages not sent: the kernel said no (no route, forbidden, and the like). */
  refused = 0
  /** Messages not sent: what waits to be sent had reached its limit. */
  queueFull = 0
  /** Messages not sent: the listener or the connection they were for is closed. */
  closed = 0
  /** Messages not sent: there was no connection to the peer, and none was to be opened. */
  noConnection = 0
  /** Messages that waited for a connection which did not come about. */
  connectFailed = 0
  /** Messages lost with a connection whose peer did not read what was sent. */
  slowPeer = 0
  /** Messages lost with a connection that broke before they had left. */
  broken = 0
}

/** The figures of one listener. */
export class ListenerCounters {
  /** Messages handed to the receiver. */
  received = 0
  /** Bytes that arrived, keep-alives included. */
  receivedBytes = 0
  /** Messages handed to the kernel. */
  sent = 0
  /** Bytes of them. */
  sentBytes = 0
  /** Connections that peers opened. */
  accepted = 0
  /** Connections that this side opened. */
  connected = 0
  /** Connections that this side tried to open, and that did not come about. */
  connectFailed = 0
  /** Connections that this side closed because nothing had happened on them. */
  idled = 0
  /** Connections that this side closed because their peer sent no whole message in time. */
  silent = 0
  /** Connections that this side closed because their peer took no byte in time. */
  sendTimeout = 0
  /** Connections that this side closed because too much waited for their peer. */
  tooSlow = 0
  /** Connections that this side closed because their peer did not answer a ping. */
  pingLost = 0
  /** Connections that their peer has reset. */
  reset = 0
  /** What was not delivered or not sent. */
  readonly dropped: DropCounters = new DropCounters()
}
