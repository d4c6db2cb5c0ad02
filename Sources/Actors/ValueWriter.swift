/// Writes values as text: as the literal that makes them, or bare as `print` does.
package struct ValueWriter {
  private let symbols: Symbols
  private let nameOfActor: (ActorID) -> String
  /// The most bytes to write; what is longer ends in "…".
  private let limit: Int

  package init(
    symbols: Symbols, limit: Int = .max, nameOfActor: @escaping (ActorID) -> String
  ) {
    self.symbols = symbols
    self.limit = limit
    self.nameOfActor = nameOfActor
  }

  /// The literal: texts quoted and escaped, so that it reads back as the same value.
  package func literal(_ value: Value) -> String {
    var output = ""
    write(value, onto: &output)
    return output
  }

  /// As `print` shows it: a text is bare, everything else its literal.
  package func printed(_ value: Value) -> String {
    if case .text(let text) = value { return text.string }
    return literal(value)
  }

  /// The name of a tag.
  package func name(_ symbol: Symbol) -> String {
    symbols[symbol]
  }

  /// The name of an actor.
  package func name(_ actor: ActorID) -> String {
    nameOfActor(actor)
  }

  /// Adds the bytes of the literal to others.
  package func write(_ value: Value, to bytes: inout [UInt8]) {
    write(value, onto: &bytes)
  }

  private func write(_ value: Value, onto output: inout some LiteralOutput) {
    guard output.byteCount < limit else { return output.cut() }
    switch value {
    case .none: output.add("none")
    case .bool(let value): output.add(value ? "true" : "false")
    case .integer(let value): output.add(number: value)
    case .float(let value): output.add(value.description)
    case .duration(let value): output.add(durationText(value))
    case .tag(let symbol): output.add(symbols[symbol])
    case .signal(let signal):
      output.add(symbols[signal.tag])
      output.add("(")
      write(signal.argument, onto: &output)
      output.add(")")
    case .actor(let actor): output.add(nameOfActor(actor))
    case .future(let future): output.add("f\(future.number)")
    case .text(let text): output.add(quoted: text.string)
    case .list(let list): write(list.elements, between: "[", "]", onto: &output)
    case .map(let map): write(map, onto: &output)
    case .message(let message):
      output.add(symbols[message.tag])
      write(message.arguments, between: "(", ")", onto: &output)
    }
  }

  private func write(
    _ values: [Value], between open: String, _ close: String, onto output: inout some LiteralOutput
  ) {
    output.add(open)
    for (index, value) in values.enumerated() {
      if index > 0 { output.add(", ") }
      write(value, onto: &output)
      if output.byteCount >= limit { break }
    }
    output.add(close)
  }

  private func write(_ map: Map, onto output: inout some LiteralOutput) {
    output.add("{")
    for index in 0..<map.count {
      if index > 0 { output.add(", ") }
      writeKey(map.keys[index], onto: &output)
      output.add(": ")
      write(map.values[index], onto: &output)
      if output.byteCount >= limit { break }
    }
    output.add("}")
  }

  /// A text that is a lower-case word stands bare; what would read back as a text or a variable
  /// stands in parentheses.
  private func writeKey(_ key: Value, onto output: inout some LiteralOutput) {
    switch key {
    case .text(let text) where isBareKey(text.string): output.add(text.string)
    case .tag, .signal, .message, .actor:
      output.add("(")
      write(key, onto: &output)
      output.add(")")
    default: write(key, onto: &output)
    }
  }
}

/// A duration with the largest unit that divides it.
package func durationText(_ microseconds: Int) -> String {
  if microseconds % 1_000_000 == 0 { return "\(microseconds / 1_000_000)s" }
  if microseconds % 1_000 == 0 { return "\(microseconds / 1_000)ms" }
  return "\(microseconds)us"
}

/// A string as the literal that makes it; what a terminal would obey is escaped.
package func quoted(_ string: String) -> String {
  var output = "\""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "{": output += "\\{"
    case "\n": output += "\\n"
    case "\t": output += "\\t"
    default: appendVisible(scalar, to: &output)
    }
  }
  return output + "\""
}

/// A string with every control character but those in `keeping` shown as an escape.
package func visible(_ string: String, keeping: Set<Unicode.Scalar> = []) -> String {
  guard string.unicodeScalars.contains(where: { isControl($0) && !keeping.contains($0) }) else {
    return string
  }
  var output = ""
  for scalar in string.unicodeScalars {
    if keeping.contains(scalar) {
      output.unicodeScalars.append(scalar)
    } else {
      appendVisible(scalar, to: &output)
    }
  }
  return output
}

private func appendVisible(_ scalar: Unicode.Scalar, to output: inout String) {
  if isControl(scalar) {
    output += "\\u{" + String(scalar.value, radix: 16) + "}"
  } else {
    output.unicodeScalars.append(scalar)
  }
}

/// Control characters, and the marks that turn the direction of what follows (Unicode 15, 23.2).
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

private func isBareKey(_ string: String) -> Bool {
  guard let first = string.unicodeScalars.first, first.properties.isLowercase,
    !["true", "false", "none"].contains(string)
  else { return false }
  return string.unicodeScalars.allSatisfy {
    $0 == "_" || ("0"..."9").contains($0) || $0.properties.isAlphabetic
  }
}
