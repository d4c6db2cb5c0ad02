/// "a", "a and b", "a, b and c".
func listed(_ texts: [String]) -> String {
  guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
  return texts.dropLast().joined(separator: ", ") + " and " + last
}

/// "1 order", "2 orders".
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}

/// A number of which only the size is known: two figures of it, or a power of ten.
func roughCount(_ number: Double) -> String {
  guard number.isFinite, number < 1e6 else {
    guard number.isFinite else { return "more than can be counted" }
    var power = 0
    var rest = number
    while rest >= 9.5 {
      rest /= 10
      power += 1
    }
    return rest < 1.5 ? "10^\(power)" : "\(Int(rest.rounded())) * 10^\(power)"
  }
  guard number >= 100 else { return "\(Int(number.rounded()))" }
  var unit = 1.0
  while number / unit >= 100 { unit *= 10 }
  return "\(Int((number / unit).rounded()) * Int(unit))"
}
