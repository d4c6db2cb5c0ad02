import Kernel

/// How many classes of orders a program has under a network, and how many endings. The numbers come
/// from an independent enumeration of schedules.
struct Answer: CustomStringConvertible, Sendable {
  var program: String
  var network: Network
  var classes: Int
  var endings: Int
  /// How many classes end with somebody blocked.
  var deadlocked: Int
  /// How many messages may be lost.
  var drops: Int

  init(
    _ program: String, _ network: Network, _ classes: Int, _ endings: Int, deadlocked: Int = 0,
    drops: Int = 0
  ) {
    self.program = program
    self.network = network
    self.classes = classes
    self.endings = endings
    self.deadlocked = deadlocked
    self.drops = drops
  }

  var description: String { "\(program) under \(network)" }

  static let all = [
    // ack-retry-lossy: nothing lost, the request lost, or the reply lost.
    Answer("ack-retry-lossy", .fifo, 3, 3, drops: 1),
    // ask-fails: one asker: nothing races.
    Answer("ask-fails", .mailbox, 1, 1),
    Answer("ask-fails", .causal, 1, 1),
    Answer("ask-fails", .fifo, 1, 1),
    Answer("ask-fails", .unordered, 1, 1),
    // bank-clerks: each account sees its transfer before or behind the deposit; both before is the deadlock, both behind cannot be.
    Answer("bank-clerks", .mailbox, 3, 2, deadlocked: 1),
    Answer("bank-clerks", .causal, 3, 2, deadlocked: 1),
    Answer("bank-clerks", .fifo, 3, 2, deadlocked: 1),
    Answer("bank-clerks", .unordered, 3, 2, deadlocked: 1),
    // causal-triangle: M3 is caused by what came behind M1: only fifo and unordered let it overtake.
    Answer("causal-triangle", .mailbox, 1, 1),
    Answer("causal-triangle", .causal, 1, 1),
    Answer("causal-triangle", .fifo, 2, 2),
    Answer("causal-triangle", .unordered, 2, 2),
    // gather-mail: 3! orders of three reports.
    Answer("gather-mail", .mailbox, 6, 6),
    Answer("gather-mail", .causal, 6, 6),
    Answer("gather-mail", .fifo, 6, 6),
    Answer("gather-mail", .unordered, 6, 6),
    // increment-2: 2! orders of equal messages, one ending.
    Answer("increment-2", .mailbox, 2, 1),
    Answer("increment-2", .causal, 2, 1),
    Answer("increment-2", .fifo, 2, 1),
    Answer("increment-2", .unordered, 2, 1),
    // increment-3: 3! orders of equal messages, one ending.
    Answer("increment-3", .mailbox, 6, 1),
    Answer("increment-3", .causal, 6, 1),
    Answer("increment-3", .fifo, 6, 1),
    Answer("increment-3", .unordered, 6, 1),
    // kill-race: the message is handled before the kill, or is a dead letter.
    Answer("kill-race", .mailbox, 2, 2),
    // lastzero-2: Concuerror's lastzero 2.
    Answer("lastzero-2", .mailbox, 5, 5),
    // lastzero-3: Concuerror's lastzero 3.
    Answer("lastzero-3", .mailbox, 12, 12),
    // lost-update-2: C(4, 2) orders of two gets and two sets; only the two that do not interleave count both.
    Answer("lost-update-2", .mailbox, 6, 2),
    Answer("lost-update-2", .causal, 6, 2),
    Answer("lost-update-2", .fifo, 6, 2),
    Answer("lost-update-2", .unordered, 6, 2),
    // one-sender-2: one sender keeps its order unless the network is unordered.
    Answer("one-sender-2", .mailbox, 1, 1),
    Answer("one-sender-2", .causal, 1, 1),
    Answer("one-sender-2", .fifo, 1, 1),
    Answer("one-sender-2", .unordered, 2, 2),
    // philosophers-2-deadlocking: as bank-clerks: each fork sees one first, and both cannot be last.
    Answer("philosophers-2-deadlocking", .mailbox, 3, 2, deadlocked: 1),
    Answer("philosophers-2-deadlocking", .causal, 3, 2, deadlocked: 1),
    Answer("philosophers-2-deadlocking", .fifo, 3, 2, deadlocked: 1),
    Answer("philosophers-2-deadlocking", .unordered, 3, 2, deadlocked: 1),
    // philosophers-3-deadlocking: 2^3 orders at three forks, less the one in which everybody is second.
    Answer("philosophers-3-deadlocking", .mailbox, 7, 2, deadlocked: 1),
    Answer("philosophers-3-deadlocking", .fifo, 7, 2, deadlocked: 1),
    // ping-pong-3: one message at a time.
    Answer("ping-pong-3", .mailbox, 1, 1),
    Answer("ping-pong-3", .causal, 1, 1),
    Answer("ping-pong-3", .fifo, 1, 1),
    Answer("ping-pong-3", .unordered, 1, 1),
    // registry-1: the reader before or behind the writer.
    Answer("registry-1", .mailbox, 2, 2),
    Answer("registry-1", .causal, 2, 2),
    Answer("registry-1", .fifo, 2, 2),
    Answer("registry-1", .unordered, 2, 2),
    // registry-2: 3! orders; each of two readers sees the old or the new.
    Answer("registry-2", .mailbox, 6, 4),
    Answer("registry-2", .causal, 6, 4),
    Answer("registry-2", .fifo, 6, 4),
    Answer("registry-2", .unordered, 6, 4),
    // ring-3-2-one-source: the tokens stay in order at n1, n2 and n3 but race home from n1 and n3.
    Answer("ring-3-2-one-source", .mailbox, 2, 2),
    // self-ask: one order, and it is blocked.
    Answer("self-ask", .mailbox, 1, 1, deadlocked: 1),
    // senders-2: 2!.
    Answer("senders-2", .mailbox, 2, 2),
    Answer("senders-2", .causal, 2, 2),
    Answer("senders-2", .fifo, 2, 2),
    Answer("senders-2", .unordered, 2, 2),
    // senders-2x2: 4!/(2!2!); unordered: 4!.
    Answer("senders-2x2", .mailbox, 6, 6),
    Answer("senders-2x2", .causal, 6, 6),
    Answer("senders-2x2", .fifo, 6, 6),
    Answer("senders-2x2", .unordered, 24, 24),
    // senders-3: 3!.
    Answer("senders-3", .mailbox, 6, 6),
    Answer("senders-3", .causal, 6, 6),
    Answer("senders-3", .fifo, 6, 6),
    Answer("senders-3", .unordered, 6, 6),
    // senders-4: 4!.
    Answer("senders-4", .mailbox, 24, 24),
    Answer("senders-4", .causal, 24, 24),
    Answer("senders-4", .fifo, 24, 24),
    Answer("senders-4", .unordered, 24, 24),
    // stop-race: handled, or a dead letter.
    Answer("stop-race", .mailbox, 2, 2),
    Answer("stop-race", .causal, 2, 2),
    Answer("stop-race", .fifo, 2, 2),
    Answer("stop-race", .unordered, 2, 2),
    // timer-message: the clock moves only when nothing else can.
    Answer("timer-message", .mailbox, 1, 1),
    Answer("timer-message", .fifo, 1, 1),
    // two-printers: nobody can tell which line came first.
    Answer("two-printers", .mailbox, 1, 1),
    // two-receivers: 2 orders at each of two receivers.
    Answer("two-receivers", .mailbox, 4, 4),
    Answer("two-receivers", .causal, 4, 4),
    Answer("two-receivers", .fifo, 4, 4),
    Answer("two-receivers", .unordered, 4, 4),
  ]
}
