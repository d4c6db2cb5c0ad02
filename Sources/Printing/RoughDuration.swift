/// A time in nanoseconds as a person reads it: three figures, in the largest unit that it fills.
///
///     roughDuration(106_012_000) == "106ms"
package func roughDuration(_ nanoseconds: Int) -> String {
  let units = [("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000)]
  for (index, (name, size)) in units.enumerated() {
    // In thousandths, of which three figures are kept.
    let scaled = Double(nanoseconds) / Double(size) * 1_000
    let step = scaled < 10_000 ? 10.0 : scaled < 100_000 ? 100 : 1_000
    let rounded = Int((scaled / step).rounded() * step)
    if rounded < 1_000_000 || index == units.count - 1 {
      if nanoseconds == 0 { return "0s" }
      return decimal(rounded, places: 3) + name
    }
  }
  return ""
}

/// A number given in parts of ten, a hundred …, without zeros at its end.
private func decimal(_ parts: Int, places: Int) -> String {
  let whole = (0..<places).reduce(1) { size, _ in size * 10 }
  var fraction = String(String(parts % whole + whole).dropFirst())
  while fraction.hasSuffix("0") { fraction.removeLast() }
  return fraction.isEmpty ? "\(parts / whole)" : "\(parts / whole).\(fraction)"
}

/// A number with two places behind the point.
package func hundredths(_ number: Double) -> String {
  let parts = Int((number * 100).rounded())
  return "\(parts / 100).\(String(parts % 100 + 100).dropFirst())"
}
