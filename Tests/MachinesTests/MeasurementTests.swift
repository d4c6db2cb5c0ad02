import Printing
import Testing
import Typography

@Suite struct `What was measured` {
  /// The verdicts on threads and processes, by the times of each kind in milliseconds.
  private func verdicts(
    _ locked: [Int], _ free: [Int], _ processes: [Int], cores: Int = 2, load: String? = "0.1"
  ) -> [String] {
    let kinds: [(Measured.Subject, [Int])] = [
      (.lockedThreads, locked), (.threads, free), (.processes, processes),
    ]
    let all = kinds.map { subject, times in
      var measured = Measured(subject)
      measured.times = times.map { $0 * 1_000 }
      return measured
    }
    let setting = MeasurementPrinter.Setting(
      runs: locked.count, cores: cores, load: load, work: 200_000, stop: nil, missing: nil)
    return MeasurementPrinter(theme: .plain, width: 78).lines(all, setting).dropFirst(6).map(
      \.plain)
  }

  @Test func `is concluded from where the difference is larger than the spread`() {
    #expect(
      verdicts([200, 210, 205], [100, 101, 102], [110, 190, 195]) == [
        "threads without a GIL: 2.03x faster than threads with a GIL",
        "processes and threads with a GIL: no conclusion, the spread exceeds the difference",
      ])
    #expect(
      verdicts([10, 11, 12], [10, 10, 11], [40, 41, 42]).last
        == "processes: 3.73x slower than threads with a GIL")
  }

  @Test func `says nothing from a run or two, though they do not vary`() {
    #expect(
      verdicts([200], [100], [110]) == [
        "threads without a GIL and threads with a GIL: no conclusion from 1 run of each",
        "processes and threads with a GIL: no conclusion from 1 run of each",
      ])
  }

  @Test func `says of one core that none can be faster by another`() {
    #expect(
      verdicts([200, 201, 202], [100, 101, 102], [400, 401, 402], cores: 1) == [
        "threads without a GIL and threads with a GIL: no conclusion, one core computes for all",
        "processes: 2.00x slower than threads with a GIL",
        "with one usable core nobody can be faster by computing at once",
      ])
  }

  @Test func `may be due to others where they compute, too`() {
    #expect(
      verdicts([200, 201, 202], [100, 101, 102], [100, 101, 102], load: "2.31").last
        == "others have computed on this machine, too: what is said here may be due to them")
  }
}
