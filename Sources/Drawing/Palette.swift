/// The colors of pictures, on paper that is white and on paper that is dark.
///
/// Those of text have a contrast of at least 4.5 to their paper, those of lines of at least 3 (WCAG
/// 2.2, 1.4.3 and 1.4.11). What they tell apart also differs in its dashes or its shape.
enum Palette: String, CaseIterable {
  case paper, stripe, ink, faint, rule
  case head, edge, turn
  case message, ask, failure, timer, life
  /// A pen drawn over what is to be seen at once.
  case marker

  var light: String {
    switch self {
    case .paper: "#ffffff"
    case .stripe: "#f4f6f9"
    case .ink: "#171b21"
    case .faint: "#55606c"
    case .rule: "#86919d"
    case .head: "#e9f0f8"
    case .edge: "#4f6478"
    case .turn: "#cfdcea"
    case .message: "#0b55ad"
    case .ask: "#6b3aa0"
    case .failure: "#b3261e"
    case .timer: "#00665a"
    case .life: "#4d5b1f"
    case .marker: "#ffd84d"
    }
  }

  var dark: String {
    switch self {
    case .paper: "#13171c"
    case .stripe: "#1a2027"
    case .ink: "#eef2f6"
    case .faint: "#a9b4c0"
    case .rule: "#75818e"
    case .head: "#243040"
    case .edge: "#94a9bf"
    case .turn: "#3c4d61"
    case .message: "#86baff"
    case .ask: "#d0b0ff"
    case .failure: "#ff9d90"
    case .timer: "#6fd9c4"
    case .life: "#c9d67f"
    case .marker: "#6b5600"
    }
  }

  /// As the value of a property of CSS.
  var variable: String { "var(--\(rawValue))" }

  /// A declaration that also those obey who know no variables.
  func declaration(_ property: String) -> String {
    "\(property):\(light);\(property):\(variable)"
  }

  /// The values of the variables, for a selector.
  static func definitions(for selector: String) -> String {
    func values(_ value: (Palette) -> String) -> String {
      allCases.map { "--\($0.rawValue):\(value($0))" }.joined(separator: ";")
    }
    return """
      \(selector){color-scheme:light dark;\(values(\.light))}
      @media (prefers-color-scheme:dark){\(selector){\(values(\.dark))}}

      """
  }
}
