package import Actors
import Behaviors
package import Kernel

/// A recorded real run that a simulator has done again: its moments, each of which can be the last one
/// that is done, and after which the stage is one like every other.
package final class PlayedRun {
  /// What cannot be divided: a move that left a trace, or what was typed, with all that was done until
  /// it had come to its end.
  package struct Moment {
    /// Behind it.
    var place: Place
    /// Who moved first in it.
    package var mover: String
    /// Which of what was typed was performed in it, counted from the beginning of the run; mostly none.
    package var entries: Range<Int>
    /// What the variable that is asked for was before it.
    package var variable: Value
  }

  package private(set) var moments: [Moment] = []
  package let recording: Recording
  /// Whether it matters how time went by, or something happened to the machinery: what exploring knows
  /// of orders does not tell of such runs.
  package private(set) var isTimed = false

  /// How many steps the recording has.
  package var stepCount: Int { recording.steps.count }

  /// Why a run cannot be done again.
  package enum Problem: Error, Equatable {
    /// It was longer than what is kept of a run.
    case tooLong
    /// What comes of it is different, or the simulator does not admit it: a mistake of this program and
    /// not of anybody's cast.
    case discord(String)
  }

  /// Does the run again.
  /// - Parameters:
  ///   - origin: the stage at the beginning.
  ///   - end: the stage at the end, when it has been there.
  ///   - slot: the variable of the prompt whose values are to be known.
  init(
    _ recording: Recording, from origin: borrowing Simulator, to end: borrowing Simulator,
    slot: Int
  ) throws(Problem) {
    self.recording = recording
    if recording.isCut { throw .tooLong }
    var replay = Replay(recording, from: origin)
    var divider = Divider(replay, slot: slot)
    do throws(Replay.Discord) {
      while !replay.isDone {
        divider.prepare(for: recording.steps[replay.place.step], replay)
        try replay.advance()
        divider.note(replay)
      }
      moments = divider.moments
      isTimed =
        replay.isTimed || replay.simulator.stage.program.codes.contains(where: \.readsClock)
      if !moments.isEmpty { moments[moments.count - 1].place = replay.place }
      let stage = try replay.finished()
      if let (there, here) = Likeness.difference(between: end, and: stage) {
        throw Replay.Discord(
          step: recording.steps.count, text: "there \(there), and in the simulator \(here)")
      }
    } catch {
      throw .discord("step \(error.step) of \(recording.steps.count): \(error.text)")
    }
  }

  /// A run that goes on, up to its last moment so far.
  init(upToNow recording: Recording, from origin: borrowing Simulator, slot: Int) {
    self.recording = recording
    if recording.isCut { return }
    var replay = Replay(recording, from: origin)
    var divider = Divider(replay, slot: slot)
    while !replay.isDone {
      divider.prepare(for: recording.steps[replay.place.step], replay)
      // What cannot be done again is reported where the run is brought back.
      guard (try? replay.advance()) != nil else { break }
      divider.note(replay)
    }
    moments = divider.moments
  }

  /// Does some moments of the run on a stage that is as it was before them.
  package func perform(_ wanted: Range<Int>, on simulator: inout Simulator) {
    guard !wanted.isEmpty else { return }
    var stage = Simulator(program: simulator.stage.program, window: 1)
    swap(&stage, &simulator)
    let start = wanted.lowerBound == 0 ? Place() : moments[wanted.lowerBound - 1].place
    let end = moments[wanted.upperBound - 1].place
    var replay = Replay(recording, at: start, on: stage)
    do throws(Replay.Discord) {
      while replay.place < end { try replay.advance() }
    } catch {
      preconditionFailure("a run that has been done again can be done again: \(error.text)")
    }
    simulator = replay.standing()
  }
}

/// Divides a run into moments while it is done.
private struct Divider {
  private(set) var moments: [PlayedRun.Moment] = []
  private let slot: Int
  /// What was there when the present moment began.
  private var nextEvent: Int
  private var variable: Value
  private var firstEntry = 0
  private var entryCount = 0
  private var mover: String?

  init(_ replay: borrowing Replay, slot: Int) {
    self.slot = slot
    nextEvent = replay.simulator.log.next
    variable = replay.simulator.stage.yourSlots[slot]
  }

  mutating func prepare(for step: Recording.Step, _ replay: borrowing Replay) {
    switch step {
    case .moves(.nobody, _, _), .moves(_, 0, _): break
    case .moves(let actor, _, _), .crashed(let actor, _):
      if mover == nil { mover = replay.simulator.stage.name(of: actor) }
    case .entry, .defined:
      close(replay)
      entryCount += 1
      if mover == nil { mover = "you" }
    case .abandoned, .assigned, .cut: break
    }
  }

  mutating func note(_ replay: borrowing Replay) {
    if replay.simulator.log.next > nextEvent || entryCount > firstEntry {
      close(replay)
    } else if !moments.isEmpty, replay.canStandStill {
      // What leaves no trace belongs to what came before.
      moments[moments.count - 1].place = replay.place
      variable = replay.simulator.stage.yourSlots[slot]
      mover = nil
    }
  }

  private mutating func close(_ replay: borrowing Replay) {
    guard replay.canStandStill,
      replay.simulator.log.next > nextEvent || entryCount > firstEntry
    else { return }
    moments.append(
      .init(
        place: replay.place, mover: mover ?? "the clock", entries: firstEntry..<entryCount,
        variable: variable))
    nextEvent = replay.simulator.log.next
    variable = replay.simulator.stage.yourSlots[slot]
    firstEntry = entryCount
    mover = nil
  }
}
