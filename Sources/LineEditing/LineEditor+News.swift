import CEditLine
import Glibc

extension LineEditor {
  /// What arises by itself while a line is typed, and is to stand above it.
  package struct News {
    /// Whether there is something to be shown. It is asked often.
    package var isThere: () -> Bool
    /// Writes it to the terminal, in whole lines.
    package var show: () -> Void

    package init(isThere: @escaping () -> Bool, show: @escaping () -> Void) {
      self.isThere = isThere
      self.show = show
    }
  }

  /// How often it is asked for, in milliseconds.
  private static let interval: Int32 = 50

  /// Waits for the next character, and shows what arises meanwhile.
  func readLookingOut(_ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    drawnSize = Terminal.Size.ofOutput
    while !isTyped() {
      followSize()
      if let news, news.isThere() { show(news) }
    }
    // What has come is read as ever, with all that belongs to a character.
    cedit_set_reader(editor, nil)
    defer { cedit_set_reader(editor) { LineEditor.behind($0).readLookingOut($1) } }
    return el_wgetc(editor, character)
  }

  /// Whether something is typed, or the terminal is gone.
  private func isTyped() -> Bool {
    var keyboard = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let count = poll(&keyboard, 1, Self.interval)
    return count > 0 || count < 0 && errno != EINTR
  }

  /// The editor is told of a new size by a signal, once while it waits for a key.
  private func followSize() {
    let size = Terminal.Size.ofOutput
    guard size != drawnSize else { return }
    drawnSize = size
    el_resize(editor)
  }

  /// Puts what has arisen where the line stands, and the line below it.
  private func show(_ news: News) {
    let (line, cursor) = current()
    let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let row = CursorRow(behind: prompt, before, columns: drawnSize.columns).row
    let up = min(row, drawnSize.rows - 1)
    cedit_put((up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J")
    news.show()
    cedit_redraw(editor)
  }
}
