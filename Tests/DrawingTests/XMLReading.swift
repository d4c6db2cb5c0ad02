import Foundation
import FoundationXML

/// A document read by an XML parser that is not ours.
final class XMLReading: NSObject, XMLParserDelegate {
  /// What keeps it from being well-formed; nil when nothing does.
  private(set) var problem: String?
  private var found: [(element: String, text: String)] = []
  private var open: [Int] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() {
      problem = "line \(parser.lineNumber): \(String(describing: parser.parserError))"
    }
  }

  /// The texts in all elements of a name, in order.
  func texts(of element: String) -> [String] {
    found.filter { $0.element == element }.map(\.text)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    open.append(found.count)
    found.append((name, ""))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { found[last].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}
