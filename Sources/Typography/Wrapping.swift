extension Line {
  /// The line broken at spaces into lines of at most `width` cells; there is always one.
  ///
  /// Spaces at a break go; spaces elsewhere stay. A word wider than a line is cut, between two
  /// characters. A width below 1 counts as 1, and a character wider than the line gets its own.
  package func wrapped(to width: Int) -> [Line] {
    var wrapping = Wrapping(width: max(1, width))
    for word in words { wrapping.add(word) }
    return wrapping.finished()
  }

  /// The line cut into stretches without a space, each with the spaces before it.
  private var words: [Word] {
    var result: [Word] = []
    var word = Word()
    for run in runs {
      for character in run.text {
        if character == " " {
          if !word.letters.runs.isEmpty {
            result.append(word)
            word = Word()
          }
          word.gap.runs.append(Run(" ", run.style))
        } else {
          word.letters.runs.append(Run(String(character), run.style))
        }
      }
    }
    return result + [word]
  }
}

/// A stretch of text that may not be broken, with the spaces before it.
private struct Word {
  var gap = Line()
  /// One run for each character.
  var letters = Line()
}

/// Lines being filled with words.
private struct Wrapping {
  let width: Int
  var lines: [Line] = []
  var current = Line()
  /// The cells that `current` takes.
  var used = 0
  /// Whether `current` begins a paragraph, where spaces in front are meant.
  var isFirst = true

  init(width: Int) { self.width = width }

  mutating func add(_ word: Word) {
    let letters = word.letters.width
    if letters > 0, used > 0, used + word.gap.width + letters > width {
      breakLine()
    } else if used > 0 || isFirst, letters > 0 || used + word.gap.width <= width {
      append(word.gap)
    }
    for letter in word.letters.runs {
      if used > 0, used + displayWidth(letter.text) > width { breakLine() }
      append(Line([letter]))
    }
  }

  private mutating func append(_ piece: Line) {
    current.runs += piece.runs
    used += piece.width
  }

  private mutating func breakLine() {
    lines.append(current.normalized)
    current = Line()
    used = 0
    isFirst = false
  }

  mutating func finished() -> [Line] {
    lines + [current.normalized]
  }
}
