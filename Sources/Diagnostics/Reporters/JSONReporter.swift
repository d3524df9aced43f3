import Markup

/// One JSON document: `{"version": 1, "diagnostics": [...]}`. Members are only ever added to version 1;
/// `content/reference/reports.md` describes them.
package struct JSONReporter: Reporter {
  package init() {}

  package func report(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONText()
    json.object { document in
      document.member("version", 1)
      document.array("diagnostics", diagnostics) { json, diagnostic in
        json.object { item in
          item.member("id", diagnostic.kind.id)
          item.member("severity", diagnostic.severity.rawValue)
          item.member("message", diagnostic.message)
          item.place(diagnostic.location)
          item.member("help", diagnostic.remedy)
          if let fix = diagnostic.fix {
            item.object("fix") { item in
              item.place(fix.location)
              item.member("replacement", fix.replacement)
            }
          }
          item.array("notes", diagnostic.notes) { json, note in
            json.object { item in
              item.member("message", note.message)
              item.place(note.location)
            }
          }
        }
      }
    }
    return json.text + "\n"
  }
}

extension JSONText.Object {
  fileprivate mutating func place(_ location: SourceLocation?) {
    guard let location else { return }
    member("file", location.path)
    member("line", location.line)
    member("column", location.column)
    member("length", location.length)
  }
}
