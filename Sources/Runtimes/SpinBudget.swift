/// How long it is worth to spin for something before sleeping until it comes.
///
/// Where others need the cores, whoever is waited for may be kept from running by the very spinning; so
/// each time that it was in vain it is tried for half as long, down to not at all but for a try now
/// and then. If that is of use it is worth as much as ever: what was slow may only have been the waking
/// of the other side, who sleeps as long as nobody spins.
struct SpinBudget {
  /// Less than this is not worth beginning.
  private static let least = 2_000
  /// One in so many waits is spun for although it is not worth it.
  private static let retry = 256

  /// The most, in nanoseconds.
  private let most: Int
  private var budget: Int
  private var waits = 0

  init(most: Int) {
    self.most = most
    budget = most
  }

  /// For how many nanoseconds to spin this time.
  mutating func next() -> Int {
    if Machinery.cores == 1 { return 0 }
    waits += 1
    if budget < Self.least { return waits % Self.retry == 0 ? most : 0 }
    return budget
  }

  /// Notes whether the spinning was of use.
  mutating func note(_ wasOfUse: Bool) {
    budget = wasOfUse ? most : budget / 2
  }
}
