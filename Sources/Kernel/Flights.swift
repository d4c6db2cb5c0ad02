/// The messages in flight, in order of sending. The oldest mostly arrives first, so that its removal
/// is cheap.
struct Flights {
  private var row: [Flight] = []
  /// Where in the row the first one is that is still in flight.
  private var start = 0

  var count: Int { row.count - start }
  var isEmpty: Bool { count == 0 }
  var first: Flight? { isEmpty ? nil : row[start] }
  var indices: Range<Int> { 0..<count }

  subscript(index: Int) -> Flight { row[start + index] }

  /// Those before a place, in order.
  func before(_ index: Int) -> ArraySlice<Flight> {
    row[start..<start + index]
  }

  /// The place of a message by its number.
  func index(of number: Int) -> Int? {
    row[start...].firstIndex { $0.number == number }.map { $0 - start }
  }

  mutating func append(_ flight: Flight) {
    row.append(flight)
  }

  /// Puts a copy behind the message at a place and its other copies.
  mutating func insert(_ copy: Flight, behind index: Int) {
    var place = start + index + 1
    while place < row.count, row[place].origin == copy.origin, row[place].ordinal == copy.ordinal {
      place += 1
    }
    row.insert(copy, at: place)
  }

  /// Counts one more copy of the message at a place.
  mutating func countCopy(at index: Int) {
    row[start + index].copies += 1
  }

  mutating func remove(at index: Int) -> Flight {
    guard index == 0 else { return row.remove(at: start + index) }
    let flight = row[start]
    start += 1
    if start > 1_000, start > row.count / 2 {
      row.removeFirst(start)
      start = 0
    }
    return flight
  }
}
