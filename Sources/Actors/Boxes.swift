/// The bytes of a string value.
package final class Text {
  package let string: String

  package init(_ string: String) {
    self.string = string
  }
}

/// The elements of a list value.
package final class List {
  package private(set) var elements: [Value]
  package private(set) var extent: Extent

  package init(_ elements: [Value]) {
    self.elements = elements
    extent = Extent(depth: 1, weight: 1)
    for element in elements { extent.hold(element.extent) }
  }

  private init(_ elements: [Value], extent: Extent) {
    self.elements = elements
    self.extent = extent
  }

  package func copy() -> List {
    List(elements, extent: extent)
  }

  /// Adds elements at the end; only for a list that nobody else holds.
  package func append(_ more: [Value]) {
    for element in more { extent.hold(element.extent) }
    elements.append(contentsOf: more)
  }

  /// Takes an element out to change it, leaving `none` in its place; only for a list that nobody
  /// else holds, and followed by `put`.
  package func take(_ index: Int) -> Value {
    let element = elements[index]
    elements[index] = .none
    extent.weight -= min(extent.weight, element.extent.weight)
    return element
  }

  package func put(_ element: Value, at index: Int) {
    extent.hold(element.extent)
    elements[index] = element
  }
}

/// A tagged message's name and arguments, in one allocation.
package final class Message: ManagedBuffer<Message.Header, Value> {
  package struct Header {
    package let tag: Symbol
    package let count: Int32
    package let extent: Extent
  }

  /// Takes the `count` values that begin at `arguments` over: their memory is left uninitialized.
  package static func make(
    _ tag: Symbol, moving arguments: UnsafeMutablePointer<Value>, count: Int
  ) -> Message {
    var extent = Extent(depth: 1, weight: 1)
    for index in 0..<count { extent.hold(arguments[index].extent) }
    let buffer = Message.create(minimumCapacity: count) { _ in
      Header(tag: tag, count: Int32(count), extent: extent)
    }
    buffer.withUnsafeMutablePointerToElements { $0.moveInitialize(from: arguments, count: count) }
    return unsafeDowncast(buffer, to: Message.self)
  }

  package static func make(_ tag: Symbol, _ arguments: [Value]) -> Message {
    let copies = UnsafeMutablePointer<Value>.allocate(capacity: arguments.count)
    defer { copies.deallocate() }
    for (index, argument) in arguments.enumerated() {
      (copies + index).initialize(to: argument)
    }
    return make(tag, moving: copies, count: arguments.count)
  }

  deinit {
    withUnsafeMutablePointers { header, elements in
      _ = elements.deinitialize(count: Int(header.pointee.count))
    }
  }

  package var tag: Symbol { header.tag }
  package var count: Int { Int(header.count) }
  package var extent: Extent { header.extent }

  package subscript(index: Int) -> Value {
    precondition(index >= 0 && index < count)
    return withUnsafeMutablePointerToElements { $0[index] }
  }

  package var arguments: [Value] {
    (0..<count).map { self[$0] }
  }
}
