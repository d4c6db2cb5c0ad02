/// What an element of a picture is, for the style sheet.
enum Look: String, CaseIterable {
  // The page.
  case paper, stripe, hit, heads
  // Text.
  case name, behavior, number, label, note, small, heading, lane, inside, transition
  case text, faintText, plain
  // Lifelines and what lies on them.
  case head, lifeline, unborn, turn, pause, clock, mark, sign, hollow, hands, warning
  // Arrows, and their tips.
  case arrow, message, ask, reply, failure, stop, spawn, kill, timer, tip, open
  // What is to be seen at once.
  case marker, strong
  // Boxes and bars of other pictures.
  case box, inner, letter, absorbing, unreached, current, edge, runs, thin, waits, sleeps, grid

  /// The class in the style sheet.
  var name: String { rawValue }

  /// The style sheet of all pictures.
  static let sheet: String = {
    let text =
      "font-family:Inter,'Segoe UI',system-ui,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif"
    let code = "font-family:ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace"
    let halo =
      "paint-order:stroke;stroke-width:5px;stroke-linejoin:round;"
      + Palette.paper.declaration("stroke")
    let rules: [([Look], String)] = [
      ([.paper], fill(.paper)), ([.stripe], fill(.stripe)), ([.hit], "fill:transparent"),
      ([.name], "font-weight:700;font-size:17px"),
      ([.heading], "font-weight:700;font-size:20px"),
      ([.lane], "font-weight:700;font-size:15px"),
      ([.inside], "font-size:13px;" + fill(.paper)),
      ([.behavior], "font-size:14px;" + fill(.faint)),
      ([.number], "\(code);font-size:13px;" + fill(.faint)),
      ([.label], "\(code);font-size:15px;\(halo)"),
      ([.note], "font-size:15px;\(halo)"),
      ([.transition], "\(code);font-size:14px;\(halo)"),
      ([.text], "\(code);font-size:15px"), ([.plain], "font-size:15px"),
      ([.faintText], "\(code);font-size:15px;" + fill(.faint)),
      ([.small], "font-size:13.5px;\(halo);" + fill(.faint)),
      ([.head, .box], "stroke-width:1.6px;\(fill(.head));\(stroke(.edge))"),
      ([.inner], "stroke-width:1.4px;\(fill(.paper));\(stroke(.edge))"),
      ([.letter], "stroke-width:1.6px;\(fill(.turn));\(stroke(.edge))"),
      ([.unreached], "stroke-width:3px;stroke-dasharray:5 4;fill:none;" + stroke(.paper)),
      ([.current], "fill:none;stroke-width:4px;\(stroke(.message))"),
      ([.absorbing], "fill:none;stroke-width:1.4px;\(stroke(.edge))"),
      ([.lifeline], "stroke-width:1.6px;" + stroke(.rule)),
      ([.unborn], "stroke-width:1.6px;stroke-dasharray:1 6;stroke-linecap:round;" + stroke(.rule)),
      ([.turn], "stroke-width:1.2px;\(fill(.turn));\(stroke(.edge))"),
      ([.pause], "stroke-width:1.6px;stroke-dasharray:4 3;\(fill(.paper));\(stroke(.ink))"),
      ([.clock], "stroke-width:1.5px;stroke-dasharray:10 5 2 5;" + stroke(.timer)),
      ([.sign], "stroke-width:1.2px;\(fill(.ink));\(stroke(.paper))"),
      ([.hollow], "stroke-width:1.8px;\(fill(.paper));\(stroke(.ink))"),
      ([.hands], "fill:none;stroke-width:1.6px;stroke-linecap:round;" + stroke(.ink)),
      ([.warning], "fill:none;stroke-width:3px;stroke-linecap:round;" + stroke(.failure)),
      ([.arrow], "fill:none;stroke-width:2px"),
      ([.message, .edge], stroke(.message)),
      ([.ask], "stroke-dasharray:9 5;" + stroke(.ask)),
      ([.reply], "stroke-dasharray:2.5 5;stroke-width:2.4px;stroke-linecap:round;" + stroke(.ask)),
      (
        [.failure],
        "stroke-dasharray:2.5 5;stroke-width:2.4px;stroke-linecap:round;" + stroke(.failure)
      ),
      ([.stop], "stroke-dasharray:12 4 2 4;" + stroke(.ink)),
      ([.spawn], "stroke-dasharray:1 5;stroke-width:2.6px;stroke-linecap:round;" + stroke(.life)),
      ([.kill], "stroke-width:3px;" + stroke(.failure)),
      ([.timer], "stroke-dasharray:14 4 3 4 3 4;" + stroke(.timer)),
      ([.tip], "stroke-dasharray:none;stroke-width:1.4px;stroke-linejoin:round"),
      ([.open], "stroke-dasharray:none;stroke-width:2px;fill:none"),
      ([.marker], "fill:none;stroke-width:14px;stroke-linecap:round;" + stroke(.marker)),
      ([.strong], "stroke-width:4px"),
      ([.runs], "stroke-width:1px;\(fill(.message));\(stroke(.paper))"),
      ([.thin], fill(.message)),
      ([.waits], "stroke-width:1.6px;stroke-dasharray:4 3;\(fill(.paper));\(stroke(.failure))"),
      ([.sleeps], "stroke-width:2px;stroke-dasharray:1 5;stroke-linecap:round;" + stroke(.timer)),
      ([.grid], "stroke-width:1px;stroke-dasharray:2 4;" + stroke(.rule)),
    ]
    var sheet = "svg.rehearse text{\(text);\(fill(.ink))}\n"
    for (looks, declarations) in rules {
      sheet +=
        looks.map { "svg.rehearse .\($0.name)" }.joined(separator: ",") + "{\(declarations)}\n"
    }
    let colored: [(Look, Palette)] = [
      (.message, .message), (.ask, .ask), (.reply, .ask), (.failure, .failure), (.stop, .ink),
      (.spawn, .life), (.kill, .failure), (.timer, .timer), (.edge, .message),
    ]
    for (look, color) in colored {
      sheet +=
        "svg.rehearse text.\(look.name){stroke-dasharray:none;stroke-width:5px;paint-order:stroke;"
        + "\(Palette.paper.declaration("stroke"));\(fill(color))}\n"
        + "svg.rehearse .tip.\(look.name){stroke-dasharray:none;stroke-width:1.4px;\(fill(color))}\n"
        + "svg.rehearse .open.\(look.name){stroke-dasharray:none;stroke-width:2px;"
        + "\(fill(.paper))}\n"
    }
    return sheet
  }()

  private static func fill(_ color: Palette) -> String { color.declaration("fill") }

  private static func stroke(_ color: Palette) -> String { color.declaration("stroke") }
}
