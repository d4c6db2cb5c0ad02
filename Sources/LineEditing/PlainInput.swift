import Glibc

/// Lines from a file or a pipe.
///
/// Bytes are handed on as they are: a carriage return before the newline or a NUL stays in the line.
package struct PlainInput {
  /// What comes next.
  package enum Input: Equatable {
    /// A line without its newline; the last one of a file may have had none.
    case line(String)
    /// Line number `line`, counted from 1, is not UTF-8. Reading goes on behind it.
    case invalid(line: Int)
    /// Line number `line` has more than `lineByteLimit` bytes. Reading goes on behind it.
    case tooLong(line: Int)
    /// A signal came in while waiting and the caller wants to stop for it.
    case interrupted
    /// The input cannot be read, for this reason in the system's words.
    case failed(String)
    case end
  }

  /// The longest line that is read, in bytes without the newline.
  package static let lineByteLimit = 1 << 20
  private static let chunkByteCount = 1 << 16

  private let descriptor: Int32
  private let isInterrupted: () -> Bool
  /// What was read in one go; bytes before `position` are used up.
  private var chunk: [UInt8] = []
  private var position = 0
  /// The beginning of the line that the chunk did not finish; at most one byte over the limit.
  private var begun: [UInt8] = []
  /// How many lines have been handed out.
  private var lineCount = 0

  /// Reads from an open descriptor. `isInterrupted` is asked whenever a signal cut a read short;
  /// without it reading simply goes on.
  package init(
    descriptor: Int32 = STDIN_FILENO, isInterrupted: @escaping () -> Bool = { false }
  ) {
    self.descriptor = descriptor
    self.isInterrupted = isInterrupted
  }

  /// Waits for the next line.
  package mutating func next() -> Input {
    while true {
      if let newline = chunk[position...].firstIndex(of: UInt8(ascii: "\n")) {
        begin(with: chunk[position..<newline])
        position = newline + 1
        return finishLine()
      }
      begin(with: chunk[position...])
      position = chunk.count
      if let stop = fill() { return stop }
    }
  }

  private mutating func begin(with bytes: ArraySlice<UInt8>) {
    begun += bytes.prefix(Self.lineByteLimit + 1 - begun.count)
  }

  private mutating func finishLine() -> Input {
    defer { begun.removeAll(keepingCapacity: true) }
    lineCount += 1
    guard begun.count <= Self.lineByteLimit else { return .tooLong(line: lineCount) }
    guard let text = String(validating: begun, as: UTF8.self) else {
      return .invalid(line: lineCount)
    }
    return .line(text)
  }

  /// Reads the next chunk; answers nil when there is one and what to tell the caller otherwise.
  private mutating func fill() -> Input? {
    while true {
      var result = 0
      var reason: Int32 = 0
      chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkByteCount) { buffer, count in
        result = read(descriptor, buffer.baseAddress, buffer.count)
        reason = errno
        count = max(0, result)
      }
      position = 0
      switch (result, reason) {
      case (1..., _):
        return nil
      case (0, _):
        return begun.isEmpty ? .end : finishLine()
      case (_, EINTR):
        if isInterrupted() { return .interrupted }
      case (_, EAGAIN):
        // Whoever shares the descriptor made it non-blocking.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, -1)
      default:
        return .failed(String(cString: strerror(reason)))
      }
    }
  }
}
