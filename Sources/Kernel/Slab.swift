/// A growing row of elements in one piece of memory, copied only when asked.
package struct Slab<Element>: ~Copyable {
  /// The first element; moves when the slab grows.
  package private(set) var base: UnsafeMutablePointer<Element>
  package private(set) var count = 0
  private var capacity: Int

  package init(capacity: Int = 16) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
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

  /// Removes elements from the end.
  package mutating func removeLast(_ less: Int = 1) {
    precondition(less <= count)
    count -= less
    (base + count).deinitialize(count: less)
  }

  /// Takes an element out and puts another in its place.
  package mutating func exchange(_ index: Int, with element: consuming Element) -> Element {
    precondition(index >= 0 && index < count)
    let taken = (base + index).move()
    (base + index).initialize(to: element)
    return taken
  }

  package subscript(index: Int) -> Element {
    _read {
      precondition(index >= 0 && index < count)
      yield base[index]
    }
    _modify {
      precondition(index >= 0 && index < count)
      yield &base[index]
    }
  }

  private mutating func grow(to needed: Int) {
    capacity = max(capacity * 2, needed)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
  }
}
