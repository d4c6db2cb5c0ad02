import Actors
import Behaviors
import CProcess
import Glibc

/// What the switchboard does with frames.
extension ProcessCrew {
  /// Takes in what a process has sent, and sends what it can take.
  func attend(_ process: ActorProcess) {
    if process.isFull { flush(process) }
    while process.isConnected {
      let count = process.reader.receive(from: process.input)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      if count <= 0 { return lose(process, nil) }
      takeFrames(of: process)
      if process.reader.hasTakenAll { return }
    }
  }

  /// Takes in the frames of a process that are whole, one after the other: of the effects that a worker
  /// has told, each has to be performed before the next can be.
  func takeFrames(of process: ActorProcess) {
    while process.isConnected, let frame = process.reader.next() {
      var text = frame
      let word = text.word()
      let effect = Words.effect(word)
      if effect != nil, !process.isAway { return }
      process.reader.skip(frame)
      transcript.add(process.actor, isToWorker: false, frame.bytes)
      process.deadline = nil
      if let effect {
        perform(effect, text, of: process)
      } else {
        take(word, text, of: process)
      }
    }
    if process.reader.isBroken { lose(process, RuntimeWording.unreadable) }
  }

  private func take(_ word: UInt64, _ text: FrameText, of process: ActorProcess) {
    var text = text
    switch word {
    case Words.ready.key: break
    case Words.refused.key:
      let hasReason = text.nextLine()
      lose(process, hasReason ? text.rest : nil, isFinal: true)
    case Words.worked.key:
      let rounds = text.number() ?? 0
      takeTurn(process) { process.workLeft = Computation.microseconds(of: rounds) }
    case Words.stack.key: hub?.install(text, of: process)
    default: lose(process, RuntimeWording.unreadable)
    }
  }

  private func perform(_ effect: Effect, _ text: FrameText, of process: ActorProcess) {
    var text = text
    guard let hub, let head = EffectHead(&text) else {
      return lose(process, RuntimeWording.unreadable)
    }
    // What was gone on to in a turn that is over is of no meaning.
    if head.turn != process.turn { return }
    var isUnderstood = true
    takeTurn(process) { isUnderstood = hub.note(effect, head, text, of: process) }
    if !isUnderstood { lose(process, RuntimeWording.unreadable) }
  }

  func takeTurn(_ process: ActorProcess, after arrival: () -> Void = {}) {
    guard let hub else { return }
    switch hub.takeTurn(process, after: arrival) {
    case .idle: break
    case .compute, .work: flush(process)
    case .again: call(process)
    case .wait: waiting.append(process)
    case .end: dismiss(process)
    }
  }

  /// Sends a frame that is a word.
  func send(_ word: Word, to process: ActorProcess) {
    guard process.isConnected else { return }
    process.writer.begin(word)
    seal(process)
    flush(process)
  }

  /// Ends a frame that is written to a process.
  func seal(_ process: ActorProcess) {
    process.writer.end { transcript.add(process.actor, isToWorker: true, $0) }
  }

  func flush(_ process: ActorProcess) {
    guard process.isConnected else { return }
    process.writer.send { bytes in
      // What is interrupted or has no room is tried again; a dead line is noticed where it is read.
      var count = -1
      repeat {
        count = write(process.output, bytes.baseAddress, bytes.count)
      } while count < 0 && errno == EINTR
      return count
    }
    let isFull = process.writer.unsentCount > 0
    if isFull == process.isFull { return }
    process.isFull = isFull
    if isFull {
      cprocess_watch(poller, process.output, process.actor.index, 1)
    } else {
      cprocess_unwatch(poller, process.output)
    }
  }
}
