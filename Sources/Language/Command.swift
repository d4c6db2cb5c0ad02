package import Diagnostics

/// A command about the rehearsal, with its arguments understood.
package enum Command: Sendable {
  // Scheduling.
  case step(StepForm)
  case run(RunForm)
  /// Lets virtual time pass: microseconds, at least 0.
  case advance(Int)
  case schedule(PolicyName)
  case seed(UInt64)
  // The network.
  /// Without a model: say which it is, and what is in flight.
  case network(NetworkName?)
  /// Lets a message in flight arrive, loses it, or sends a copy after it.
  case deliver(Name)
  case drop(Name)
  case duplicate(Name)
  // Time travel.
  /// How many moments to take back, at least 1.
  case back(Int)
  case forward(Int)
  case goto(Moment)
  case history
  case `switch`(Branch)
  /// What differs between two branches; without a second one, between the one you are on and that.
  case diff(Branch, Branch?)
  // Exploring.
  case explore(ExploreForm)
  /// Up to so many steps; without a number, all of it.
  case replay(ReplayForm, steps: Int?)
  /// What differs between two runs that were found.
  case diffWitnesses(Witness, Witness)
  // Looking.
  case actors
  /// Without a subject: every mailbox that holds something.
  case mailbox(Name?)
  case info(Name)
  case source(Name)
  case futures
  case letters
  case trace(TraceForm)
  /// The whole history, in a file for another tool.
  case traceFile(PictureFile)
  // Order.
  /// The chain of causes of something.
  case why(WhySubject)
  /// All that an event, a message or a future caused.
  case effects(Name)
  /// Which of two events, messages or futures happens before the other.
  case order(Name, Name)
  /// An actor as of an event.
  case peek(Name, event: Name)
  // Pictures.
  /// What happened, as a diagram; without a count, so many of the last events as a terminal holds.
  case diagram(count: Int?, PictureOptions)
  /// A behavior's states, or those of an actor's behavior; or the actor itself.
  case draw(Name, PictureOptions)
  /// A run that was found, as a diagram.
  case diagramOf(Witness, PictureOptions)
  // Threads and processes.
  /// What to change about the machine; nothing: show it.
  case machine([MachineSetting])
  case compare
  /// Without a name: all three that are run on the machine.
  case timeline(TimelineName?, PictureFile?)
  // Real threads and processes.
  /// Where the cast plays from now on; nil: say where it does.
  case runtime(RuntimeForm?)
  /// Lets the cast play for real again and again, and counts how that ends.
  case sample(RuntimeForm, runs: Int)
  /// How long the cast takes for real, as so many runs of each kind tell.
  case measure(runs: Int?)
  /// What travelled last between processes; without a count, so much of it as a terminal holds.
  case wire(Int?)
  // Session.
  /// Without a level: say which it is.
  case show(DetailLevel?)
  case help(String?)
  case save(String)
  /// Writes the choices of a run to a file: of the one that is named, or of the one you are in.
  case saveSchedule(Witness?, String)
  case load(String)
  case reset
  case quit
  // Lessons.
  case lessons
  case play(String?)
  case next
  case leave

  /// `step`, `step 3`, `step portfolio`.
  package enum StepForm: Sendable {
    case once
    case times(Int)
    case actor(Name)
  }

  /// `run`, `run 500`, `run until account.balance == 2`.
  package enum RunForm: Sendable {
    case toRest
    case turns(Int)
    case until(Expression)
  }

  /// The last events (20 unless told), or the first of those since an event.
  package struct TraceForm: Sendable {
    package var count: Int?
    /// Only those of this actor.
    package var actor: Name?
    package var since: Name?
    /// With the clock of each event.
    package var clock: ClockName?
    /// With what changes of the actors' state.
    package var showsState = false
  }

  /// What `why` asks about: `m1`, `"a line that was printed"`, `account.balance`.
  package enum WhySubject: Sendable {
    case identifier(Name)
    case line(String)
    case field(actor: Name, field: Name)
  }

  /// `replay W2`, `replay lost.schedule`, or `replay` alone: the real run that came last.
  package enum ReplayForm: Sendable {
    case realRun
    case witness(Witness)
    case file(String)
  }

  /// `goto 7` (a moment of the session) or `goto e12` (the moment after an event).
  package enum Moment: Sendable {
    case number(Int)
    case event(Int)
  }

  /// A branch of the session as it was typed: `b2`.
  package struct Branch: Sendable {
    /// From 1; there need be no such branch.
    package var number: Int
    package var span: Span
  }
}

/// How the next actor to move is chosen; the raw value is how it is typed.
package enum PolicyName: String, Sendable, CaseIterable {
  case oldest
  case roundRobin = "round-robin"
  case random
}

/// A clock of events; the raw value is how it is typed.
package enum ClockName: String, Sendable, CaseIterable {
  case lamport, vector
}

/// In which order messages arrive, from strong to weak; the raw value is how it is typed.
package enum NetworkName: String, Sendable, CaseIterable {
  case mailbox, causal, fifo, unordered
}

/// How much of what happens is shown; the raw value is how it is typed.
package enum DetailLevel: String, Sendable, CaseIterable {
  /// What actors print, what was asked for, warnings and errors.
  case quiet
  /// Short confirmations and what happened.
  case normal
  /// Every event, one line each.
  case events
}
