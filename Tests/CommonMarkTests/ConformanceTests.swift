import Foundation
import Markup
import Testing

@testable import CommonMark

/// The examples of the GFM specification and of the CJK-friendly amendment, where the folder that holds them is there.
/// They are not part of the project.
@Suite struct ConformanceTests {
  struct Example: Decodable, CustomTestStringConvertible {
    enum Identifier: Decodable {
      case number(Int)
      case name(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
          self = .number(number)
        } else {
          self = .name(try container.decode(String.self))
        }
      }
    }

    let id: Identifier
    let md: String
    let html: String
    let ext: [String]?

    var testDescription: String {
      switch id {
      case .number(let number): String(number)
      case .name(let name): name
      }
    }
  }

  /// Where `BULLETIN_CONFORMANCE` says, else in the folder `shared` beside the repository.
  private static let folder =
    ProcessInfo.processInfo.environment["BULLETIN_CONFORMANCE"]
    ?? URL(filePath: #filePath).appending(path: "../../../../shared/conformance").standardized.path

  static let isAvailable = FileManager.default.fileExists(atPath: folder + "/gfm-spec.json")

  private func examples(_ name: String) throws -> [Example] {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + name))
    return try JSONDecoder().decode([Example].self, from: data)
  }

  @Test(.enabled(if: isAvailable)) func everyExampleOfTheSpecificationIsRenderedAsItSays() throws {
    let examples = try examples("gfm-spec.json")
    #expect(examples.count == 673)
    for example in examples {
      let html = render(example.md, extensions: extensions(example.ext ?? []))
      #expect(normalized(html) == normalized(example.html), "\(example.testDescription): \(example.md)")
    }
  }

  @Test(.enabled(if: isAvailable)) func everyCJKFriendlyCaseIsRenderedAsTheAmendmentSays() throws {
    let examples = try examples("cjk-friendly.json")
    #expect(examples.count == 119)
    for example in examples {
      let html = render(example.md, extensions: [.table, .strikethrough, .autolink, .tagfilter, .tasklist])
      #expect(normalized(html) == normalized(example.html), "\(example.testDescription): \(example.md)")
    }
  }

  private func extensions(_ names: [String]) -> MarkdownExtensions {
    var extensions: MarkdownExtensions = []
    for name in names {
      switch name {
      case "table": extensions.insert(.table)
      case "strikethrough": extensions.insert(.strikethrough)
      case "autolink": extensions.insert(.autolink)
      case "tagfilter": extensions.insert(.tagfilter)
      case "tasklist", "disabled": extensions.insert(.tasklist)  // "disabled" marks the two task list examples
      case let name: Issue.record("unknown extension \(name)")
      }
    }
    return extensions
  }

  private func render(_ markdown: String, extensions: MarkdownExtensions) -> String {
    let options = MarkdownOptions.with {
      $0.allowsRawHTML = true
      $0.headingOffset = .fixed(0)
      $0.joinsCJKLines = false
      $0.extensions = extensions
    }
    var output: Bytes = []
    Rendering(markdown, options: options).document?.body.append(to: &output) { slot in
      var url: Bytes = []
      url.append(href: slot.destination.utf8)
      // The URL is escaped once more as it is filled in.
      return .text(url.text.replacingOccurrences(of: "&amp;", with: "&").replacingOccurrences(of: "&#x27;", with: "'"))
    }
    return output.text
  }

  /// Brings the specification's HTML and the product's to one form: what the product adds is taken away, and what
  /// means the same is written in one way.
  private func normalized(_ html: String) -> String {
    let rules: [(pattern: String, replacement: String)] = [
      ("&#(x27|39);", "'"),
      // Empty elements: `<br />` and `<br>`.
      ("<(br|hr)\\s*/>", "<$1>"),
      ("<(img[^>]*?)\\s*/>", "<$1>"),
      ("(<img[^>]*) loading=\"lazy\"", "$1"),
      ("<(h[1-6]) id=\"[^\"]*\">", "<$1>"),
      ("<div class=\"table-scroll\" tabindex=\"0\">\n(<table>[\\s\\S]*?</table>)\n</div>", "$1"),
      (" scope=\"col\"", ""),
      (" class=\"align-(left|center|right)\"", " align=\"$1\""),
      // Task lists.
      ("<li class=\"task\"><label>", "<li>"),
      ("</label>", ""),
      ("<input type=\"checkbox\" disabled checked>", "<input checked=\"\" disabled=\"\" type=\"checkbox\">"),
      ("<input type=\"checkbox\" disabled>", "<input disabled=\"\" type=\"checkbox\">"),
      ("\n+$", ""),
    ]
    return rules.reduce(html) { text, rule in
      text.replacingOccurrences(of: rule.pattern, with: rule.replacement, options: .regularExpression)
    }
  }
}
