import Synchronization

/// What `work` is on a real machine: so many rounds of a loop, the same number in every runtime.
package enum Computation {
  /// How many rounds a microsecond of `work` stands for: what one core does in it, measured once.
  package static let roundsPerMicrosecond: Int = {
    // The fastest of some: whatever disturbs makes it only slower.
    let rounds = 20_000
    let fastest = (0..<15).map { _ in
      let start = RealTime.nanoseconds
      perform(rounds: rounds)
      return RealTime.nanoseconds - start
    }.min()
    return max(1, rounds * 1_000 / max(1, fastest ?? 1))
  }()

  /// How many rounds are done between two looks at whether to go on.
  static let roundsAtOnce = 20_000

  /// Where results go, so that no compiler can tell that nobody wants them.
  private static let sink = Atomic<UInt64>(0)

  /// Does a number of rounds.
  @inline(never)
  static func perform(rounds: Int) {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    var left = rounds
    while left > 0 {
      bits ^= bits << 13
      bits ^= bits >> 7
      bits ^= bits << 17
      left -= 1
    }
    if bits == 0 { sink.store(bits, ordering: .relaxed) }
  }

  /// Does the rounds of some microseconds of `work`, asking every now and then whether to go on.
  /// - Returns: the microseconds that are left.
  static func perform(microseconds: Int, goesOn: () -> Bool) -> Int {
    Self.microseconds(of: perform(rounds: rounds(of: microseconds), goesOn: goesOn))
  }

  /// How many microseconds of `work` some rounds are, rounded up.
  static func microseconds(of rounds: Int) -> Int {
    rounds / roundsPerMicrosecond + (rounds % roundsPerMicrosecond > 0 ? 1 : 0)
  }

  /// How many rounds some microseconds of `work` are.
  static func rounds(of microseconds: Int) -> Int {
    let (all, overflows) = microseconds.multipliedReportingOverflow(by: roundsPerMicrosecond)
    return overflows ? .max : all
  }

  /// Does a number of rounds, asking every now and then whether to go on.
  /// - Returns: the rounds that are left.
  static func perform(rounds: Int, goesOn: () -> Bool) -> Int {
    var left = rounds
    while left > 0 {
      let some = min(left, roundsAtOnce)
      perform(rounds: some)
      left -= some
      if left > 0, !goesOn() { return left }
    }
    return 0
  }
}
