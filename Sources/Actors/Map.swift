/// The entries of a map value, in order of insertion. Keys are equal as values are: `1` and `1.0`
/// are one key, and the first spelling stays.
package final class Map {
  @exclusivity(unchecked) package private(set) var keys: [Value] = []
  @exclusivity(unchecked) package private(set) var values: [Value] = []
  /// Where each key stands; only kept once a search through the keys would be slower.
  @exclusivity(unchecked) private var places: [Value: Int] = [:]
  @exclusivity(unchecked) package private(set) var extent = Extent(depth: 1, weight: 1)

  /// How many keys are searched one by one.
  private static let searched = 8

  package init() {}

  private init(_ other: Map) {
    keys = other.keys
    values = other.values
    places = other.places
    extent = other.extent
  }

  package func copy() -> Map {
    Map(self)
  }

  package var count: Int { keys.count }

  package func index(of key: Value) -> Int? {
    if keys.count > Self.searched { return places[key] }
    return keys.firstIndex { $0 == key }
  }

  package subscript(key: Value) -> Value? {
    index(of: key).map { values[$0] }
  }

  /// Sets the value of a key; only for a map that nobody else holds. A key that is there keeps its
  /// place and spelling.
  package func set(_ key: Value, to value: Value) {
    if let index = index(of: key) {
      _ = take(index)
      put(value, at: index)
      return
    }
    extent.hold(key.extent)
    extent.hold(value.extent)
    keys.append(key)
    values.append(value)
    if keys.count == Self.searched + 1 {
      for (index, key) in keys.enumerated() { places[key] = index }
    } else if keys.count > Self.searched {
      places[key] = keys.count - 1
    }
  }

  /// Takes a value out to change it, leaving `none` in its place; only for a map that nobody else
  /// holds, and followed by `put`.
  package func take(_ index: Int) -> Value {
    let value = values[index]
    values[index] = .none
    extent.weight -= min(extent.weight, value.extent.weight)
    return value
  }

  package func put(_ value: Value, at index: Int) {
    extent.hold(value.extent)
    values[index] = value
  }
}
