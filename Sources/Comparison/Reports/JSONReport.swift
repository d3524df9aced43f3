import Markup

/// A comparison as one JSON document. Later versions only add members; `content/reference/diff.md` describes them.
package enum JSONReport {
  package static func text(_ difference: SiteDifference) -> String {
    var json = JSONText()
    json.object { root in
      root.member("version", 1)
      root.member("old", difference.old)
      root.member("new", difference.new)
      root.member("same", difference.isSame)
      root.object("counts") { counts in
        counts.object("pages") { $0.members(of: difference.pageCounts) }
        if difference.hasFiles { counts.object("files") { $0.members(of: difference.fileCounts) } }
      }
      root.array("figures", difference.figures) { json, figure in json.object { $0.members(of: figure) } }
      root.array("repeatedFigures", difference.repeatedFigures) { json, repeated in
        json.object { object in
          object.members(of: repeated.change, hasPage: false)
          object.members(of: repeated)
        }
      }
      root.array("pages", difference.pages) { json, page in json.object { $0.members(of: page) } }
      root.array("repeatedTexts", difference.repeatedTexts) { json, repeated in
        json.object { object in
          object.members(of: repeated.change)
          object.members(of: repeated)
        }
      }
      root.array("repeatedValues", difference.repeatedValues) { json, repeated in
        json.object { object in
          object.members(of: repeated.change)
          object.members(of: repeated)
        }
      }
      writeLists(difference, &root)
    }
    return json.text + "\n"
  }

  private static func writeLists(_ difference: SiteDifference, _ root: inout JSONText.Object) {
    root.array("markupOnly", difference.markupPages) { $0.value($1) }
    root.array("added", difference.addedPages) { json, page in json.object { $0.members(of: page) } }
    root.array("removed", difference.removedPages) { json, page in json.object { $0.members(of: page) } }
    root.array("moved", difference.movedPages) { json, moved in
      json.object { object in
        object.member("oldPage", moved.old.pageAddress)
        object.members(of: moved.new)
      }
    }
    root.array("feeds", difference.feeds) { json, feed in json.object { $0.members(of: feed) } }
    root.array("repeatedFields", difference.repeatedFields) { json, repeated in
      json.object { object in
        object.member("name", repeated.change.name)
        object.member("old", repeated.change.old)
        object.member("new", repeated.change.new)
        object.array("entries", repeated.pages) { $0.value($1) }
      }
    }
    root.array("sitemap", difference.sitemap) { json, address in
      json.object { object in
        object.member("address", address.name)
        object.member("old", address.old)
        object.member("new", address.new)
      }
    }
    root.array("files", difference.files) { json, file in json.object { $0.members(of: file) } }
    root.array("problems", difference.problems) { $0.value($1) }
  }
}

extension JSONText.Object {
  fileprivate mutating func members(of counts: SiteDifference.Counts) {
    member("added", counts.added)
    member("removed", counts.removed)
    member("moved", counts.moved)
    member("changed", counts.changed)
    member("unchanged", counts.unchanged)
  }

  fileprivate mutating func members(of figure: FigureChange, hasPage: Bool = true) {
    member("kind", figure.kind.rawValue)
    if hasPage { member("page", figure.page) }
    member("label", figure.label)
    member("old", figure.old)
    member("new", figure.new)
    member("query", figure.query)
    member("oldQuery", figure.oldQuery)
  }

  fileprivate mutating func members(of text: TextChange) {
    member("kind", text.kind.rawValue)
    member("place", text.place.rawValue)
    if !text.heading.isEmpty { member("heading", text.heading) }
    if text.isMoved { member("moved", true) }
    array("runs", text.runs) { json, run in
      json.object { object in
        object.member("mark", run.mark.rawValue)
        object.member("text", run.text)
      }
    }
  }

  fileprivate mutating func members(of value: ValueChange) {
    member("kind", value.kind.rawValue)
    member("name", value.name)
    member("old", value.old)
    member("new", value.new)
  }

  fileprivate mutating func members<Change>(of repeated: Repeated<Change>) {
    if repeated.isInside { member("inside", true) }
    array("pages", repeated.pages) { $0.value($1) }
  }

  fileprivate mutating func members(of page: PageChanges) {
    member("page", page.page)
    member("oldPage", page.oldPage)
    member("title", page.title)
    array("texts", page.texts) { json, text in json.object { $0.members(of: text) } }
    array("values", page.values) { json, value in json.object { $0.members(of: value) } }
  }

  fileprivate mutating func members(of page: PageNote) {
    member("page", page.page)
    member("title", page.title)
    if let length = page.length { member("length", length) }
    member("figures", page.figureCount)
    member("redirect", page.redirect)
    member("fate", page.fate?.rawValue)
  }

  fileprivate mutating func members(of feed: FeedChange) {
    member("kind", feed.kind.rawValue)
    member("id", feed.id)
    member("title", feed.title)
    array("fields", feed.fields) { json, field in
      json.object { object in
        object.member("name", field.name)
        object.member("old", field.old)
        object.member("new", field.new)
      }
    }
    array("feeds", feed.feeds) { $0.value($1) }
  }

  fileprivate mutating func members(of file: FileChange) {
    member("kind", file.kind.rawValue)
    member("file", file.file)
    member("oldFile", file.oldFile)
    if let size = file.oldSize { member("oldSize", size) }
    if let size = file.newSize { member("newSize", size) }
    array("texts", file.texts) { json, text in json.object { $0.members(of: text) } }
    if file.untold > 0 { member("untold", file.untold) }
  }
}
