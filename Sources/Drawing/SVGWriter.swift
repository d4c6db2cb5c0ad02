/// A place in a picture, in pixels from its upper left corner.
struct Point: Equatable {
  var x: Double
  var y: Double
}

/// Writes the elements of an SVG one after the other.
struct SVGWriter {
  /// Where a text's place is in it.
  enum Anchor: String {
    case start, middle, end
  }

  private(set) var text = ""

  /// A picture as a document of its own.
  /// - Parameters:
  ///   - description: what somebody learns who does not see it.
  static func document(
    title: String, description: String, width: Double, height: Double,
    _ draw: (inout SVGWriter) -> Void
  ) -> String {
    let style = Palette.definitions(for: "svg.rehearse") + Look.sheet
    return element(
      title: title, description: description, width: width, height: height,
      isAlone: true, style: "<style>\n\(style)</style>\n", draw) + "\n"
  }

  /// A picture as a part of a document that has the style sheet.
  static func part(
    title: String, description: String, width: Double, height: Double,
    _ draw: (inout SVGWriter) -> Void
  ) -> String {
    element(
      title: title, description: description, width: width, height: height, isAlone: false,
      style: "", draw)
  }

  private static func element(
    title: String, description: String, width: Double, height: Double, isAlone: Bool,
    style: String, _ draw: (inout SVGWriter) -> Void
  ) -> String {
    var writer = SVGWriter()
    draw(&writer)
    let size = "width=\"\(decimal(width))\" height=\"\(decimal(height))\""
    let space = isAlone ? "xmlns=\"http://www.w3.org/2000/svg\" " : ""
    let names = "role=\"img\" aria-labelledby=\"title desc\""
    return """
      <svg \(space)class="rehearse" \(size) viewBox="0 0 \(decimal(width)) \(decimal(height))" \(names)>
      <title id="title">\(markup(title))</title>
      <desc id="desc">\(markup(description))</desc>
      \(style)\(writer.text)</svg>
      """
  }

  // MARK: Shapes

  mutating func line(_ from: Point, _ to: Point, _ look: Look...) {
    text +=
      "<line x1=\"\(decimal(from.x))\" y1=\"\(decimal(from.y))\" x2=\"\(decimal(to.x))\" "
      + "y2=\"\(decimal(to.y))\" \(Self.names(look))/>\n"
  }

  mutating func rectangle(
    _ corner: Point, width: Double, height: Double, radius: Double = 0, _ look: Look...
  ) {
    let round = radius > 0 ? " rx=\"\(decimal(radius))\"" : ""
    text +=
      "<rect x=\"\(decimal(corner.x))\" y=\"\(decimal(corner.y))\" width=\"\(decimal(width))\" "
      + "height=\"\(decimal(height))\"\(round) \(Self.names(look))/>\n"
  }

  mutating func circle(_ center: Point, radius: Double, _ look: Look...) {
    text +=
      "<circle cx=\"\(decimal(center.x))\" cy=\"\(decimal(center.y))\" r=\"\(decimal(radius))\" "
      + "\(Self.names(look))/>\n"
  }

  mutating func path(_ path: Path, _ look: Look...) {
    text += "<path d=\"\(path.text)\" \(Self.names(look))/>\n"
  }

  mutating func write(
    _ string: String, at place: Point, _ anchor: Anchor = .start, _ look: Look...
  ) {
    guard !string.isEmpty else { return }
    let side = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    text +=
      "<text x=\"\(decimal(place.x))\" y=\"\(decimal(place.y))\"\(side) \(Self.names(look))>"
      + "\(markup(string))</text>\n"
  }

  /// Elements that belong together, with what is said of them to whoever points at them.
  /// - Parameter data: attributes, written out.
  mutating func group(
    _ look: Look, title: String = "", data: String = "", _ draw: (inout SVGWriter) -> Void
  ) {
    text += "<g \(Self.names([look]))\(data.isEmpty ? "" : " " + data)>"
    text += title.isEmpty ? "\n" : "<title>\(markup(title))</title>\n"
    draw(&self)
    text += "</g>\n"
  }

  private static func names(_ looks: [Look]) -> String {
    "class=\"\(looks.map(\.name).joined(separator: " "))\""
  }
}

/// A way of lines and curves.
struct Path {
  fileprivate(set) var text: String

  init(from place: Point) {
    text = "M\(decimal(place.x)) \(decimal(place.y))"
  }

  /// The way along some places, back to the first.
  init(around places: [Point]) {
    self.init(from: places[0])
    for place in places.dropFirst() { line(to: place) }
    text += "Z"
  }

  mutating func line(to place: Point) {
    text += "L\(decimal(place.x)) \(decimal(place.y))"
  }

  mutating func curve(_ first: Point, _ second: Point, to end: Point) {
    text +=
      "C\(decimal(first.x)) \(decimal(first.y)) \(decimal(second.x)) \(decimal(second.y)) "
      + "\(decimal(end.x)) \(decimal(end.y))"
  }
}

/// A number with at most one figure behind the point.
func decimal(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let whole = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)"
  return tenths % 10 == 0 ? whole : "\(whole).\(abs(tenths) % 10)"
}
