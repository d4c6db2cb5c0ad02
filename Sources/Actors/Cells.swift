extension Value {
  /// Whether it is plain memory, which is copied and forgotten without counting references.
  @inline(__always)
  package var isPlain: Bool {
    switch self {
    case .none, .bool, .integer, .float, .duration, .tag, .actor, .future, .signal: true
    case .text, .list, .map, .message: false
    }
  }

  /// Whether it is anything but none.
  @inline(__always)
  package var isSome: Bool {
    if case .none = self { false } else { true }
  }
}

/// The memory of a plain value: what it holds and what it is.
private struct PlainMemory: BitwiseCopyable {
  var content: UInt64
  var kind: UInt8
}

/// Cells of memory that hold values. Nearly all values that move in a run are plain; telling so in
/// place costs less than the call that counts references.
extension UnsafeMutablePointer<Value> {
  /// Fills this uninitialized cell with the value of another.
  @inline(__always)
  package func initialize(copying other: UnsafeMutablePointer<Value>) {
    if other.pointee.isPlain {
      UnsafeMutableRawPointer(self).copyMemory(from: other, byteCount: MemoryLayout<Value>.size)
    } else {
      initialize(to: other.pointee)
    }
  }

  /// Fills this uninitialized cell with a value that somebody else keeps.
  @inline(__always)
  package func initialize(keeping value: Value) {
    if value.isPlain {
      UnsafeMutableRawPointer(self).storeBytes(
        of: unsafeBitCast(value, to: PlainMemory.self), as: PlainMemory.self)
    } else {
      initialize(to: value)
    }
  }

  /// Leaves this cell uninitialized.
  @inline(__always)
  package func clear() {
    if !pointee.isPlain { deinitialize(count: 1) }
  }

  /// Puts another value into this cell.
  @inline(__always)
  package func replace(with value: consuming Value) {
    clear()
    initialize(to: value)
  }
}
