import CProcess
import Glibc

/// What runs in the process of an actor. It is the same executable as that of whoever types, begun with
/// an argument that nobody types, and talks with it over two pipes.
package enum WorkerProcess {
  /// The argument, followed by the number of the process that begins it.
  package static let argument = "--worker-of"
  /// The descriptors of its ends of the pipes.
  static let reading: Int32 = 3
  static let writing: Int32 = 4

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
    _ = cprocess_close_from(writing + 1)
    signal(SIGPIPE, SIG_IGN)
    run()
  }

  /// Answers frames until the other end is closed.
  private static func run() -> Never {
    let channel = WorkerChannel(reading: reading, writing: writing)
    var actor = RemoteActor()
    while let frame = channel.receive() {
      actor.answer(frame, on: channel)
      channel.flush()
    }
    exit(0)
  }
}

/// A worker's ends of the pipes.
final class WorkerChannel {
  private let reading: Int32
  private let writing: Int32
  @exclusivity(unchecked) private var reader = FrameReader()
  @exclusivity(unchecked) var writer = FrameWriter()

  /// How many bytes may wait to be sent.
  private static let mostUnsent = 1 << 14

  init(reading: Int32, writing: Int32) {
    self.reading = reading
    self.writing = writing
  }

  /// Waits for the next frame, which is there until the next is asked for; nil when there will be none.
  func receive() -> FrameText? {
    while true {
      if let frame = reader.next() {
        reader.skip(frame)
        return frame
      }
      if reader.isBroken { return nil }
      let count = reader.receive(from: reading)
      if count == 0 || count < 0 && errno != EINTR { return nil }
    }
  }

  /// Whether the next frame is there, or the other end is closed.
  func hasMore() -> Bool {
    var entry = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) != 0
  }

  /// Ends a frame, which is sent with the next `flush`, or soon.
  func seal() {
    writer.end { _ in }
    if writer.unsentCount > Self.mostUnsent { flush() }
  }

  /// Sends what has not been sent yet.
  func flush() {
    writer.send { bytes in
      while true {
        let count = write(writing, bytes.baseAddress, bytes.count)
        if count > 0 { return count }
        // Nobody listens any more.
        if count == 0 || errno != EINTR { exit(0) }
      }
    }
  }
}
