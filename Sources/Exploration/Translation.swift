import Kernel

/// How the numbers that an explorer has given to processes, events and groups read where those of
/// several explorers are put together, and back.
struct Translation {
  private var processes: [Int32] = []
  private(set) var events: [Int32] = []
  private var groups: [Int32: Int32] = [:]
  private var knownGroups = 0
  /// The numbers here of what has a number there.
  private var processesHere: [Int32: Int32] = [:]
  private var groupsHere: [Int32: Int32] = [:]

  init() {}

  /// For an explorer that has all its numbers from where they are put together.
  init(_ common: Lineage, _ groups: [Fingerprint: Int32]) {
    for number in 0..<Int32(common.processCount) { note(process: number) }
    events = Array(0..<Int32(common.events.count))
    for group in groups.values where group != 0 { note(group: group, as: group) }
    knownGroups = groups.count
  }

  /// Learns the numbers that are new, and gives new ones there where there are none yet.
  mutating func learn(
    _ lineage: Lineage, _ groups: [Fingerprint: Int32], to common: inout Lineage,
    _ commonGroups: inout [Fingerprint: Int32]
  ) {
    while processes.count < lineage.processCount {
      note(process: common.process(processes.count, in: lineage, processes))
    }
    while events.count < lineage.events.count {
      events.append(common.event(events.count, in: lineage, processes))
    }
    guard knownGroups < groups.count else { return }
    knownGroups = groups.count
    let new = groups.filter { $0.value != 0 && self.groups[$0.value] == nil }
    for (key, group) in new.sorted(by: { $0.value < $1.value }) {
      let number = commonGroups[key] ?? Int32(commonGroups.count + 1)
      commonGroups[key] = number
      note(group: group, as: number)
    }
  }

  private mutating func note(process there: Int32) {
    processesHere[there] = Int32(processes.count)
    processes.append(there)
  }

  private mutating func note(group: Int32, as there: Int32) {
    groups[group] = there
    groupsHere[there] = group
  }

  // MARK: Reading

  func process(_ number: Int32) -> Int32 { processes[Int(number)] }

  func callAsFunction(_ label: Label) -> Label {
    Label(process: process(label.process), kind: label.kind)
  }

  func callAsFunction(_ act: Act) -> Act {
    act.renumbered({ process($0) }, group: { groups[$0] ?? 0 })
  }

  /// What is told there in numbers of here. What has none yet gets one that nothing else has.
  func back(_ act: Act) -> Act {
    act.renumbered({ processesHere[$0] ?? -2 - $0 }, group: { groupsHere[$0] ?? -$0 })
  }
}

extension Act {
  fileprivate func renumbered(_ process: (Int32) -> Int32, group: (Int32) -> Int32) -> Act {
    var act = self
    act.label.process = process(label.process)
    switch footprint.kind {
    case .mailbox, .fire, .life:
      if footprint.object >= 0 { act.footprint.object = process(footprint.object) }
    case .own, .everything: break
    }
    if footprint.group != 0 { act.footprint.group = group(footprint.group) }
    if footprint.asker >= 0 { act.footprint.asker = process(footprint.asker) }
    return act
  }
}
