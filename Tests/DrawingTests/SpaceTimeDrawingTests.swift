import Actors
import Foundation
import FoundationXML
import TestSupport
import Testing
import Tracing

@testable import Drawing

@Suite struct `A picture of space and time as SVG` {
  private let text = SpaceTimeDrawing(Casts.bank).document

  @Test func `is well-formed, describes itself, and needs nothing else`() throws {
    let picture = try XMLReading(text)
    #expect(picture.problem == nil)
    #expect(picture.texts(of: "title").first == "Sequence diagram: you, ann, bob, account")
    #expect(
      picture.texts(of: "desc").first?.contains("e3: you sends m1 Deposit(1) to ann.") == true)
    #expect(text.contains("role=\"img\" aria-labelledby=\"title desc\""))
    #expect(!text.contains("http") || text.components(separatedBy: "http").count == 2)
    #expect(!text.contains("url(") && !text.contains("@import") && !text.contains("href"))
  }

  @Test func `writes labels as text, and says what became of what did not arrive`() throws {
    let texts = try XMLReading(text).texts(of: "text")
    for label in ["m3 Get", "f1 = 2", "lost", "in flight", "waits", "becomes Busy", "e12", "Clerk"]
    {
      #expect(texts.contains(label), "\(label)")
    }
  }

  @Test func `draws what leaves a lifeline where it leaves, and slants it to where it arrives`() {
    let layout = SpaceTimeLayout(Casts.bank)
    let arrow = Casts.bank.arrows[3]
    let (tail, tip) = (layout.tail(arrow), layout.tip(arrow, number: 3))
    #expect(tail.y == layout.y(ofRow: 5) && tip.y == layout.y(ofRow: 12))
    #expect(tail.x > layout.columns[1] && tip.x < layout.columns[3])
  }

  @Test func `keeps labels within the room up to the next lifeline`() {
    var picture = Casts.bank
    picture.arrows[1].label = "m1 " + String(repeating: "a long word ", count: 30)
    let layout = SpaceTimeLayout(picture)
    let written = Typeface.code.fitted(
      picture.arrows[1].label, to: layout.roomAfter[0], size: SpaceTimeLayout.labelSize)
    #expect(written.hasSuffix("…"))
    let end =
      layout.tail(picture.arrows[1]).x
      + Typeface.code.width(written, size: SpaceTimeLayout.labelSize)
    #expect(end < layout.columns[1])
  }

  @Test func `follows turns and waiting from mark to mark`() {
    let turns = SpaceTimeTurns(Casts.bank)
    #expect(turns.pauses == [.init(lifeline: 1, start: 6, end: 14)])
    #expect(turns.turns.filter { $0.lifeline == 1 } == [.init(lifeline: 1, start: 4, end: 17)])
    #expect(turns.births == [nil, 1, nil, nil])
    #expect(turns.ends == [nil, nil, 21, nil])
  }

  @Test func `draws nothing as an empty page`() throws {
    let empty = SpaceTime(lifelines: [], marks: [], arrows: [], total: 0)
    #expect(try XMLReading(SpaceTimeDrawing(empty).document).problem == nil)
  }
}

@Suite struct `The colors of pictures` {
  /// The contrast of two colors (WCAG 2.2, relative luminance).
  private func contrast(_ one: String, _ other: String) -> Double {
    func luminance(_ color: String) -> Double {
      let value = Int(color.dropFirst(), radix: 16) ?? 0
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double(value >> shift & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test(arguments: [Palette.ink, .faint, .message, .ask, .failure, .timer, .life])
  func `of text are at least 4.5 from what they stand on`(_ color: Palette) {
    for ground in [Palette.paper, .stripe] {
      #expect(contrast(color.light, ground.light) >= 4.5)
      #expect(contrast(color.dark, ground.dark) >= 4.5)
    }
  }

  @Test(arguments: [Palette.rule, .edge]) func `of lines are at least 3 from the paper`(
    _ color: Palette
  ) {
    #expect(contrast(color.light, Palette.paper.light) >= 3)
    #expect(contrast(color.dark, Palette.paper.dark) >= 3)
  }

  @Test func `of names are at least 4.5 from their boxes`() {
    for (color, ground) in [
      (Palette.ink, Palette.head), (.faint, .head), (.ink, .turn), (.ink, .marker),
    ] {
      #expect(contrast(color.light, ground.light) >= 4.5, "\(color) on \(ground)")
      #expect(contrast(color.dark, ground.dark) >= 4.5, "\(color) on \(ground)")
    }
  }
}
