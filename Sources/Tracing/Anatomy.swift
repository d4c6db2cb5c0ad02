/// The four parts of an actor at one moment: its control, its state, its behavior and its mailbox.
///
/// All text is as it is to be read, and not yet escaped for any format.
package struct Anatomy: Equatable, Sendable {
  package struct Field: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package struct Handler: Equatable, Sendable {
    /// Its pattern and condition: `Buy(n) if n > 0`.
    package var text: String
    /// Whether the turn that waits is inside it.
    package var isCurrent: Bool

    package init(text: String, isCurrent: Bool) {
      self.text = text
      self.isCurrent = isCurrent
    }
  }

  package var name: String
  package var behavior: String
  /// What it is doing, and where; a line each.
  package var control: [String]
  /// The state section it is in; empty without one.
  package var section: String
  /// Its state, parameters first.
  package var fields: [Field]
  /// The handlers that it has where it is, in the order in which they are tried.
  package var handlers: [Handler]
  /// The first messages of its mailbox, in order.
  package var mail: [String]
  /// How many messages its mailbox holds in all.
  package var waiting: Int

  package init(
    name: String, behavior: String, control: [String], section: String = "",
    fields: [Field] = [], handlers: [Handler] = [], mail: [String] = [], waiting: Int = 0
  ) {
    self.name = name
    self.behavior = behavior
    self.control = control
    self.section = section
    self.fields = fields
    self.handlers = handlers
    self.mail = mail
    self.waiting = waiting
  }
}
