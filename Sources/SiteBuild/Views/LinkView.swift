import Templates

/// Something to link to.
package struct LinkView: TemplateObject {
  let title: String
  let url: String
  /// Media type, of a feed.
  var type = ""
  var isCurrent = false
  /// Absolute address, where a theme may want it.
  var permalink = ""

  package static let shape = Shape<LinkView>("link", "Something to link to.") {
    Field("title", .text, "What the link says.") { .text($0.title) }
    Field("url", .text, "Where it leads: within the site from the root of the host, or absolute.") { .text($0.url) }
    Field("type", .text, "Media type, of a feed; else empty.") { .text($0.type) }
    Field("isCurrent", .bool, "Whether it leads to this page or the part of the site that this page is in.") {
      .bool($0.isCurrent)
    }
    Field("permalink", .text, "Absolute address of a feed or redirect; else empty.") { .text($0.permalink) }
  }
}
