import Diagnostics
import Testing

@testable import Language

@Suite struct `Damaged programs get a verdict` {
  private static let pieces = [
    "", " ", "\n", "(", ")", "[", "]", "{", "}", "\"", "\\", "#", ":", ";", ",", ".", "=", "end",
    " if ", " then ", " on ", " at ", " state ", " after ", " behavior ", " var ", " else ",
    "send ", " 1 ", " 9223372036854775808 ", "'", "\u{0}", "\u{1B}", "é", "😀", "\u{FFFD}", "-", "_",
  ]

  /// A program with some of its characters left out, doubled, or replaced.
  private static func mutant(_ seed: UInt64) -> String {
    var random = SplitMix(state: seed)
    var characters = programs[Int.random(in: 0..<programs.count, using: &random)].map(String.init)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0..<characters.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: characters[place] = ""
      case 1: characters = Array(characters.prefix(place + 1))
      case 2: characters[place] += characters[Int.random(in: 0..<characters.count, using: &random)]
      default: characters[place] = pieces.randomElement(using: &random) ?? ""
      }
    }
    return characters.joined()
  }

  @Test(arguments: 0..<20)
  func `thousands of them`(_ batch: UInt64) {
    for seed in 0..<200 {
      let text = Self.mutant(batch * 1_000 + UInt64(seed))
      let script = Parser.parseScript(Source(text))
      for problem in script.errors {
        #expect(problem.span.map { 0 <= $0.start && $0.end <= text.utf8.count } == true)
      }
      let places = script.errors.map { $0.span?.start }
      #expect(Set(places).count == places.count, "each place is mentioned once")
      for line in text.split(separator: "\n") { _ = parse(String(line)) }
      _ = expectations(in: text, upTo: text.utf8.count / 2)
    }
  }

  @Test func `a program cut anywhere is complete, incomplete or wrong`() {
    for program in programs {
      for length in 0..<program.utf8.count {
        let text = String(decoding: program.utf8.prefix(length), as: UTF8.self)
        _ = parse(text)
        _ = Parser.parseScript(Source(text))
        _ = expectations(in: program, upTo: length)
      }
    }
  }
}
