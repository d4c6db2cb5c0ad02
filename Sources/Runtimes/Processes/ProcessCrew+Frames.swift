import Actors
import CProcess
import Glibc

/// What the switchboard does with frames.
extension ProcessCrew {
  /// Takes in what a process has sent, and sends what it can take.
  func attend(_ process: ActorProcess) {
    if process.isFull { flush(process) }
    while process.descriptor >= 0 {
      let count = recv(
        process.descriptor, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      if count <= 0 { return lose(process, nil) }
      process.reader.append(UnsafeRawBufferPointer(rebasing: room[..<count]))
      while process.descriptor >= 0, let frame = process.reader.next() { take(frame, of: process) }
      if process.reader.isBroken { return lose(process, RuntimeWording.unreadable) }
      if count < room.count { return }
    }
  }

  private func take(_ frame: String, of process: ActorProcess) {
    guard let hub else { return }
    transcript.add(process.actor, isToWorker: false, frame)
    process.deadline = nil
    let lines = Frame.lines(of: frame)
    let head = Frame.words(of: lines[0])
    switch head.first.map(String.init) {
    case Words.ready: break
    case Words.refused:
      lose(process, lines.dropFirst().joined(separator: "\n"), isFinal: true)
    case Words.worked:
      let rounds = head.count > 1 ? Int(head[1]) ?? 0 : 0
      takeTurn(process) { process.workLeft = Computation.microseconds(of: rounds) }
    case Words.stack:
      hub.install(lines.dropFirst(), of: process)
    default:
      process.backlog.append(frame)
      workOff(process)
    }
  }

  /// Takes in the effects that a worker has told, one after the other: each has to be performed before
  /// the next can be.
  func workOff(_ process: ActorProcess) {
    guard let hub else { return }
    while process.isAway, process.descriptor >= 0, !process.backlog.isEmpty {
      let frame = process.backlog.removeFirst()
      let lines = Frame.lines(of: frame)
      let head = Frame.words(of: lines[0])
      // What was gone on to in a turn that is over is of no meaning.
      if head.count > 3, Int(head[3]) != process.turn { continue }
      var isUnderstood = true
      takeTurn(process) { isUnderstood = hub.note(lines, head, of: process) }
      if !isUnderstood { return lose(process, RuntimeWording.unreadable) }
    }
  }

  func takeTurn(_ process: ActorProcess, after arrival: (() -> Void)? = nil) {
    guard let hub else { return }
    let next = hub.takeTurn(process, after: arrival)
    switch next {
    case .idle: break
    case .compute, .work:
      let frames = process.frames
      process.frames = []
      for frame in frames { send(frame, to: process) }
    case .again: call(process)
    case .wait: waiting.append(process)
    case .end: dismiss(process)
    }
  }

  func send(_ frame: String, to process: ActorProcess) {
    guard process.descriptor >= 0 else { return }
    transcript.add(process.actor, isToWorker: true, frame)
    process.outgoing += Frame.encode(frame)
    flush(process)
  }

  private func flush(_ process: ActorProcess) {
    while !process.outgoing.isEmpty {
      let count = process.outgoing.withUnsafeBytes {
        Glibc.send(
          process.descriptor, $0.baseAddress, $0.count,
          Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      // A dead line is noticed where it is read.
      if count < 0 { break }
      process.outgoing = process.outgoing.dropFirst(count)
    }
    let isFull = !process.outgoing.isEmpty
    if isFull != process.isFull {
      process.isFull = isFull
      cprocess_watch(
        poller, process.descriptor, process.actor.index, isFull ? 1 : 0, 1)
    }
    if !isFull { process.outgoing = [] }
  }
}
