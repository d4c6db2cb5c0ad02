/// The nearest of some known words to one that is not known, for "did you mean".
///
/// Distance is the optimal string alignment distance (Damerau 1964 with adjacent transpositions);
/// a word farther away than about a third of its length is no suggestion. Ties go to a word of the
/// same letters, and then to the one that comes first.
package func nearest(to word: String, among known: some Sequence<String>) -> String? {
  let typed = Array(word.lowercased().unicodeScalars)
  guard typed.count > 1, typed.count <= 40 else { return nil }
  var best: (word: String, rank: Int)?
  for candidate in known {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let limit = (max(typed.count, letters.count) + 1) / 3
    guard candidate != word, abs(letters.count - typed.count) <= limit else { continue }
    let distance = alignmentDistance(typed, letters)
    let rank = 2 * distance - (typed.sorted() == letters.sorted() ? 1 : 0)
    if distance <= limit, rank < (best?.rank ?? Int.max) { best = (candidate, rank) }
  }
  return best?.word
}

/// How many insertions, deletions, substitutions and swaps of neighbors turn `a` into `b`.
private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...max(1, a.count) where i <= a.count {
    var row = [i]
    for j in 1...max(1, b.count) where j <= b.count {
      var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
