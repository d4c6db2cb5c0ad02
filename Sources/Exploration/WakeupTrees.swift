/// The wakeup trees of all nodes: beginnings of orders that are still to be explored, so that none is
/// explored twice (Abdulla, Aronis, Jonsson and Sagonas, "Optimal dynamic partial order reduction",
/// POPL 2014, section 6). A tree is known by its first branch; branches lie in one row and are used
/// again.
struct WakeupTrees {
  struct Branch: BitwiseCopyable {
    var act: Act
    var firstChild: Int32 = -1
    var next: Int32 = -1
  }

  private var branches: [Branch] = []
  private var free: Int32 = -1

  subscript(branch: Int32) -> Branch {
    branches[Int(branch)]
  }

  /// In bytes.
  var memory: Int { branches.capacity * MemoryLayout<Branch>.stride }

  /// Puts a reversal into a tree, behind what it begins with that is there, unless what it leads to is
  /// planned. What is there is taken off it.
  mutating func insert(
    _ reversal: inout Reversal, _ steps: [Explorer.Step], _ ancestry: borrowing Ancestry,
    into first: inout Int32
  ) {
    var parent: Int32 = -1
    var branch = first
    while branch >= 0 {
      guard let place = reversal.place(ofWeakInitial: self[branch].act, steps, ancestry) else {
        branch = self[branch].next
        continue
      }
      // A leaf leads to everything that comes after it.
      if self[branch].firstChild < 0 { return }
      if place >= 0 { reversal.steps.remove(at: place) }
      parent = branch
      branch = self[branch].firstChild
    }
    guard let next = reversal.steps.first else { return }
    let act = steps[Int(next)].act
    var leaf = parent >= 0 ? append(act, above: parent) : append(act, to: &first)
    for step in reversal.steps.dropFirst() { leaf = extend(leaf, with: steps[Int(step)].act) }
  }

  /// How many branches there are side by side.
  func count(_ first: Int32) -> Int {
    var count = 0
    var branch = first
    while branch >= 0 {
      count += 1
      branch = branches[Int(branch)].next
    }
    return count
  }

  /// What a row of branches begins with.
  func acts(_ first: Int32) -> [Act] {
    var acts: [Act] = []
    var branch = first
    while branch >= 0 {
      acts.append(branches[Int(branch)].act)
      branch = branches[Int(branch)].next
    }
    return acts
  }

  /// Adds a branch behind the last one of a row.
  mutating func append(_ act: Act, to first: inout Int32) -> Int32 {
    let new = make(act)
    if first < 0 {
      first = new
    } else {
      var last = first
      while branches[Int(last)].next >= 0 { last = branches[Int(last)].next }
      branches[Int(last)].next = new
    }
    return new
  }

  /// Adds the only branch above a leaf.
  mutating func extend(_ leaf: Int32, with act: Act) -> Int32 {
    let new = make(act)
    branches[Int(leaf)].firstChild = new
    return new
  }

  /// Adds a branch behind the last one above another branch.
  mutating func append(_ act: Act, above parent: Int32) -> Int32 {
    var first = branches[Int(parent)].firstChild
    let new = append(act, to: &first)
    branches[Int(parent)].firstChild = first
    return new
  }

  /// Takes the first branch off a row, which then begins with the next one.
  mutating func removeFirst(of first: inout Int32) -> Branch {
    let taken = branches[Int(first)]
    branches[Int(first)].next = free
    free = first
    first = taken.next
    return taken
  }

  private mutating func make(_ act: Act) -> Int32 {
    let branch = Branch(act: act)
    if free >= 0 {
      let place = free
      free = branches[Int(place)].next
      branches[Int(place)] = branch
      return place
    }
    branches.append(branch)
    return Int32(branches.count - 1)
  }
}
