import Behaviors
import Typography

/// States as boxes below each other, with arrows at their right: one lane down or up for each state
/// that is gone to, the shortest nearest to the boxes.
struct StateMachineDrawing {
  private let machine: StateMachine
  private let live: Int?
  private let theme: Theme
  private let width: Int

  /// An arrow that leaves a box; to the place after the last state it is the end.
  private struct Edge {
    var row: Int
    var label: String
    var target: Int
  }

  /// The boxes, that of the end with them.
  private var boxes: [[String]] = []
  private var edges: [Edge] = []
  /// The row of each box's name.
  private var entries: [Int] = []
  private var height = 0

  /// What is left free at the left, for the arrow that shows where it begins.
  private static let indentation = 5
  private static let widestBox = 40
  private static let lane = 3
  private static let narrowestLabel = 8

  init(_ machine: StateMachine, live: Int?, width: Int, theme: Theme) {
    self.machine = machine
    self.live = live
    self.width = width
    self.theme = theme
    place()
  }

  // MARK: Places

  private mutating func place() {
    var hasEnd = false
    for state in machine.states {
      let first = height + 2
      var leaving: [Edge] = []
      var inside: [String] = []
      for rule in state.rules {
        let label = machine.label(of: rule)
        let isOpen = rule.outcomes.count > 1
        let targets = rule.outcomes.compactMap { target(of: $0) }
        hasEnd = hasEnd || targets.contains(machine.states.count)
        for target in targets {
          leaving.append(
            Edge(row: first + leaving.count, label: isOpen ? label + "?" : label, target: target))
        }
        if targets.isEmpty {
          inside.append("on \(label)" + (rule.outcomes == [.fails] ? ": fails" : ""))
        }
      }
      // What leads nowhere new needs no arrow.
      entries.append(height + 1)
      let name = state.name.isEmpty ? machine.name : state.name
      boxes.append([name] + inside + blank(max(0, leaving.count - inside.count)))
      edges += leaving
      height += boxes[boxes.count - 1].count + 3
    }
    if hasEnd {
      entries.append(height + 1)
      boxes.append(["stopped"])
      height += 3
    } else {
      height -= 1
    }
  }

  private func blank(_ count: Int) -> [String] { [String](repeating: "", count: count) }

  private func target(of outcome: StateMachine.Outcome) -> Int? {
    switch outcome {
    case .goes(let state): state
    case .stops: machine.states.count
    case .stays, .fails: nil
    }
  }

  // MARK: Drawing

  /// Nothing, if there is no room for labels that could be read.
  mutating func lines() -> [Line] {
    let content = boxes.joined().map { displayWidth($0) }.max() ?? 0
    let box = min(Self.widestBox, content) + 4
    let lanes = lanes()
    let right = Self.indentation + box
    let labels = edges.map { displayWidth($0.label) }.max() ?? 0
    let room = width - right - 4 - Self.lane * lanes.count
    guard edges.isEmpty || room >= min(labels, Self.narrowestLabel) else { return [] }
    let firstLane = right + min(labels, room) + 6
    var rows = [DiagramRow](repeating: DiagramRow(width: width), count: max(1, height))
    for (place, target) in lanes.enumerated() {
      draw(lane: firstLane + Self.lane * place, to: target, from: right, in: &rows)
    }
    for index in boxes.indices { draw(box: index, box, in: &rows) }
    return rows.map { $0.line(theme, indentation: 0) }
  }

  /// The states that arrows lead to, those with the shortest lanes first.
  private func lanes() -> [Int] {
    let targets = boxes.indices.filter { target in edges.contains { $0.target == target } }
    return targets.sorted { length(of: $0) < length(of: $1) }
  }

  /// The rows of a state's lane.
  private func span(of target: Int) -> ClosedRange<Int> {
    let rows = edges.filter { $0.target == target }.map(\.row) + [entries[target]]
    return (rows.min() ?? 0)...(rows.max() ?? 0)
  }

  private func length(of target: Int) -> Int { span(of: target).count }

  private func draw(lane column: Int, to target: Int, from left: Int, in rows: inout [DiagramRow]) {
    let span = span(of: target)
    for row in span where rows[row][column] == .blank { rows[row][column] = .lifeline }
    for edge in edges where edge.target == target {
      rows[edge.row].lay(.solid, left..<column)
      rows[edge.row][column] = corner(edge.row, span)
      let label = DiagramLabel.shortened(edge.label, to: column - left - 4, theme)
      rows[edge.row].write(" \(label) ", at: left + 1, .message)
    }
    let entry = entries[target]
    rows[entry].lay(.solid, left + 1..<column)
    rows[entry][left] = .headLeft
    rows[entry][column] = corner(entry, span)
  }

  private func corner(_ row: Int, _ span: ClosedRange<Int>) -> DiagramGlyph {
    if row == span.lowerBound { return .leftToDown }
    return row == span.upperBound ? .downToLeft : .junction
  }

  // MARK: Boxes

  /// The characters of a box's border: corners from the upper left on, and lines across and down.
  private func border(isLive: Bool) -> [String] {
    if theme.isUnicode {
      return isLive ? ["╔", "╗", "╚", "╝", "═", "║"] : ["┌", "┐", "└", "┘", "─", "│"]
    }
    return isLive ? ["#", "#", "#", "#", "=", "#"] : ["+", "+", "+", "+", "-", "|"]
  }

  private func draw(box index: Int, _ width: Int, in rows: inout [DiagramRow]) {
    let isLive = index == live
    let signs = border(isLive: isLive)
    let left = Self.indentation
    let line = String(repeating: signs[4], count: width - 2)
    let style: Style = isLive ? .strong : .plain
    let top = entries[index] - 1
    rows[top].write(signs[0] + line + signs[1], at: left, style)
    for (offset, text) in boxes[index].enumerated() {
      let row = top + 1 + offset
      let content = DiagramLabel.shortened(text, to: width - 4, theme)
      let fill = String(repeating: " ", count: max(0, width - 3 - displayWidth(content)))
      rows[row].write(signs[5], at: left, style)
      rows[row].write(" \(content)" + fill, at: left + 1, offset == 0 ? .strong : .message)
      rows[row].write(signs[5], at: left + width - 1, style)
    }
    rows[top + 1 + boxes[index].count].write(signs[2] + line + signs[3], at: left, style)
    if index == 0, machine.hasStates {
      rows[entries[0]].lay(.solid, 0..<left - 1)
      rows[entries[0]][left - 1] = .headRight
    }
  }
}

extension StateMachine {
  /// An event with its condition, as in the handler.
  fileprivate func label(of rule: Rule) -> String {
    let text = events[rule.event].text
    return rule.condition.isEmpty ? text : "\(text) if \(rule.condition)"
  }
}
