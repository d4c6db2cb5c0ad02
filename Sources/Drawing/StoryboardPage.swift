import Actors
import Tracing

/// A page to step through a run with, in one file that needs nothing else: the picture, and beside it
/// how everybody stands.
package struct StoryboardPage {
  private let board: Storyboard
  private let drawing: SpaceTimeDrawing

  package init(_ board: Storyboard) {
    self.board = board
    drawing = SpaceTimeDrawing(board.picture)
  }

  /// The page as HTML.
  package var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
    style-src 'nonce-\(Self.nonce)'; script-src 'nonce-\(Self.nonce)'; base-uri 'none'; \
    form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>\(markup(title))</title>
    <style nonce="\(Self.nonce)">
    \(Palette.definitions(for: ":root"))\(Look.sheet)\(Self.sheet)
    #picture svg{width:100%;height:auto;max-width:\(decimal(drawing.width))px;\
    min-width:\(decimal(drawing.width * 0.74))px}
    @media (min-width:1700px){#picture svg{max-width:\(decimal(drawing.width * 1.3))px}}
    </style>
    </head>
    <body>
    \(Self.controls)
    <main>
    <section id="picture" tabindex="0" aria-label="The run as a diagram; a click goes to an event">
    \(drawing.part)
    </section>
    <section id="cast" tabindex="0" aria-label="The actors and their mailboxes after this event">
    </section>
    </main>
    <noscript><p>The picture is whole without scripts; stepping through it needs them.</p></noscript>
    <script id="run" type="application/json">\(data)</script>
    <script nonce="\(Self.nonce)">
    \(Self.script)</script>
    </body>
    </html>

    """
  }

  /// What allows our own script and style, and no other.
  private static let nonce = "rehearse"

  private var title: String {
    let names = board.picture.lifelines.map(\.name)
    return "A rehearsal of " + names.filter { $0 != "you" }.joined(separator: ", ")
  }

  // MARK: Data

  /// What the script knows, as JSON.
  private var data: String {
    let words = SpaceTimeWords(board.picture)
    let marks = board.picture.marks
    let roles = board.roles.map { "[\(json(shown($0.name))),\(json(shown($0.behavior)))]" }
    let events = Storyboard.events(of: board.picture)
    let numbers = events.map { String(marks[$0.lowerBound].event) }
    let ends = events.map { String($0.upperBound) }
    let actors = events.map { event in
      let mark = marks[event.lowerBound]
      let actor = mark.kind == .clock ? nil : board.picture.lifelines[mark.lifeline].actor
      return String(board.roles.firstIndex { $0.actor == actor } ?? -1)
    }
    let scenes = board.scenes.enumerated().map { index, scene in
      self.scene(
        scene,
        words: scene.words.isEmpty ? words.sentence(ofMark: events[index].lowerBound) : scene.words)
    }
    return """
      {"roles":[\(roles.joined(separator: ","))],
      "events":[\(numbers.joined(separator: ","))],
      "ends":[\(ends.joined(separator: ","))],
      "actors":[\(actors.joined(separator: ","))],
      "steps":[\(steps(events).map(String.init).joined(separator: ","))],
      "top":\(decimal(SpaceTimeLayout.top)),"row":\(decimal(SpaceTimeLayout.row)),
      "opening":\(scene(board.opening, words: "Before the first event of the diagram.")),
      "scenes":[\(scenes.joined(separator: ",\n"))]}
      """
  }

  /// The events with which something new begins: a turn, or what was typed.
  private func steps(_ events: [Range<Int>]) -> [Int] {
    let turns = SpaceTimeTurns(board.picture).turns
    return events.indices.filter { index in
      let first = events[index].lowerBound
      let mark = board.picture.marks[first]
      return mark.kind == .clock || board.picture.lifelines[mark.lifeline].actor == .you
        || turns.contains { $0.start == first }
    }
  }

  private func scene(_ scene: Storyboard.Scene, words: String) -> String {
    let changes = scene.changes.map { role, standing in
      let fields = standing.fields.map { "[\(json(shown($0.name))),\(json(shown($0.value)))]" }
      let mail = standing.mail.map { json(shown($0)) }
      return "[\(role),{\"condition\":\(json(shown(standing.condition))),"
        + "\"fields\":[\(fields.joined(separator: ","))],"
        + "\"mail\":[\(mail.joined(separator: ","))],\"more\":\(standing.more)}]"
    }
    return "{\"words\":\(json(shown(words))),\"changes\":[\(changes.joined(separator: ","))]}"
  }

  // MARK: The frame

  private static let controls = """
    <header>
    <div class="buttons" role="group" aria-label="Step through the run">
    <button id="first" title="To the beginning (Home)" aria-label="To the beginning">|◀</button>
    <button id="back" title="One step back (↑ or k)" aria-label="One step back">◀◀</button>
    <button id="previous" title="One event back (←)" aria-label="One event back">◀</button>
    <button id="next" title="One event on (→)" aria-label="One event on">▶</button>
    <button id="forward" title="One step on (↓ or j)" aria-label="One step on">▶▶</button>
    <button id="last" title="To the end (End)" aria-label="To the end">▶|</button>
    </div>
    <label for="slider" id="count"></label>
    <input id="slider" type="range" min="0" value="0">
    <span class="keys"><kbd>←</kbd> <kbd>→</kbd> event <kbd>↑</kbd> <kbd>↓</kbd> step \
    <kbd>Home</kbd> <kbd>End</kbd></span>
    </header>
    <p id="words" role="status" aria-live="polite"></p>
    """
}
