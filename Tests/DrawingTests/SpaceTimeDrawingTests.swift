import Drawing
import Foundation
import Testing
import Tracing

struct SpaceTimeDrawingTests {
  @Test func `a picture is written where it can be looked at`() throws {
    try SpaceTimeDrawing(Casts.bank).document.write(
      toFile: "/tmp/shots/bank.svg", atomically: true, encoding: .utf8)
    try StoryboardPage(Casts.bankBoard).text.write(
      toFile: "/tmp/shots/bank.html", atomically: true, encoding: .utf8)
  }
}
