package import Machines
package import Tracing

/// A timeline to be drawn, with the words for what stands in it.
package struct TimelineChart {
  package var title: String
  package var timeline: Timeline
  /// What somebody does who computes.
  package var computing: String
  /// What somebody waits for who waits.
  package var obstacle: String

  /// What came of running a cast on a machine.
  package init(_ performance: Performance) {
    title = performance.kind.title
    timeline = performance.timeline
    computing = "runs"
    obstacle = performance.kind == .lockedThread ? "the GIL" : "a core"
  }

  /// What has happened in the session, on virtual time.
  package init(past timeline: Timeline) {
    title = "what has happened, on virtual time"
    self.timeline = timeline
    computing = "works"
    obstacle = "a reply"
  }

  /// What is waited for in some charts in which anybody waits, each thing once.
  package static func obstacles(_ charts: [TimelineChart]) -> String {
    var found: [String] = []
    for chart in charts where !found.contains(chart.obstacle) {
      let waits = chart.timeline.lanes.contains { $0.stretches.contains { $0.activity == .waits } }
      if waits { found.append(chart.obstacle) }
    }
    return found.joined(separator: " or ")
  }
}
