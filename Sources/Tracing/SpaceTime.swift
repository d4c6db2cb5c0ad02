package import Actors

/// What happened, as a picture of space and time: those who took part side by side, time downwards,
/// what travelled between them as arrows (Lamport, "Time, clocks, and the ordering of events in a
/// distributed system", 1978, figure 1).
///
/// All text is as it is to be read, and not yet escaped for any format.
package struct SpaceTime: Equatable, Sendable {
  /// One who took part.
  package struct Lifeline: Equatable, Sendable {
    package var actor: ActorID
    /// Its full name.
    package var name: String
    /// The name of its behavior; empty for `you`.
    package var behavior: String

    package init(actor: ActorID, name: String, behavior: String) {
      self.actor = actor
      self.name = name
      self.behavior = behavior
    }
  }

  /// Something that happened on one lifeline.
  package struct Mark: Equatable, Sendable {
    /// What it looks like; arrows say the rest.
    package enum Kind: Equatable, Sendable {
      /// Begins to live.
      case born
      /// Sends, asks, replies or forwards, or its timer does: an arrow begins here.
      case sends
      /// Sets a timer, as the label says; the arrow begins when it fires.
      case setsTimer
      /// Begins to handle a message, or gets the reply that it waited for: an arrow ends here.
      case receives
      /// A message came into its mailbox that was on its way; it is handled later.
      case arrives
      /// A message on its way here was lost: an arrow ends before it gets here.
      case lost
      /// The network made a copy of a message from here: an arrow begins, and it had no part in it.
      case copied
      /// Met a message that it has no handler for.
      case unhandled
      /// A message found it stopped.
      case deadLetter
      /// Waits inside a turn, from here to its next mark.
      case waits
      /// Goes on without an arrow: its time has come, or is over.
      case resumes
      case prints
      /// Changed its state section, or began anew or went on by supervision.
      case changes
      case fails
      case stops
      case killed
      /// The clock moved on; of nobody in particular, over the whole width.
      case clock
    }

    /// The number of the event.
    package var event: Int
    /// The place of its lifeline; 0 is also where the clock's are.
    package var lifeline: Int
    package var kind: Kind
    /// What is said beside it, without the message of its arrow: `prints "…"`, `becomes Busy`; may
    /// be empty. In a picture of some only, it also names what came from or went to others.
    package var label: String
    /// Virtual time, in microseconds.
    package var time: Int

    package init(event: Int, lifeline: Int, kind: Kind, label: String, time: Int) {
      self.event = event
      self.lifeline = lifeline
      self.kind = kind
      self.label = label
      self.time = time
    }
  }

  /// What goes from one lifeline to another, or back to its own.
  package struct Arrow: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      case message
      case ask
      case reply
      /// A failure in place of a reply.
      case failure
      case stop
      case spawn
      case kill
      /// Set by `after`: sent when its time came.
      case timer
    }

    /// What became of it.
    package enum Fate: Equatable, Sendable {
      case received
      /// Waits in the mailbox, or nobody has taken the reply.
      case waiting
      case inFlight
      case lost
      case deadLetter
    }

    package var kind: Kind
    package var fate: Fate
    /// `m7 Get`, `f3 = 2`, `stop`, …
    package var label: String
    /// The places of the marks where it begins and ends among `marks`; nil where that is not within
    /// the picture.
    package var start: Int?
    package var end: Int?
    /// The place of the mark where it came into the mailbox; nil where that was at once, or did not
    /// happen within the picture.
    package var arrival: Int?
    /// The lifelines that it goes from and to, also where a mark is missing.
    package var from: Int
    package var to: Int
    /// The numbers of the message and the future; 0 for none.
    package var message: Int
    package var future: Int

    package init(
      _ kind: Kind, fate: Fate, label: String, start: Int?, end: Int?, from: Int, to: Int,
      message: Int = 0, future: Int = 0
    ) {
      self.kind = kind
      self.fate = fate
      self.label = label
      self.start = start
      self.end = end
      self.from = from
      self.to = to
      self.message = message
      self.future = future
    }
  }

  /// In order of creation, `you` first if it takes part.
  package var lifelines: [Lifeline]
  /// In the order in which they happened.
  package var marks: [Mark]
  /// In the order in which they began.
  package var arrows: [Arrow]
  /// How many events there were in all, shown or not.
  package var total: Int
  /// The numbers of events that are to be seen at once: the path of an `order`.
  package var highlighted: [Int] = []

  package init(lifelines: [Lifeline], marks: [Mark], arrows: [Arrow], total: Int) {
    self.lifelines = lifelines
    self.marks = marks
    self.arrows = arrows
    self.total = total
  }
}
