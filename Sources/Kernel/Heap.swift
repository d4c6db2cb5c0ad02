/// A binary heap: the least element is found at once. The order of the array is a function of what
/// was done, so it is the same in every run.
struct Heap<Element: Comparable> {
  private(set) var elements: [Element] = []

  var first: Element? { elements.first }
  var count: Int { elements.count }

  mutating func insert(_ element: Element) {
    elements.append(element)
    siftUp(elements.count - 1)
  }

  mutating func remove(at index: Int) -> Element {
    let removed = elements[index]
    let last = elements.removeLast()
    if index < elements.count {
      elements[index] = last
      siftDown(index)
      siftUp(index)
    }
    return removed
  }

  /// Keeps only what a condition holds for.
  mutating func filter(_ isKept: (Element) -> Bool) {
    elements = elements.filter(isKept)
    for index in stride(from: elements.count / 2 - 1, through: 0, by: -1) { siftDown(index) }
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard elements[child] < elements[parent] else { return }
      elements.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      let left = 2 * parent + 1
      guard left < elements.count else { return }
      let right = left + 1
      let least = right < elements.count && elements[right] < elements[left] ? right : left
      guard elements[least] < elements[parent] else { return }
      elements.swapAt(least, parent)
      parent = least
    }
  }
}
