/// A growing row of elements in one piece of memory, copied only when asked.
package struct Slab<Element>: ~Copyable {
  /// The first element; moves when the slab grows.
  package private(set) var base: UnsafeMutablePointer<Element>
  package private(set) var count = 0
  private(set) var capacity: Int

  package init(capacity: Int = 16) {
    self.capacity = capacity
    base = Self.allocate(capacity)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// A slab with the same elements that shares no memory.
  package func copy() -> Slab {
    var other = Slab(capacity: max(16, count))
    other.base.initialize(from: base, count: count)
    other.count = count
    return other
  }

  /// Adds an element at the end.
  package mutating func append(_ element: consuming Element) {
    if count == capacity { grow(to: count + 1) }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Adds the same element `more` times.
  package mutating func append(repeating element: Element, count more: Int) {
    if count + more > capacity { grow(to: count + more) }
    (base + count).initialize(repeating: element, count: more)
    count += more
  }

  /// Removes all elements, which must be plain: they are not released.
  package mutating func forgetAll() {
    count = 0
  }

  /// Removes elements from the end.
  package mutating func removeLast(_ less: Int = 1) {
    precondition(less <= count)
    count -= less
    (base + count).deinitialize(count: less)
  }

  package subscript(index: Int) -> Element {
    _read { yield place(of: index).pointee }
    _modify { yield &place(of: index).pointee }
  }

  /// Where an element lies, until the slab grows.
  @inline(__always)
  package func place(of index: Int) -> UnsafeMutablePointer<Element> {
    // A negative index is beyond every count, too.
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return base + index
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    allocateMemory(
      capacity * MemoryLayout<Element>.stride, alignment: MemoryLayout<Element>.alignment
    )
    .bindMemory(to: Element.self, capacity: capacity)
  }

  private mutating func grow(to needed: Int) {
    // Memory that is not touched costs nothing, copying what is there and touching it anew does.
    let factor = capacity * MemoryLayout<Element>.stride < 1 << 20 ? 2 : 8
    capacity = max(capacity * factor, needed)
    let moved = Self.allocate(capacity)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
  }
}
