/// A node from which several explorers explore. It changes only while none of them is under way.
///
/// Each of them is sent out with a first step. What slept at the fork then, it does not take before
/// something that does not commute with it. Of the program that is bounded so, it explores every order,
/// those as well that end with nothing left but what sleeps, and for each race with its first step, and
/// with each other step on its way, the reversal is planned at the fork before that.
///
/// Nothing is missed. Say that an order w began with none of the first steps, and what slept here before
/// were no bound to it. Let p be the first step that commutes with the longest beginning w' of w, and x the
/// step behind w'. Then the explorer of p has explored an order that begins with p.w'.x, and planned that
/// x comes before p. That was left out only for a first step that what is planned can begin with, or that
/// commutes with all of it: it is among w'.x, and w begins with it, or it commutes with more of w than p.
/// (The first steps are a source set: Abdulla, Aronis, Jonsson and Sagonas, "Source sets", JACM 2017.)
final class Fork {
  /// The step that leads here from the fork before; nil at the root.
  let label: Label?
  /// What slept here before anything was explored from here, and behind that the first steps of all
  /// that has been explored from here, is, or will be, in order.
  private(set) var acts: [Act]
  /// How many of them slept here before.
  let inherited: Int
  /// How many of them somebody need not be sent out for any more.
  private var taken: Int
  /// The share of all orders that each way on from here is taken for.
  let weight: Double

  init(label: Label?, acts: [Act], inherited: Int, taken: Int, weight: Double) {
    self.label = label
    self.acts = acts
    self.inherited = inherited
    self.taken = taken
    self.weight = weight
  }

  /// How many ways on nobody has been sent out for.
  var openings: Int { acts.count - taken }

  var isOpen: Bool { openings > 0 }

  /// Plans what an explorer found further on, unless it begins with what sleeps or is planned.
  func plan(_ plan: SharedPlan, reading: Translation) {
    let acts = plan.acts.map { reading($0) }
    let isCovered = self.acts.enumerated().contains { number, act in
      guard let place = acts.firstIndex(where: { $0.label == act.label }) else {
        return number >= inherited
          && !acts.contains { plan.areAllDependent || areDependent(act, $0) }
      }
      return plan.initials.contains(place)
    }
    if !isCovered { self.acts.append(acts[0]) }
  }

  /// Takes the first way on that nobody has been sent out for; there must be one.
  func open() -> Opening {
    defer { taken += 1 }
    return Opening(asleep: Array(acts[..<taken]), act: acts[taken])
  }
}

/// A way on from a fork, for one explorer.
struct Opening {
  /// What sleeps at the fork.
  let asleep: [Act]
  let act: Act
}

/// An order to be explored from a fork, as an explorer found it that was sent on from there.
struct SharedPlan {
  /// The number of the fork on the explorer's way.
  let node: Int
  let acts: [Act]
  /// The places of those that can be the first.
  let initials: Set<Int>
  let areAllDependent: Bool

  init(
    _ reversal: Reversal, at node: Int, _ all: [Explorer.Step], _ ancestry: borrowing Ancestry
  ) {
    self.node = node
    areAllDependent = reversal.areAllDependent
    acts = reversal.steps.map { all[Int($0)].act }
    var initials: Set<Int> = []
    for place in reversal.steps.indices {
      if reversal.isInitial(place, all, ancestry) { initials.insert(place) }
    }
    self.initials = initials
  }
}
