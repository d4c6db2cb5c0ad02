import TestSupport
import Testing

/// Common sequences of instructions are run as one. What they come to must not depend on it: the
/// same is written here so that it is run as one, and with the number in a variable so that it is
/// not.
@Suite struct `Instructions run as one` {
  static let operands = [
    "0", "1", "-3", "9223372036854775807", "-9223372036854775808", "1.5", "1.0", "2s", "\"x\"",
    "none", "true", "[1]", "{}", "Tag", "Tag(1)",
  ]
  static let operations = ["+", "-", "<", "<=", ">", ">=", "==", "!="]

  @Test(arguments: operations) func `an operation with a constant`(_ operation: String) throws {
    for operand in Self.operands {
      let asOne = answer("x \(operation) 1", operand)
      let inSteps = answer("x \(operation) y", operand)
      #expect(!asOne.isEmpty)
      #expect(asOne == inSteps, "\(operand) \(operation) 1")
      #expect(choice("x \(operation) 1", operand) == choice("x \(operation) y", operand))
    }
  }

  @Test func `adding to a state variable`() throws {
    for operand in Self.operands {
      #expect(!sum("total += 1", operand).isEmpty)
      #expect(sum("total += 1", operand) == sum("let y = 1\n total += y", operand))
      #expect(sum("total += x", operand) == sum("total = total + x", operand))
    }
  }

  @Test func `a message with one argument, sent last or not`() throws {
    for operand in Self.operands {
      let last = received("send other Got(x)", operand)
      #expect(!last.isEmpty)
      #expect(last == received("send other Got(x)\n print \"sent\"", operand))
      #expect(last == received("let message = Got(x)\n send other message", operand))
    }
  }

  @Test func `a fault points at its own instruction`() throws {
    try rehearse(
      """
      > behavior B
      .   var n = 9223372036854775807
      .   on Up: n += 1
      .   on Over(x): print x + 1
      .   on Other(x): if x > 1 then print x end
      .   on Pass(x): send x Pass(1)
      . end
      B is defined
      > for m in [Up, Over(9223372036854775807), Other("x"), Pass(7)] do send (spawn B) m end
      b-1 is a B
      m1 waits in b-1's mailbox (1 waiting)
      b-2 is a B
      m2 waits in b-2's mailbox (1 waiting)
      b-3 is a B
      m3 waits in b-3's mailbox (1 waiting)
      b-4 is a B
      m4 waits in b-4's mailbox (1 waiting)
      > show quiet
      > run
      b-1 failed in Up (m1): a number too large: integers have 64 bits
      b-2 failed in Over(9223372036854775807) (m2): a number too large: integers have 64 bits
      b-3 failed in Other("x") (m3): a string and a number have no order: "x", 1
      b-4 failed in Pass(7) (m4): send needs an actor, and this is 7
      """)
  }

  private func answer(_ expression: String, _ operand: String) -> [String] {
    lines(of: "on Try(x): let y = 1\n print \(expression)", sending: "Try(\(operand))")
  }

  private func choice(_ condition: String, _ operand: String) -> [String] {
    lines(
      of: "on Try(x): let y = 1\n if \(condition) then print 1 else print 2 end",
      sending: "Try(\(operand))")
  }

  private func sum(_ statement: String, _ operand: String) -> [String] {
    lines(
      of: "var total = \(operand)\n on Try(x):\n \(statement)\n print total",
      sending: "Try(\(operand))")
  }

  private func received(_ statement: String, _ operand: String) -> [String] {
    lines(
      of: "on Try(x): let other = self\n \(statement)\n on Got(x): print x",
      sending: "Try(\(operand))"
    ).filter { $0 != "sent" }
  }

  /// What comes of one message to a behavior made of these handlers, without the places of faults,
  /// which are other ones in another text.
  private func lines(of handlers: String, sending message: String) -> [String] {
    let typist = Typist()
    for entry in [
      "behavior B\n\(handlers)\nend", "spawn B as b", "show quiet", "send b \(message)",
    ] {
      typist.type(entry)
    }
    return typist.answer(to: "run").filter { !$0.hasPrefix(" ") && !$0.hasPrefix("in ") }
  }
}
