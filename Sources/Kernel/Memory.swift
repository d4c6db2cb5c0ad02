import Glibc

/// The size of a huge page of memory, in bytes.
private let hugePage = 2 << 20

/// Uninitialized memory, to be deallocated by its pointer. Large pieces are asked for in huge pages:
/// touching memory for the first time costs more than what a message or an actor does with it, and
/// one huge page is one touch instead of 512.
func allocateMemory(_ byteCount: Int, alignment: Int) -> UnsafeMutableRawPointer {
  guard byteCount >= 2 * hugePage else {
    return .allocate(byteCount: byteCount, alignment: alignment)
  }
  let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: hugePage)
  // Only advice: where there are no huge pages, small ones do.
  _ = madvise(memory, byteCount, MADV_HUGEPAGE)
  return memory
}
