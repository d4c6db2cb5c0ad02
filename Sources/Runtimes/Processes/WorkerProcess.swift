import CProcess
import Glibc

/// What runs in the process of an actor. It is the same executable as that of whoever types, begun with
/// an argument that nobody types, and talks with it over a descriptor it was given.
package enum WorkerProcess {
  /// The argument, followed by the number of the process that begins it.
  package static let argument = "--worker-of"
  /// The descriptor of its end of the socket pair.
  static let channel: Int32 = 3

  /// Runs the process to its end if these are the arguments for it.
  package static func runIfWanted(_ arguments: [String]) {
    guard arguments.count == 3, arguments[1] == argument, let parent = Int32(arguments[2]) else {
      return
    }
    _ = cprocess_call_itself("rehearse")
    _ = cprocess_die_with_parent()
    // The parent may have died before that held.
    guard getppid() == parent else { exit(0) }
    // Nothing of the parent's is kept open here.
    _ = cprocess_close_from(channel + 1)
    signal(SIGPIPE, SIG_IGN)
    run()
  }

  /// Answers frames until the other end is closed.
  private static func run() -> Never {
    let channel = WorkerChannel(descriptor: channel)
    var actor = RemoteActor()
    while let frame = channel.receive() {
      actor.answer(frame, on: channel)
      channel.flush()
    }
    exit(0)
  }
}

/// A worker's end of the line.
final class WorkerChannel {
  private let descriptor: Int32
  private var reader = FrameReader()
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var outgoing: [UInt8] = []

  /// How many bytes may wait to be sent.
  private static let mostUnsent = 1 << 14

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Waits for the next frame; nil when there will be none.
  func receive() -> String? {
    while true {
      if let frame = reader.next() { return frame }
      if reader.isBroken || !take() { return nil }
    }
  }

  /// Whether the next frame is there, or the other end is closed.
  func hasMore() -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) != 0
  }

  /// Takes in what has come. False when the other end is closed.
  private func take() -> Bool {
    let count = recv(descriptor, room.baseAddress, room.count, 0)
    if count > 0 {
      reader.append(UnsafeRawBufferPointer(rebasing: room[..<count]))
      return true
    }
    return count < 0 && errno == EINTR
  }

  /// Sends a frame with the next `flush`, or soon.
  func send(_ frame: String) {
    outgoing += Frame.encode(frame)
    if outgoing.count > Self.mostUnsent { flush() }
  }

  /// Sends what has not been sent yet.
  func flush() {
    var place = 0
    while place < outgoing.count {
      let count = outgoing[place...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // Nobody listens any more.
      if count <= 0 { exit(0) }
      place += count
    }
    outgoing.removeAll(keepingCapacity: true)
  }
}
