package import Actors

/// Finds in a history who did what when, on virtual time, which only work, sleep, timers and limits
/// let pass. Nobody has a core there: a lane that computes is on core 0 of none.
package struct PastTimeline {
  /// What somebody is in the middle of, since when.
  private struct Open {
    var activity: Timeline.Activity
    /// In microseconds.
    var start: Int
  }

  /// In order of actors; nil for those that have done nothing that lasts.
  private var lanes: [[Timeline.Stretch]] = []
  private var open: [Int32: Open] = [:]

  package init() {}

  /// Adds what happened next.
  package mutating func add(_ event: Event) {
    switch event.kind {
    case .works: begin(.runs(core: 0), event)
    case .sleeps: begin(.sleeps, event)
    case .waits: begin(.waits, event)
    case .resumed, .late, .failed, .stopped, .killed: close(event.actor, at: event.time)
    case .spawned, .started, .sent, .stopSent, .arrived, .lost, .duplicated, .timerFired,
      .forwarded, .received, .unhandled, .deadLetter, .printed, .replied, .learned, .timerSet,
      .became, .restarted, .givenUp, .continued, .stopping, .clock:
      break
    }
  }

  private mutating func begin(_ activity: Timeline.Activity, _ event: Event) {
    close(event.actor, at: event.time)
    open[event.actor.index] = Open(activity: activity, start: event.time)
  }

  private mutating func close(_ actor: ActorID, at time: Int) {
    guard let done = open.removeValue(forKey: actor.index), time > done.start else { return }
    let index = Int(actor.index)
    if lanes.count <= index {
      lanes.append(contentsOf: repeatElement([], count: index + 1 - lanes.count))
    }
    lanes[index].append(
      Timeline.Stretch(done.activity, from: done.start * 1_000, to: time * 1_000))
  }

  /// The timeline of what was added, up to a time in microseconds; who is in the middle of something
  /// then is so up to its end.
  package func timeline(until time: Int, name: (ActorID) -> String) -> Timeline {
    var finished = self
    for index in finished.open.keys.sorted() { finished.close(ActorID(index), at: time) }
    var timeline = Timeline(cores: 0, lanes: [])
    for (index, stretches) in finished.lanes.enumerated() where !stretches.isEmpty {
      var lane = Timeline.Lane(name(ActorID(Int32(index))))
      for stretch in stretches { lane.add(stretch) }
      timeline.lanes.append(lane)
    }
    return timeline
  }
}
