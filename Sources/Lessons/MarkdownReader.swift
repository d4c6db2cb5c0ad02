internal import CMarkdown
internal import Typography

/// A Markdown document as values: what the parser of GitHub's flavor found, with the places of
/// what a lesson needs to find again in the text.
struct MarkdownDocument: Equatable, Sendable {
  var blocks: [Markup] = []
  /// All code in the order of the text, however deep it stands.
  var codeBlocks: [CodeBlock] = []
  /// The headings, with the lines (from 0) they stand in.
  var headings: [Lesson.Heading] = []
  /// The lines (from 0) of comments that nothing ends; such a comment hides the rest of the text.
  var openComments: [Int] = []
  /// The line (from 0) where something is nested deeper than `depthLimit`, and was not read.
  var tooDeep: Int?

  /// How deep quotes, lists, emphasis and links may nest.
  static let depthLimit = 60

  /// Reads a text; any text is a Markdown document. The text must not hold the character 0.
  init(_ text: String) {
    registerExtensions
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    defer { cmark_parser_free(parser) }
    // Only extensions that leave alone which characters may begin an inline: the library keeps
    // those in one table for all threads.
    cmarkdown_attach(parser, "table")
    cmarkdown_attach(parser, "tasklist")
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    blocks = read(blocksOf: root, depth: 0)
  }
}

/// Registers the extensions of the library, once: it does not guard that itself.
private let registerExtensions: Void = cmark_gfm_core_extensions_ensure_registered()

extension MarkdownDocument {
  private mutating func read(blocksOf parent: OpaquePointer, depth: Int) -> [Markup] {
    guard depth <= Self.depthLimit else {
      tooDeep = tooDeep ?? line(of: parent)
      return []
    }
    return children(of: parent).flatMap { read($0, depth: depth + 1) }
  }

  private mutating func read(_ node: OpaquePointer, depth: Int) -> [Markup] {
    switch cmarkdown_kind(node) {
    case .heading:
      let words = inlines(of: node, depth: depth)
      let level = Int(cmark_node_get_heading_level(node))
      headings.append(
        Lesson.Heading(
          level: level, text: words.map(\.plain).joined(), line: line(of: node)))
      return [.heading(level: level, words)] + notes(in: node)
    case .paragraph: return [.paragraph(inlines(of: node, depth: depth))] + notes(in: node)
    case .quote: return [.quote(read(blocksOf: node, depth: depth))]
    case .list: return [readList(node, depth: depth)]
    case .item: return read(blocksOf: node, depth: depth)
    case .codeBlock: return [readCode(node)]
    case .table: return [readTable(node, depth: depth)]
    case .rule: return [.rule]
    case .htmlBlock: return readHTML(node)
    case .other, .text, .softBreak, .hardBreak, .code, .inlineHTML, .emphasis, .strong, .link,
      .image:
      return []
    }
  }

  private mutating func readList(_ node: OpaquePointer, depth: Int) -> Markup {
    let start = cmarkdown_is_ordered(node) != 0 ? Int(cmark_node_get_list_start(node)) : nil
    let items = children(of: node).map { item in
      var blocks = read(blocksOf: item, depth: depth + 1)
      if String(cString: cmark_node_get_type_string(item)) == "tasklist" {
        let box = cmark_gfm_extensions_get_tasklist_item_checked(item) ? "[x] " : "[ ] "
        if case .paragraph(let words)? = blocks.first {
          blocks[0] = .paragraph([.text(box)] + words)
        }
      }
      return blocks
    }
    return .list(start: start, isTight: cmark_node_get_list_tight(node) != 0, items: items)
  }

  private mutating func readCode(_ node: OpaquePointer) -> Markup {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    codeBlocks.append(
      CodeBlock(
        info: text(cmark_node_get_fence_info(node)),
        content: TextLines(text(cmark_node_get_literal(node))).lines.map(\.text),
        line: line(of: node),
        fenceLength: isFenced ? Int(length) : 0,
        fenceCharacter: Character(Unicode.Scalar(UInt8(bitPattern: character)))))
    return .code(codeBlocks.count - 1)
  }

  private mutating func readTable(_ node: OpaquePointer, depth: Int) -> Markup {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let letters = cmark_gfm_extensions_get_table_alignments(node)
    let columns: [Line.Alignment] = (0..<count).map { column in
      switch letters?[column] {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
    let rows = children(of: node).map { row in
      children(of: row).map { inlines(of: $0, depth: depth) }
    }
    return .table(columns: columns, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private mutating func readHTML(_ node: OpaquePointer) -> [Markup] {
    let html = text(cmark_node_get_literal(node))
    let found = Note.all(in: html)
    if found.isOpen { openComments.append(line(of: node)) }
    return (found.rest.isEmpty ? [] : [.html(found.rest)]) + found.notes.map(Markup.note)
  }

  /// The notes that stand within a paragraph, which are shown behind it.
  private func notes(in node: OpaquePointer) -> [Markup] {
    children(of: node).flatMap { child in
      guard cmarkdown_kind(child) == .inlineHTML else { return [String]() }
      return Note.all(in: text(cmark_node_get_literal(child))).notes
    }.map(Markup.note)
  }

  private mutating func inlines(of parent: OpaquePointer, depth: Int) -> [Inline] {
    guard depth <= Self.depthLimit else {
      tooDeep = tooDeep ?? line(of: parent)
      return []
    }
    return children(of: parent).compactMap { inline($0, depth: depth + 1) }
  }

  private mutating func inline(_ node: OpaquePointer, depth: Int) -> Inline? {
    switch cmarkdown_kind(node) {
    case .text: .text(text(cmark_node_get_literal(node)))
    case .code: .code(text(cmark_node_get_literal(node)))
    case .softBreak: .softBreak
    case .hardBreak: .hardBreak
    case .emphasis: .emphasis(inlines(of: node, depth: depth))
    case .strong: .strong(inlines(of: node, depth: depth))
    case .link:
      .link(inlines(of: node, depth: depth), address: text(cmark_node_get_url(node)))
    case .image:
      .image(inlines(of: node, depth: depth), address: text(cmark_node_get_url(node)))
    case .inlineHTML: text(cmark_node_get_literal(node)).hasPrefix("<br") ? .hardBreak : nil
    case .other, .quote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .rule, .table:
      nil
    }
  }

  private func children(of node: OpaquePointer) -> [OpaquePointer] {
    Array(
      sequence(first: cmark_node_first_child(node)) { cmark_node_next($0) }.prefix { $0 != nil }
    )
    .compactMap(\.self)
  }

  private func line(of node: OpaquePointer) -> Int {
    max(0, Int(cmark_node_get_start_line(node)) - 1)
  }

  private func text(_ bytes: UnsafePointer<CChar>?) -> String {
    bytes.map { String(cString: $0) } ?? ""
  }
}
