import Behaviors

/// What `help` says of one word.
package struct HelpPage: Sendable {
  /// The chapters, in the order of the overview.
  package enum Group: String, Sendable, CaseIterable {
    case language = "the language"
    case scheduling
    case network = "the network"
    case time = "time travel"
    case looking
    case ordering
    case exploring
    case pictures
    case machines
    case session
    case lessons
  }

  /// The word that is asked for.
  package var topic: String
  package var group: Group
  /// How it is written, one form a line.
  package var forms: [String]
  /// What it does, in a sentence or two.
  package var text: String
  /// A session that shows it: inputs behind "> " and ". ", and what they print.
  package var example: String
  package var seeAlso: [String]

  /// The page that tells about a word: its own, or the one whose subject it belongs to.
  static func page(on word: String) -> HelpPage? {
    let topic =
      switch word {
      case "on", "var", "at", "each", "end", "handler", "handlers": "behavior"
      case "supervised", "restart", "resume", "limit", "as": "spawn"
      case "after", "self", "sender", "message", "messages": "send"
      case "within", "otherwise", "deadlock", "future": "await"
      case "become", "unhandled": "state"
      case "pattern": "patterns"
      case "then", "else", "for", "in", "do", "while", "repeat", "and", "or", "not": "if"
      case "failure": "fail"
      case "work", "clock", "time": "sleep"
      case "causes", "cause": "why"
      case "happens", "before", "concurrent", "clocks", "lamport", "vector": "order"
      case "branch", "branches": "switch"
      case "never", "always", "reach", "ever", "with", "race", "ending", "orders": "explore"
      case "witness", "witnesses": "replay"
      case "delivery", "fifo", "causal", "unordered": "network"
      case "gil", "thread", "threads", "process", "processes", "simulator", "interval": "runtime"
      case "frame", "frames", "bytes": "wire"
      case "python", "python3", "pykka": "measure"
      case "svg", "html", "mermaid", "dot", "graphviz", "shiviz", "perfetto", "export": "files"
      case "cores", "fork": "machine"
      case "value", "functions", "true", "false", "none": "values"
      case _ where Builtin(rawValue: word) != nil: "values"
      default: word
      }
    return all.first { $0.topic == topic }
  }

  /// One page for every command, and for the words of the language.
  package static let all: [HelpPage] =
    languagePages + commandPages + orderPages + networkPages + picturePages + exploringPages
    + machinePages + runtimePages
}
