import Diagnostics
import Language
import Typography

/// `help`: the overview, and the page of a word.
extension Session {
  func help(_ topic: String?, _ source: Source) -> Outcome {
    guard let topic else {
      showOverview()
      return .done
    }
    guard let page = HelpPage.page(on: topic.lowercased()) else {
      let hint = nearest(to: topic, among: HelpPage.all.map(\.topic)).map { "did you mean \($0)?" }
      show(
        [Diagnostic("there is no help on \(topic)", hint: hint ?? "help lists the words")],
        in: source)
      return .failed
    }
    for form in page.forms { say(form, .strong) }
    for line in Line(page.text).wrapped(to: Self.helpWidth) { say(line) }
    if !page.example.isEmpty {
      say("")
      for line in page.example.split(separator: "\n", omittingEmptySubsequences: false) {
        say("  " + line, line.hasPrefix("> ") || line.hasPrefix(". ") ? .code : .plain)
      }
    }
    say("")
    say("see also: \(page.seeAlso.joined(separator: ", "))", .faint)
    return .done
  }

  /// Help is as wide as a terminal of 80 columns, whatever there is: it stands in lessons, too.
  private static let helpWidth = 78

  private func showOverview() {
    let groups = HelpPage.Group.allCases
    let width = (groups.map(\.rawValue.count).max() ?? 0) + 2
    for group in groups {
      let label = group.rawValue + String(repeating: " ", count: width - group.rawValue.count)
      let topics = HelpPage.all.filter { $0.group == group }.map(\.topic)
      var line = ""
      var isFirst = true
      for topic in topics + [""] {
        if topic.isEmpty || displayWidth(line) + topic.count + 2 > 60 {
          let margin = isFirst ? label : String(repeating: " ", count: width)
          say(Line([.init(margin, .faint), .init(line)]))
          isFirst = false
          line = ""
        }
        line += line.isEmpty ? topic : "  " + topic
      }
    }
    say("help WORD tells more; help send is a good beginning, and play 0 a better one")
  }
}
