import Testing
import Typography

@testable import Lessons

@Suite struct `A report` {
  private func report(_ texts: [(path: String, text: String)], updating: Bool = false) -> Report {
    var report = Report()
    for (path, text) in texts {
      do throws(Lesson.Unreadable) {
        let replay = Replay(try Lesson(path: path, text: text), on: FakeSession().stage)
        report.add(updating ? .rewritten(replay) : .played(replay))
      } catch {
        report.add(.unreadable(error))
      }
    }
    return report
  }

  private static let equal = "```rehearse\n> add 1\n> show\n1\n```\n"
  private static let different = """
    # T

    ```rehearse
    > show
    0
    > print a < b & "c"
    old
    ```

    ```notebook
    old
    ```

    ```rehearse requires=python3
    > add 1
    > show
    1
    ```

    """

  @Test func `of equal lessons is a line for each, and the totals`() {
    let report = report([("lessons/01.md", Self.equal), ("lessons/README.md", "# No steps\n")])
    #expect(
      report.lines.map(\.plain) == [
        "lessons/01.md: 2 steps, equal", "lessons/README.md: no steps", "2 passed, 0 failed",
      ])
    #expect(report.exitCode == 0)
    #expect(report.problems.isEmpty)
  }

  @Test func `shows what differs as a unified diff, with its place`() {
    let report = report([("lessons/02.md", Self.different)])
    #expect(report.exitCode == 1)
    #expect(
      report.lines.map(\.plain).joined(separator: "\n") == """
        lessons/02.md: 4 steps, 2 differ, 2 skipped
        lessons/02.md:14: SKIPPED: python3 is not installed
        lessons/02.md:6: `print a < b & "c"` gives another output
        --- a/lessons/02.md
        +++ b/lessons/02.md
        @@ -4,7 +4,7 @@
         > show
         0
         > print a < b & "c"
        -old
        +a < b & "c"
         ```
        \(" ")
         ```notebook
        lessons/02.md:10: the notebook recorded other lines than the actors printed
        --- a/lessons/02.md
        +++ what the actors printed
        @@ -11 +11 @@
        -old
        +a < b & "c"
        1 passed, 2 failed, 2 skipped
        """)
  }

  @Test func `in JUnit's XML has a case for each thing compared`() {
    var report = report([
      ("lessons/02.md", Self.different), ("bad.md", "```rehearse\nx\n```"),
    ])
    report.add(.unread(path: "a&b", reason: "no such file"))
    #expect(
      report.junit == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites tests="7" failures="2" errors="2" skipped="2">
          <testsuite name="lessons/02.md" tests="5" failures="2" errors="0" skipped="2">
            <testcase classname="lessons/02.md" name="line 4: show" file="lessons/02.md" line="4"/>
            <testcase classname="lessons/02.md" name="line 6: print a &lt; b &amp; &quot;c&quot;" \
        file="lessons/02.md" line="6">
              <failure message="lessons/02.md:6: `print a &lt; b &amp; &quot;c&quot;` \
        gives another output">--- a/lessons/02.md
        +++ b/lessons/02.md
        @@ -7 +7 @@
        -old
        +a &lt; b &amp; &quot;c&quot;</failure>
            </testcase>
            <testcase classname="lessons/02.md" name="line 10: the notebook's output" \
        file="lessons/02.md" line="10">
              <failure message="lessons/02.md:10: \
        the notebook recorded other lines than the actors printed">--- a/lessons/02.md
        +++ what the actors printed
        @@ -11 +11 @@
        -old
        +a &lt; b &amp; &quot;c&quot;</failure>
            </testcase>
            <testcase classname="lessons/02.md" name="line 15: add 1" \
        file="lessons/02.md" line="15">
              <skipped message="python3 is not installed"/>
            </testcase>
            <testcase classname="lessons/02.md" name="line 16: show" \
        file="lessons/02.md" line="16">
              <skipped message="python3 is not installed"/>
            </testcase>
          </testsuite>
          <testsuite name="bad.md" tests="1" failures="0" errors="1" skipped="0">
            <testcase classname="bad.md" name="reading the lesson">
              <error message="bad.md:2: output stands before the first input; \
        an input begins with `&gt; `">bad.md:2: output stands before the first input; \
        an input begins with `&gt; `</error>
            </testcase>
          </testsuite>
          <testsuite name="a&amp;b" tests="1" failures="0" errors="1" skipped="0">
            <testcase classname="a&amp;b" name="reading the lesson">
              <error message="a&amp;b: no such file">a&amp;b: no such file</error>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func `of a text that is no lesson names the place and exits with 2`() {
    var report = report([("a.md", Self.equal), ("bad.md", "# T\n```rehearse\nx\n```")])
    report.add(.unread(path: "gone.md", reason: "no such file"))
    #expect(
      report.lines.map(\.plain) == [
        "a.md: 2 steps, equal", "bad.md: unreadable", "gone.md: unreadable", "2 passed, 2 failed",
      ])
    #expect(
      report.problems.map(\.plain) == [
        "bad.md:3: output stands before the first input; an input begins with `> `",
        "gone.md: no such file",
      ])
    #expect(report.exitCode == 2)
  }

  @Test func `of rewritten lessons passes, unless the notebook says otherwise`() {
    let rewritten = report([("a.md", "```rehearse\n> show\n1\n```\n")], updating: true)
    #expect(
      rewritten.lines.map(\.plain) == [
        "a.md: 1 step, 1 rewritten", "0 passed, 0 failed, 1 rewritten",
      ])
    #expect(rewritten.exitCode == 0)
    #expect(report([("a.md", Self.different)], updating: true).exitCode == 1)
  }

  @Test func `of nothing at all is a mistake of whoever asked for it`() {
    let report = report([("empty.md", "")])
    #expect(report.lines.map(\.plain) == ["empty.md: no steps", "0 passed, 0 failed"])
    #expect(report.problems.map(\.plain) == ["there is nothing to check"])
    #expect(report.exitCode == 2)
  }
}
