package import Tracing

/// A run to step through: its picture, and how everybody stood after each of its events.
///
/// As in the picture, no text is escaped for any format.
package struct Storyboard: Equatable, Sendable {
  /// A name and its value, as it is read.
  package struct Field: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// How an actor stands.
  package struct Standing: Equatable, Sendable {
    /// What it is doing: `waits for f3 from account`.
    package var condition: String
    /// Its state, parameters first.
    package var fields: [Field]
    /// What waits in its mailbox, in order; of many the first.
    package var mail: [String]
    /// How many more messages wait.
    package var more: Int

    package init(condition: String, fields: [Field], mail: [String], more: Int = 0) {
      self.condition = condition
      self.fields = fields
      self.mail = mail
      self.more = more
    }
  }

  /// What an event changed.
  package struct Scene: Equatable, Sendable {
    /// The event in words; where empty, what the picture says of it.
    package var words: String
    /// The actors who stand otherwise than before, by their place in `roles`.
    package var changes: [(role: Int, standing: Standing)]

    package init(words: String = "", changes: [(role: Int, standing: Standing)]) {
      self.words = words
      self.changes = changes
    }

    package static func == (one: Scene, other: Scene) -> Bool {
      one.words == other.words
        && one.changes.elementsEqual(other.changes) { $0.role == $1.role && $0.1 == $1.1 }
    }
  }

  package var picture: SpaceTime
  /// Everybody whose standing is shown, in order of creation.
  package var roles: [SpaceTime.Lifeline]
  /// How everybody stood before the first event of the picture.
  package var opening: Scene
  /// A scene for each event of the picture.
  package var scenes: [Scene]

  package init(
    picture: SpaceTime, roles: [SpaceTime.Lifeline], opening: Scene, scenes: [Scene]
  ) {
    self.picture = picture
    self.roles = roles
    self.opening = opening
    self.scenes = scenes
  }

  /// The marks of each event, which stand beside each other.
  package static func events(of picture: SpaceTime) -> [Range<Int>] {
    var events: [Range<Int>] = []
    for (index, mark) in picture.marks.enumerated() {
      if let last = events.last, picture.marks[last.lowerBound].event == mark.event {
        events[events.count - 1] = last.lowerBound..<(index + 1)
      } else {
        events.append(index..<(index + 1))
      }
    }
    return events
  }
}
