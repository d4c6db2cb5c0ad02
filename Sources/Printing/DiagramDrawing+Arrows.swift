import Actors
import Tracing
import Typography

/// How arrows go across and down, and where texts stand beside them.
extension DiagramDrawing {
  /// Gives an arrow a track beside its receiver, if there is one that it will leave again.
  mutating func takeTrack(_ index: Int) {
    let arrow = picture.arrows[index]
    let isReply = arrow.isAnswer
    let isForYou = picture.lifelines[arrow.to].actor == .you
    beginnings[index] = rows
    guard arrow.end != nil || !(isReply || isForYou || arrow.fate == .deadLetter) else { return }
    if isReply, arrow.end == nil { return }
    places[index] = tracks.take(arrow.to, isRight: arrow.from >= arrow.to, for: index)
  }

  /// Draws the beginning of an arrow: across, and into its track or the mailbox.
  mutating func start(_ index: Int, in row: inout DiagramRow, aside: String) {
    let arrow = picture.arrows[index]
    let label = aside.isEmpty ? arrow.label : "\(arrow.label), \(aside)"
    takeTrack(index)
    let from = layout.columns[arrow.from]
    let isRight = arrow.from <= arrow.to
    guard arrow.from != arrow.to else { return loop(index, label, in: &row) }
    if let place = places[index] {
      let column = layout.column(of: place)
      row[column] = isRight ? .leftToDown : .rightToDown
      lay(index, label, isRight ? from + 1..<column : column + 1..<from, in: &row)
    } else {
      point(at: layout.columns[arrow.to], isRight, in: &row)
      let to = layout.columns[arrow.to]
      lay(index, label, isRight ? from + 1..<to - 1 : to + 2..<from, in: &row)
    }
  }

  /// Draws the beginning of what somebody sends to itself.
  private func loop(_ index: Int, _ label: String, in row: inout DiagramRow) {
    let column = layout.columns[picture.arrows[index].from]
    guard let place = places[index] else {
      return note(label + " to itself", right: column, in: &row)
    }
    let track = layout.column(of: place)
    row.lay(line(index), column + 1..<track)
    row[track] = .leftToDown
    note(label, right: track, in: &row)
  }

  /// Draws an arrow that begins and ends at once.
  func cross(_ index: Int, in row: inout DiagramRow) {
    let arrow = picture.arrows[index]
    guard arrow.from != arrow.to else { return }
    let (from, to) = (layout.columns[arrow.from], layout.columns[arrow.to])
    point(at: to, from < to, in: &row)
    var label = arrow.label
    if from < to {
      note(arrow.endNote, right: to, .warning, in: &row)
    } else if !arrow.endNote.isEmpty {
      label += ", \(arrow.endNote)"
    }
    lay(index, label, from < to ? from + 1..<to - 1 : to + 2..<from, in: &row)
  }

  /// Draws the end of an arrow: out of its track.
  func arrive(
    _ index: Int, _ place: DiagramTracks.Place, _ kind: SpaceTime.Mark.Kind,
    in row: inout DiagramRow
  ) {
    let track = layout.column(of: place)
    guard kind != .lost else {
      row[track] = .lost
      return
    }
    let column = layout.columns[place.lifeline]
    row[track] = place.isRight ? .downToLeft : .downToRight
    point(at: column, !place.isRight, in: &row)
    row.lay(
      line(index) == .path ? .path : .solid,
      place.isRight ? column + 2..<track : track + 1..<column - 1)
  }

  private func point(at column: Int, _ isRight: Bool, in row: inout DiagramRow) {
    row[column + (isRight ? -1 : 1)] = isRight ? .headRight : .headLeft
  }

  func line(_ index: Int) -> DiagramGlyph {
    let arrow = picture.arrows[index]
    let ends = [arrow.start, arrow.end].compactMap { $0.map { picture.marks[$0].event } }
    if ends.count == 2, ends.allSatisfy(highlighted.contains) { return .path }
    return arrow.kind == .ask || arrow.isAnswer ? .dashed : .solid
  }

  // MARK: Texts

  /// Lays an arrow's line across, with its label where it is best seen: in the first stretch from
  /// its beginning that has room, or else over what goes down.
  func lay(_ index: Int, _ label: String, _ columns: Range<Int>, in row: inout DiagramRow) {
    let arrow = picture.arrows[index]
    let wanted = displayWidth(label) + 2
    var gaps = row.gaps(in: columns)
    if arrow.from > arrow.to { gaps.reverse() }
    let gap = gaps.first { $0.count >= wanted + 2 } ?? gaps.first { $0.count >= wanted } ?? columns
    let text = DiagramLabel.shortened(label, to: max(0, gap.count - 2), theme)
    let start = gap.lowerBound + (gap.count - displayWidth(text) - 2) / 2
    let end = start + displayWidth(text) + 2
    // Dashes stand next to the label, and no gaps.
    let line = line(index)
    row.lay(line.dashed(at: start - 1), columns.lowerBound..<max(columns.lowerBound, start))
    row.lay(line.dashed(at: end), min(end, columns.upperBound)..<columns.upperBound)
    row.write(" \(text) ", at: start, arrow.isFailure ? .error : .message)
  }

  func write(_ text: String, beside mark: Int, in row: inout DiagramRow) {
    let lifeline = picture.marks[mark].lifeline
    let place = DiagramTracks.Place(
      lifeline: lifeline, isRight: true, slot: tracks.count(lifeline, isRight: true) - 1)
    let column = place.slot < 0 ? layout.columns[lifeline] : layout.column(of: place)
    note(text, right: column, picture.marks[mark].kind.style, in: &row)
  }

  private func note(
    _ text: String, right column: Int, _ style: Style = .message, in row: inout DiagramRow
  ) {
    guard !text.isEmpty else { return }
    let room = layout.width - column - 2
    let label = DiagramLabel.shortened(text, to: room, theme)
    if displayWidth(label) <= room { row.write(" \(label) ", at: column + 1, style) }
  }
}
