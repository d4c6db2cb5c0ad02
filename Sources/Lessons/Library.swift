package import Typography

/// The lessons that can be played, as a list to choose from.
package struct Library: Equatable, Sendable {
  /// What the list says about one lesson.
  package struct Entry: Equatable, Sendable {
    package var path: String
    package var title: String
    /// The first paragraph; empty when there is none.
    package var summary: String
  }

  /// What a reader's word for a lesson leads to.
  package enum Finding: Equatable, Sendable {
    case found(Entry)
    /// Several lessons; a message that names them.
    case ambiguous(Line)
    /// None; a message with the nearest.
    case unknown(Line)
  }

  /// Ordered by file name.
  package let entries: [Entry]

  /// Reads titles and first paragraphs; a text with mistakes in its fences is listed all the same.
  package init(_ files: [(path: String, text: String)]) {
    entries = files.map { file in
      let document = MarkdownDocument(String(file.text.prefix { $0 != "\0" }))
      let heading = document.headings.first { $0.level == 1 } ?? document.headings.first
      let summary = document.blocks.lazy.compactMap { block in
        if case .paragraph(let words) = block { words.map(\.plain).joined() } else { nil }
      }.first
      return Entry(
        path: file.path, title: heading?.text ?? FileName(file.path).stem, summary: summary ?? "")
    }.sorted { (FileName($0.path).name, $0.path) < (FileName($1.path).name, $1.path) }
  }

  /// The list as `rehearse lessons` shows it: number, title, how far one has got where that is known,
  /// and the beginning of the summary.
  package func lines(
    theme: Theme, width: Int, bookmark: (_ path: String) -> Bookmark? = { _ in nil }
  ) -> [Line] {
    guard !entries.isEmpty else { return [Wording.noLessons] }
    let bookmarks = entries.map { bookmark($0.path) }
    let isBegun = bookmarks.contains { $0 != nil }
    let rows = zip(entries, bookmarks).map { entry, bookmark in
      let file = FileName(entry.path)
      return [
        Line(escaped(file.number ?? file.stem), .strong), Line(escaped(entry.title), .heading),
      ] + (isBegun ? [Line(bookmark?.text ?? "")] : [])
    }
    let columns: [Line.Alignment] = isBegun ? [.left, .left, .right] : [.left, .left]
    let listed = Table(columns: columns, rows: rows).lines(theme: theme)
    let start = (listed.map(\.width).max() ?? 0) + 2
    return zip(listed, entries).map { line, entry in
      (line.padded(to: start) + Line(escaped(entry.summary), .faint))
        .truncated(to: max(start, width), theme: theme).withoutTrailingSpaces
    } + [Line(), Wording.howToPlay]
  }

  /// The lesson that somebody means by its path, its file name, its number ("5" or "05"), or the
  /// beginning of its name with or without the number.
  package func find(_ word: String) -> Finding {
    let named = entries.filter { entry in
      let file = FileName(entry.path)
      return [entry.path, file.name, file.stem].contains(word)
        || (Int(word) != nil && Int(word) == file.number.flatMap { Int($0) })
    }
    let meant = named.isEmpty ? entries.filter { Self.begins($0, with: word) } : named
    if meant.count == 1 { return .found(meant[0]) }
    return meant.isEmpty
      ? .unknown(Wording.unknownLesson(word, known: names))
      : .ambiguous(Wording.ambiguousLesson(word, meant.map { FileName($0.path).stem }))
  }

  private static func begins(_ entry: Entry, with word: String) -> Bool {
    let file = FileName(entry.path)
    let word = word.lowercased()
    guard !word.isEmpty else { return false }
    return file.stem.lowercased().hasPrefix(word) || file.words.lowercased().hasPrefix(word)
  }

  /// Words by which a lesson may be called: its name in full, and the first word of it.
  private var names: [String] {
    entries.flatMap { entry in
      let file = FileName(entry.path)
      return [file.words, file.words.prefix { $0 != "-" }, file.stem[...]].map { String($0) }
    }
  }
}
