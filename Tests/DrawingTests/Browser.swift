import Foundation
import TestSupport

/// A browser without a window.
enum Browser {
  /// What a page came to.
  struct Run {
    /// The document after all scripts have run.
    var document: String
    /// What was written to the browser's console.
    var complaints: [String]

    var place: String? { attribute("data-place") }
    var event: String? { attribute("data-event") }
    var places: [String] {
      attribute("data-places")?.split(separator: " ").map(String.init) ?? []
    }

    private func attribute(_ name: String) -> String? {
      guard let start = document.range(of: "\(name)=\"") else { return nil }
      return String(document[start.upperBound...].prefix { $0 != "\"" })
    }
  }

  private static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static var isInstalled: Bool { path != nil }

  /// Opens a page and does something in it, as somebody would who sits before it.
  /// - Parameter scripts: what to do; after each, the page says where it is.
  static func open(
    _ page: String, at fragment: String = "", doing scripts: [String] = []
  ) throws -> Run {
    let directory = try TemporaryDirectory()
    let slide = """
      const slide = place => {
        const slider = document.getElementById("slider");
        slider.value = String(place);
        slider.dispatchEvent(new Event("input"));
      };
      """
    let acts = scripts.map {
      "{\($0)}\nplaces.push(document.documentElement.dataset.place);"
    }
    let end = "document.documentElement.dataset.places = places.join(' ');"
    let acting =
      "<script nonce=\"rehearse\">\(slide)const places = [];\(acts.joined())\(end)</script>"
    let file = try directory.write(
      page.replacing("</body>", with: acting + "</body>"), to: "page.html")
    let environment = try TestEnvironment()
    let outcome = try BuiltTool.run(
      path ?? "",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--user-data-dir=\(directory.path("profile"))", "--enable-logging=stderr",
        "--virtual-time-budget=2000", "--dump-dom", "file://\(file)\(fragment)",
      ], input: [], environment: environment)
    let complaints = outcome.stderr.split(separator: "\n").filter { $0.contains("CONSOLE") }
    return Run(document: outcome.stdout, complaints: complaints.map(String.init))
  }
}
