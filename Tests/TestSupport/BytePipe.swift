import Glibc
import Synchronization

/// A pipe of the operating system; what goes into `input` comes out of `output`.
final class BytePipe {
  private(set) var output: Int32 = -1
  private(set) var input: Int32 = -1

  init() throws {
    try ChildProcess.spawning.withLock { _ in
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else {
        throw HarnessFailure("no pipe: \(String(cString: strerror(errno)))")
      }
      (output, input) = (ends[0], ends[1])
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    }
  }

  func closeOutput() {
    if output >= 0 { Glibc.close(output) }
    output = -1
  }

  func closeInput() {
    if input >= 0 { Glibc.close(input) }
    input = -1
  }

  func close() {
    closeOutput()
    closeInput()
  }
}

/// Writes a child's input and reads both its outputs at the same time: one after the other, a full
/// pipe would have either side wait for the other.
struct Exchange {
  private let pipes: [BytePipe]
  private var input: ArraySlice<UInt8>
  private(set) var stdout: [UInt8] = []
  private(set) var stderr: [UInt8] = []

  init(pipes: [BytePipe], input: [UInt8]) {
    self.pipes = pipes
    self.input = input[...]
    let flags = fcntl(pipes[0].input, F_GETFL)
    _ = fcntl(pipes[0].input, F_SETFL, flags | O_NONBLOCK)
    if input.isEmpty { pipes[0].closeInput() }
  }

  /// Goes on until both outputs have ended or time is up.
  mutating func run(by deadline: Deadline) {
    while pipes[1].output >= 0 || pipes[2].output >= 0 {
      // A negative descriptor is passed over.
      var waiting = [
        pollfd(fd: pipes[0].input, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: pipes[1].output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pipes[2].output, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&waiting, 3, deadline.milliseconds)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return }
      if waiting[0].revents != 0 { write() }
      if waiting[1].revents != 0 { Self.read(pipes[1], into: &stdout) }
      if waiting[2].revents != 0 { Self.read(pipes[2], into: &stderr) }
    }
  }

  private mutating func write() {
    let count = input.withUnsafeBytes { Glibc.write(pipes[0].input, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    input.removeFirst(max(0, count))
    // A child need not read all of its input.
    if count < 0 || input.isEmpty { pipes[0].closeInput() }
  }

  private static func read(_ pipe: BytePipe, into bytes: inout [UInt8]) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(pipe.output, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    guard count > 0 else { return pipe.closeOutput() }
    bytes += chunk[..<count]
  }
}
