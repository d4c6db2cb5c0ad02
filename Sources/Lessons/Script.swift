internal import Typography

/// A lesson cut into what stands before each of its steps.
struct Script {
  /// A line for everybody, or one for the speaker.
  enum Entry: Equatable {
    case line(Line)
    case note(String)
  }

  /// A step and what is read before it.
  struct Page: Equatable {
    var entries: [Entry]
    var step: Step
    var isMeasured: Bool
  }

  private(set) var pages: [Page] = []
  /// What is read after the last step.
  private(set) var closing: [Entry] = []

  /// Steps of fences that cannot be played here become prose, with the reason above them.
  init(_ lesson: Lesson, renderer: MarkdownRenderer, reasonAgainst: (Fence) -> String?) {
    var entries: [Entry] = []
    for piece in renderer.pieces(of: lesson) {
      switch piece {
      case .line(let line): entries.append(.line(line))
      case .note(let text): entries.append(.note(text))
      case .fence(let index):
        let fence = lesson.fences[index]
        if let reason = reasonAgainst(fence) {
          entries += [.line(Line()), .line(Wording.skipped(reason))]
          entries += fence.code.content.map { .line(renderer.codeLine($0)) }
        } else {
          for step in fence.steps {
            pages.append(
              Page(
                entries: Self.trimmed(entries), step: step, isMeasured: fence.kind == .measured))
            entries = []
          }
        }
      }
    }
    closing = Self.trimmed(entries)
  }

  /// The entries without the empty lines at both ends.
  private static func trimmed(_ entries: [Entry]) -> [Entry] {
    func isEmpty(_ entry: Entry) -> Bool { entry == .line(Line()) }
    return Array(
      entries.drop(while: isEmpty).reversed().drop(while: isEmpty).reversed())
  }
}
