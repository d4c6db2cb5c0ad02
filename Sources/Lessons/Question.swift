/// What the reader is asked to predict before a fence of inputs is run.
package struct Question: Equatable, Sendable {
  /// One answer to choose.
  package struct Option: Equatable, Sendable {
    /// What the reader chooses by.
    package var text: String
    package var evidence: Evidence
    package var isRight: Bool
    /// The line of the document, from 0.
    package var line: Int
  }

  /// What shows, in the output of the fence, that an answer is the right one.
  package enum Evidence: Equatable, Sendable {
    /// Some line holds this text.
    case within(String)
    /// Some line is this text.
    case whole(String)
  }

  /// The lines of the question, without empty ones around them; never none.
  package var text: [String]
  /// `optionCounts` of them, exactly one of which is right.
  package var options: [Option]

  /// How many answers there may be to choose from.
  static let optionCounts = 2...6

  /// The index of the right answer.
  package var right: Int {
    options.firstIndex(where: \.isRight) ?? 0
  }

  /// The letter of an answer: `a` for the first.
  static func letter(_ option: Int) -> String {
    String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(clamping: option))))
  }
}

extension Question.Evidence {
  var text: String {
    switch self {
    case .within(let text), .whole(let text): text
    }
  }

  /// The first line that shows it; byte for byte.
  func line(in output: [String]) -> String? {
    switch self {
    case .within(let text): output.first { $0.utf8.firstRange(of: text.utf8) != nil }
    case .whole(let text): output.first { $0.utf8.elementsEqual(text.utf8) }
    }
  }
}

/// What running a fence makes of the question before it.
struct Confirmation {
  /// For each option, the first line of the output that speaks for it.
  let lines: [String?]
  private let question: Question

  init(of question: Question, by output: [String]) {
    self.question = question
    lines = question.options.map { $0.evidence.line(in: output) }
  }

  /// The wrong answers that the output speaks for.
  var wrong: [(option: Question.Option, line: String)] {
    zip(question.options, lines).compactMap { option, line in
      option.isRight ? nil : line.map { (option, $0) }
    }
  }

  /// Whether the output speaks for the right answer.
  var holdsRight: Bool { lines[question.right] != nil }

  /// Whether the output speaks for the right answer alone.
  var isConfirmed: Bool { holdsRight && wrong.isEmpty }
}
