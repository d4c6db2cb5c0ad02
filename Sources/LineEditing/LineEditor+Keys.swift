import CEditLine
import Glibc

/// What our keys do. Each function answers with a `CC_` code: what the editor shall do next.
extension LineEditor {
  private typealias Function = KeyBindings.Function

  func addFunctions() {
    cedit_add_function(editor, Function.complete, "complete the word before the cursor") {
      editor, _ in LineEditor.behind(editor).completeWord()
    }
    cedit_add_function(editor, Function.interrupt, "give up the line") {
      editor, _ in LineEditor.behind(editor).interrupt()
    }
    cedit_add_function(editor, Function.suspend, "stop the process until it is continued") {
      editor, _ in LineEditor.behind(editor).suspend()
    }
    cedit_add_function(editor, Function.prefill, "insert the line offered") {
      editor, _ in LineEditor.behind(editor).insertPrefill()
    }
    cedit_add_function(editor, Function.paste, "insert what the terminal pastes") {
      editor, _ in LineEditor.behind(editor).paste()
    }
    addEmptyLineFunctions()
  }

  private func completeWord() -> UInt8 {
    let (line, cursor) = current()
    if line.isEmpty, asked.contains(.tab) { return press(.tab) }
    let completion = complete(line, cursor)
    guard let typed = word(of: line, from: completion.start, to: cursor) else {
      return code(CC_ERROR)
    }
    switch completion.outcome(typed: typed) {
    case .nothing:
      return code(CC_ERROR)
    case .replace(let text):
      el_deletestr(editor, Int32(typed.unicodeScalars.count))
      el_insertstr(editor, text)
      undecided = completion.candidates.count > 1 ? current() : nil
      return code(CC_REFRESH)
    case .choose(let candidates):
      if let undecided, undecided == (line, cursor) {
        list(candidates)
        return code(CC_NORM)
      }
      undecided = (line, cursor)
      return code(CC_REFRESH_BEEP)
    }
  }

  /// The line as typed so far, and how far the cursor is into it, in bytes.
  func current() -> (line: String, cursor: Int) {
    guard let info = el_line(editor)?.pointee, let buffer = info.buffer else { return ("", 0) }
    let bytes = UnsafeRawBufferPointer(start: buffer, count: info.lastchar - buffer)
    return (String(decoding: bytes, as: UTF8.self), info.cursor - buffer)
  }

  /// Nil where the bounds do not fit the line.
  private func word(of line: String, from start: Int, to end: Int) -> String? {
    guard 0 <= start, start <= end, end <= line.utf8.count else { return nil }
    return String(line.utf8.dropFirst(start).prefix(end - start))
  }

  /// Writes the candidates below the line and the line once more below them.
  private func list(_ candidates: [String]) {
    let columns = Terminal.Size.ofOutput.columns
    let lines = CandidateList(candidates, columns: columns).lines
    // The cursor may stand above the end of a line that fills several rows.
    let clear = isDumb ? "" : "\u{1B}[J"
    cedit_put("\r\n" + clear + lines.map { $0 + "\r\n" }.joined())
    cedit_redraw(editor)
  }

  /// Ends the line from behind its last character, so that what follows comes below it.
  private func interrupt() -> UInt8 {
    isInterrupted = true
    el_cursor(editor, Int32(current().line.unicodeScalars.count))
    el_insertstr(editor, "^C")
    el_push(editor, KeyBindings.Private.accept)
    return code(CC_REFRESH)
  }

  /// Stops the whole process group, as the terminal would have done.
  private func suspend() -> UInt8 {
    setPasteMarks(isOn: false)
    cedit_set_flag(editor, EL_PREP_TERM, 0)
    // With the editor's handlers in place it would draw the line a second time.
    var standard = sigaction()
    standard.__sigaction_handler.sa_handler = SIG_DFL
    var stopping = sigaction()
    var continuing = sigaction()
    sigaction(SIGTSTP, &standard, &stopping)
    sigaction(SIGCONT, &standard, &continuing)
    kill(0, SIGTSTP)
    sigaction(SIGTSTP, &stopping, nil)
    sigaction(SIGCONT, &continuing, nil)
    cedit_set_flag(editor, EL_PREP_TERM, 1)
    setPasteMarks(isOn: true)
    el_resize(editor)
    cedit_put(isDumb ? "\r\n" : "\r\u{1B}[J")
    cedit_redraw(editor)
    return code(CC_NORM)
  }

  private func insertPrefill() -> UInt8 {
    el_insertstr(editor, prefill)
    prefill = ""
    return code(CC_REFRESH)
  }

  private func paste() -> UInt8 {
    var pasted = PastedText()
    var key: wchar_t = 0
    while el_wgetc(editor, &key) == 1 {
      guard let scalar = Unicode.Scalar(UInt32(bitPattern: key)) else { continue }
      guard pasted.take(scalar) else { break }
    }
    let text = pasted.text
    guard !text.isEmpty else { return code(CC_NORM) }
    return el_insertstr(editor, text) == 0 ? code(CC_REFRESH) : code(CC_ERROR)
  }

  func code(_ code: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: code)
  }
}
