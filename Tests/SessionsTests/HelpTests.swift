import Sessions
import TestSupport
import Testing

@Suite struct `The help pages` {
  @Test(arguments: HelpPage.all.filter { !$0.example.isEmpty }.map(\.topic))
  func `show what really happens`(topic: String) throws {
    let page = try #require(HelpPage.all.first { $0.topic == topic })
    try rehearse(page.example)
  }

  @Test(arguments: HelpPage.all.map(\.topic))
  func `are all found, and lead to pages that exist`(topic: String) throws {
    let page = try #require(HelpPage.all.first { $0.topic == topic })
    let typist = Typist()
    typist.type("help \(topic)")
    #expect(typist.outcome == .done)
    #expect(typist.lines.joined(separator: " ").contains(page.text))
    for other in page.seeAlso {
      #expect(HelpPage.all.contains { $0.topic == other }, "\(topic) leads to \(other)")
    }
  }

  @Test func `have names that differ`() {
    #expect(Set(HelpPage.all.map(\.topic)).count == HelpPage.all.count)
  }
}
