import Kernel

/// How much memory an exploring holds. What it needs to come back is bounded by the longest order, and
/// what was planned by the ways on from it. What is known of endings grows with their number: a digest
/// of each, and of the first some thousand a witness. Nothing grows with the number of orders.
extension Explorer {
  /// In bytes, without the values that stages share.
  var memory: Int {
    record.memory + trees.memory + course.memory + course.ancestry.memory
      + course.lineage.memory + keptMemory + sharing.memory
      + steps.capacity * MemoryLayout<Step>.stride + nodes.capacity * MemoryLayout<Node>.stride
      + groups.capacity * MemoryLayout<(Fingerprint, Int32)>.stride
  }
}

extension ExplorationRecord {
  var memory: Int {
    endings.capacity * MemoryLayout<Ending>.stride + witnessMemory
      + pairs.capacity * MemoryLayout<Pair>.stride
  }
}
