internal import Diagnostics

/// What is wrong with a lesson, as it is found.
struct Problems {
  let lines: TextLines
  private(set) var all: [Diagnostic] = []

  init(in lines: TextLines) {
    self.lines = lines
  }

  /// Reports a mistake on a line (from 0) of the document.
  mutating func report(_ problem: Diagnostic, on line: Int) {
    var problem = problem
    problem.span = lines.span(of: line)
    all.append(problem)
  }
}
