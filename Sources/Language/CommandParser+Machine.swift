import Diagnostics

/// The arguments of `machine`: any of its numbers, each behind its name.
extension CommandParser {
  func machineSettings() throws(Diagnostic) -> [MachineSetting] {
    var settings: [MachineSetting] = []
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let quantity = MachineQuantity(rawValue: name.text) else {
        throw Wording.unknownQuantity(name.text, name.span)
      }
      guard let argument = rest.popFirst() else {
        throw Wording.missingQuantity(quantity, name.span)
      }
      if settings.contains(where: { $0.quantity == quantity }) {
        throw Wording.repeatedQuantity(quantity, name.span)
      }
      let value = try quantity == .cores ? cores(argument) : nanoseconds(argument)
      guard quantity.range.contains(value) else {
        throw Wording.quantityOutOfRange(quantity, argument.span)
      }
      settings.append(MachineSetting(quantity: quantity, value: value))
    }
    return settings
  }

  private func cores(_ argument: Argument) throws(Diagnostic) -> Int {
    try natural(argument, "a number of cores from 1 to 256")
  }

  /// A duration, which may be as short as a nanosecond here.
  private func nanoseconds(_ argument: Argument) throws(Diagnostic) -> Int {
    let digits = argument.text.utf8.dropLast(2)
    if argument.text.hasSuffix("ns"), !digits.isEmpty, digits.allSatisfy(Byte.isDigit) {
      guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
        throw Wording.largeNumber("\(Int.max)", argument.span)
      }
      return value
    }
    let expected = "a duration such as 5ms, 20us or 1ns"
    guard let first = argument.text.utf8.first, Byte.isDigit(first), !argument.text.hasSuffix("ns")
    else { throw Wording.wrongArgument(argument.text, expected: expected, argument.span) }
    let (value, overflows) = try duration(argument).multipliedReportingOverflow(by: 1_000)
    return overflows ? .max : value
  }
}
