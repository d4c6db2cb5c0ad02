import LineEditing
import Typography

/// Shows what is longer than the screen a screenful at a time.
struct Pager {
  /// What a reader did at the foot of a screenful.
  enum Answer: Equatable {
    case goOn
    /// Something typed instead, which is no longer about this page.
    case typed(String)
    case interrupted
    case end
  }

  let console: Console
  let editor: LineEditor

  /// Writes lines, with a pause wherever the next ones would push the first ones off the screen.
  func show(_ lines: [Line]) -> Answer {
    let width = console.width
    var rest = lines.flatMap { $0.wrapped(to: width) }[...]
    // The last row is the prompt's.
    while rest.count > screenful {
      let part = rest.prefix(screenful)
      console.write(Array(part))
      rest = rest.dropFirst(part.count)
      let answer = pause(rest.count)
      guard answer == .goOn else { return answer }
    }
    console.write(Array(rest))
    return .goOn
  }

  /// Read afresh each time: windows change their size.
  private var screenful: Int { max(4, console.terminal.size.rows - 1) }

  private func pause(_ left: Int) -> Answer {
    let text = "-- \(left) more \(left == 1 ? "line" : "lines"), Enter goes on -- "
    let prompt = StyledPrompt(console.theme.text(Line(text, .faint)))
    let keys: Set<EmptyLineKey> = [.space, .pageDown, .rightArrow, .letterB, .pageUp]
    switch editor.readLine(prompt: prompt, keys: keys) {
    case .end: return .end
    case .interrupted: return .interrupted
    case .line(let typed) where !typed.allSatisfy(\.isWhitespace): return .typed(typed)
    case .key(.letterB), .key(.pageUp): return .typed("back")
    case .line, .key:
      console.eraseLineAbove()
      return .goOn
    }
  }
}
