/// What is chosen: which process moves, and how. An actor, a message in flight, a timer and the clock
/// are processes; of a message the fates exclude each other.
struct Label: BitwiseCopyable, Equatable {
  var process: Int32
  var kind: Choice.Kind
}

/// What a step has to do with that others have, too.
struct Footprint: BitwiseCopyable, Equatable {
  enum Kind: UInt8, BitwiseCopyable {
    /// Nothing but the process itself.
    case own
    /// An arrival in the mailbox of `object`.
    case mailbox
    /// A timer's arrival in the mailbox of `object`.
    case fire
    /// The life of the actor `object` ends.
    case life
    /// The clock, or more than can be told.
    case everything
  }

  var kind: Kind
  var object: Int32 = 0
  /// Arrivals of one group in one mailbox lead to the same in any order; 0 for an arrival in none.
  var group: Int32 = 0
  /// Who asked, where the ask was copied, so that its future is up to more than one, and this may settle
  /// it: a reply does, and an arrival that finds its receiver stopped. -1 for nobody.
  var asker: Int32 = -1

  static let own = Footprint(kind: .own)
  static let everything = Footprint(kind: .everything)
}

/// A step that can be taken, or was.
struct Act: BitwiseCopyable {
  var label: Label
  var footprint: Footprint
}

/// Which steps do not commute: in which cases it makes a difference, to somebody, which of two comes
/// first.
///
/// Everything else is left to causality, which orders what could not be otherwise: a message is sent
/// before it arrives, and arrives before it is handled; a future is settled before who awaits it goes
/// on. A receive and a further arrival in the same mailbox commute, since a mailbox is taken from at
/// the one end and added to at the other. An arrival and the death of the receiver commute: the
/// message is a dead letter either way. Two sends commute where messages travel, since the order is
/// made at the arrivals. Losing a message commutes with everything but its other fates.
func areDependent(_ a: Act, _ b: Act) -> Bool {
  // An actor has one thing happen after the other, and a message has one fate.
  if a.label.process == b.label.process { return true }
  // The first to settle a future decides what it is.
  if a.footprint.asker >= 0, a.footprint.asker == b.footprint.asker { return true }
  switch (a.footprint.kind, b.footprint.kind) {
  // The clock moves only when nothing else can.
  case (.everything, _), (_, .everything): return true
  // What was due at one instant comes before all that it leads to.
  case (.fire, .fire): return a.footprint.object == b.footprint.object
  case (.fire, _), (_, .fire): return true
  // A mailbox keeps the order of arrivals, and its owner can tell it, unless we know better.
  case (.mailbox, .mailbox):
    return a.footprint.object == b.footprint.object
      && (a.footprint.group == 0 || a.footprint.group != b.footprint.group)
  // A kill may come between any two events of its victim.
  case (.life, .life):
    return a.footprint.object == b.footprint.object || a.footprint.object == b.label.process
      || b.footprint.object == a.label.process
  case (.life, _): return a.footprint.object == b.label.process
  case (_, .life): return b.footprint.object == a.label.process
  case (.own, _), (.mailbox, _): return false
  }
}
