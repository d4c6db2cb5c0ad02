import Typography

/// How wide text will be in a picture. No font is asked, so that the same run gives the same file on
/// every machine: the widths are the larger ones of two families that stand for all the others,
/// DejaVu Sans and Liberation Sans (which is as wide as Helvetica and Arial).
enum Typeface {
  case regular, bold
  /// What a program would be set in: all characters are equally wide.
  case code

  /// The width of a text in pixels, when the font has that many pixels.
  func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + width($1) } * size / 1_000
  }

  /// The text, or as much of its beginning as fits, and an ellipsis.
  func fitted(_ text: String, to room: Double, size: Double) -> String {
    guard width(text, size: size) > room else { return text }
    var rest = room - width("…", size: size)
    var kept = ""
    for character in text {
      rest -= width(character) * size / 1_000
      if rest < 0 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// In thousandths of the font's size.
  private func width(_ character: Character) -> Double {
    let cells = displayWidth(character)
    if self == .code { return 612 * Double(cells) }
    guard let byte = character.asciiValue, byte >= 32, byte < 127 else {
      return cells == 2 ? 1_050 : 720 * Double(cells)
    }
    return (self == .bold ? Self.boldWidths : Self.widths)[Int(byte) - 32]
  }

  /// Of the characters from the space to the tilde.
  private static let widths: [Double] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667,
    611, 778, 752, 295, 500, 667, 557, 863, 748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685,
    667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  private static let boldWidths: [Double] = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611, 1000, 774, 762, 734, 830, 683,
    683, 821, 837, 372, 556, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771,
    724, 725, 457, 365, 457, 838, 556, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665,
    343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
  ]
}
