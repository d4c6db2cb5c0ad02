package import Actors

/// All code of a session and the names its symbols stand for. It only grows: code that actors still
/// run is never taken away, not even by going back.
package final class Program {
  @exclusivity(unchecked) package private(set) var codes: [Code] = []
  /// What unnamed actors of each behavior are called before the number, in the order of `codes`.
  package private(set) var kinds: [Symbol] = []
  package var symbols = Symbols()

  package init() {}

  /// Keeps a behavior and gives the number that actors know it by.
  package func add(_ code: Code) -> Int32 {
    codes.append(code)
    kinds.append(symbols.intern(code.name.lowercased()))
    return Int32(codes.count - 1)
  }
}
