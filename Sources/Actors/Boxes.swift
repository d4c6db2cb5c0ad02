/// The bytes of a string value.
package final class Text {
  package let string: String

  package init(_ string: String) {
    self.string = string
  }
}

/// The elements of a list value.
///
/// Exclusivity is not checked at run time, here and in maps: the machine changes a box only while
/// nobody else holds it, and looks into them all the time.
package final class List {
  @exclusivity(unchecked) package private(set) var elements: [Value]
  @exclusivity(unchecked) package private(set) var extent: Extent

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

/// A tagged message's name and arguments. The first ones stand in the object itself, since most
/// messages have no more.
package final class Message {
  package let tag: Symbol
  package let count: Int
  package let extent: Extent
  private let first: Value
  private let second: Value
  private let third: Value
  private let others: [Value]

  /// Takes the `count` values that begin at `arguments` over: their memory is left uninitialized.
  package init(_ tag: Symbol, moving arguments: UnsafeMutablePointer<Value>, count: Int) {
    self.tag = tag
    self.count = count
    var extent = Extent(depth: 1, weight: 1)
    for index in 0..<count { extent.hold(arguments[index].extent) }
    self.extent = extent
    first = count > 0 ? arguments.move() : .none
    second = count > 1 ? (arguments + 1).move() : .none
    third = count > 2 ? (arguments + 2).move() : .none
    if count > 3 {
      others = Array(UnsafeBufferPointer(start: arguments + 3, count: count - 3))
      (arguments + 3).deinitialize(count: count - 3)
    } else {
      others = []
    }
  }

  package subscript(index: Int) -> Value {
    switch index {
    case 0: first
    case 1: second
    case 2: third
    default: others[index - 3]
    }
  }

  package var arguments: [Value] {
    (0..<count).map { self[$0] }
  }
}
