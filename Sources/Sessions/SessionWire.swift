import Actors
import Kernel
import Language
import Printing
import Runtimes
import Typography

/// A frame that travelled between an actor's process and the stage.
struct WireRow {
  var actor: String
  var isToWorker: Bool
  var text: String
}

/// `wire`: what travelled between processes, byte for byte.
extension Session {
  /// How many frames are shown unless told.
  private static let shownFrames = 20
  /// How many characters of one are.
  private static let shownCharacters = 4_000

  func showWire(_ count: Int?) {
    let rows = performance.map { wire(of: $0) } ?? earlierWire
    guard !rows.isEmpty else {
      return say(
        performance?.form == .processes
          ? "nothing has travelled yet"
          : "nothing travels here; under runtime processes messages do, as bytes", .faint)
    }
    let shown = rows.suffix(count ?? Self.shownFrames)
    if shown.count < rows.count {
      say("the last \(shown.count) of \(rows.count) frames that are kept:", .faint)
    }
    for row in shown { say(line(of: row)) }
  }

  /// What has travelled in a run, as it is shown; the session has the stage.
  func wire(of performance: LivePerformance) -> [WireRow] {
    performance.run.transmissions.map {
      WireRow(
        actor: simulator.stage.name(of: $0.actor), isToWorker: $0.isToWorker, text: $0.text)
    }
  }

  /// The direction, the four bytes of the length in hexadecimal, and the text of a frame in a line.
  private func line(of row: WireRow) -> Line {
    let count = UInt32(row.text.utf8.count)
    let length = (0..<4).map { place -> String in
      let digits = String(count >> (8 * UInt32(place)) & 0xFF, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined(separator: " ")
    let cut = row.text.count > Self.shownCharacters ? "…" : ""
    return Line([
      .init(row.isToWorker ? "to " : "from "), .init(row.actor, .actor),
      .init("  \(length)  ", .faint),
      .init(Self.escaped(row.text.prefix(Self.shownCharacters)) + cut),
    ])
  }

  /// A text in one line, with what cannot be seen as it would be written.
  private static func escaped(_ text: Substring) -> String {
    visible(
      text.map { $0 == "\\" ? "\\\\" : $0 == "\n" ? "\\n" : String($0) }.joined())
  }
}
