import CEditLine
import Glibc

/// What the keys do that mean something of their own as long as nothing is typed.
extension LineEditor {
  /// How long a letter waits for the next key before it counts as a key of its own. Who types a word
  /// is faster; who presses a key does not notice.
  private static let pauseMilliseconds: Int32 = 300

  func addEmptyLineFunctions() {
    cedit_add_function(editor, EmptyLineKey.space.function, "go on, or insert a space") {
      editor, _ in LineEditor.behind(editor).pressOrInsert(.space, " ")
    }
    cedit_add_function(editor, EmptyLineKey.letterB.function, "go back, or insert a b") {
      editor, _ in LineEditor.behind(editor).pressOrInsertB()
    }
    cedit_add_function(editor, EmptyLineKey.pageUp.function, "go back") {
      editor, _ in LineEditor.behind(editor).pressOrMove(.pageUp, by: 0)
    }
    cedit_add_function(editor, EmptyLineKey.pageDown.function, "go on") {
      editor, _ in LineEditor.behind(editor).pressOrMove(.pageDown, by: 0)
    }
    cedit_add_function(editor, EmptyLineKey.rightArrow.function, "go on, or to the right") {
      editor, _ in LineEditor.behind(editor).pressOrMove(.rightArrow, by: 1)
    }
  }

  /// Ends the line by a key.
  func press(_ key: EmptyLineKey) -> UInt8 {
    pressed = key
    el_push(editor, KeyBindings.Private.accept)
    return code(CC_NORM)
  }

  private func pressOrInsert(_ key: EmptyLineKey, _ text: String) -> UInt8 {
    if current().line.isEmpty { return press(key) }
    return el_insertstr(editor, text) == 0 ? code(CC_REFRESH) : code(CC_ERROR)
  }

  /// A letter that another letter follows at once begins a word, unless it is the same again.
  private func pressOrInsertB() -> UInt8 {
    guard current().line.isEmpty, Self.isFollowed() else { return pressOrInsert(.letterB, "b") }
    var next: wchar_t = 0
    guard el_wgetc(editor, &next) == 1, let scalar = Unicode.Scalar(UInt32(bitPattern: next)) else {
      return press(.letterB)
    }
    if scalar == "b" || !scalar.properties.isAlphabetic {
      // Who is used to Enter presses it here, too.
      if scalar != "\r", scalar != "\n" { held = String(scalar) }
      return press(.letterB)
    }
    el_push(editor, String(scalar))
    return el_insertstr(editor, "b") == 0 ? code(CC_REFRESH) : code(CC_ERROR)
  }

  private static func isFollowed() -> Bool {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, pauseMilliseconds) > 0
  }

  private func pressOrMove(_ key: EmptyLineKey, by cells: Int32) -> UInt8 {
    let (line, cursor) = current()
    if line.isEmpty { return press(key) }
    guard cells > 0, cursor < line.utf8.count else { return code(CC_ERROR) }
    el_cursor(editor, cells)
    return code(CC_CURSOR)
  }
}
