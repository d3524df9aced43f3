import Templates

/// The latest bulletins of one kind, on the home page.
package struct KindGroupView: TemplateObject {
  let kind: String
  let title: String
  let url: String?
  let cards: [CardView]
  let count: Int

  package static let shape = Shape<KindGroupView>("kindGroup", "The latest bulletins of one kind, on the home page.") {
    Field("kind", .text, "Name of the kind, such as `notice`.") { .text($0.kind) }
    Field("title", .text, "What readers call the kind.") { .text($0.title) }
    Field("url", .optional(.text), "Where all of them are listed, if there is one such place.") { .optional($0.url) }
    Field("cards", .list(.object(CardView.self)), "The latest five.") { $0.cards.value }
    Field("count", .integer, "Number of bulletins of the kind.") { .integer($0.count) }
  }
}

/// What a section's list can be narrowed to in one way: years, or the terms of a taxonomy.
package struct FilterGroupView: TemplateObject {
  let title: String
  let items: [FilterView]

  package static let shape = Shape<FilterGroupView>(
    "filterGroup", "What a section's list can be narrowed to: years, or the terms of one taxonomy."
  ) {
    Field("title", .text, "Title: that of the taxonomy, or the theme's text `filter-years`.") { .text($0.title) }
    Field("items", .list(.object(FilterView.self)), "The years or terms.") { $0.items.value }
  }
}

/// One part of a section's list.
package struct FilterView: TemplateObject {
  let title: String
  let url: String
  let count: Int
  let isCurrent: Bool

  package static let shape = Shape<FilterView>("filter", "One part of a section's list.") {
    Field("title", .text, "The year or the term.") { .text($0.title) }
    Field("url", .text, "Address of the part.") { .text($0.url) }
    Field("count", .integer, "Number of bulletins.") { .integer($0.count) }
    Field("isCurrent", .bool, "Whether it is this list.") { .bool($0.isCurrent) }
  }
}

/// The bulletins by year and month.
package struct ArchiveView: TemplateObject {
  let years: [ArchiveYearView]
  /// The year or month of this page.
  var year: ArchiveYearView?

  package static let shape = Shape<ArchiveView>("archive", "The bulletins by year and month.") {
    Field("years", .list(.object(ArchiveYearView.self)), "All years, the latest first.") { $0.years.value }
    Field("year", .optional(.object(ArchiveYearView.self)), "The year of this page, with its bulletins by month.") {
      $0.year.value
    }
  }
}

/// A year of the archive.
package struct ArchiveYearView: TemplateObject {
  let title: String
  let url: String
  let count: Int
  let isCurrent: Bool
  let months: [ArchiveMonthView]

  package static let shape = Shape<ArchiveYearView>("archiveYear", "A year of the archive.") {
    Field("title", .text, "The year: its number and the theme's text `archive-year-suffix`, or `date-unknown`.") {
      .text($0.title)
    }
    Field("url", .text, "Address of its page.") { .text($0.url) }
    Field("count", .integer, "Number of bulletins.") { .integer($0.count) }
    Field("isCurrent", .bool, "Whether the page is about it.") { .bool($0.isCurrent) }
    Field("months", .list(.object(ArchiveMonthView.self)), "Its months, the latest first.") { $0.months.value }
  }
}

/// A month of the archive.
package struct ArchiveMonthView: TemplateObject {
  let title: String
  let id: String
  let url: String
  let count: Int
  let cards: [CardView]

  package static let shape = Shape<ArchiveMonthView>("archiveMonth", "A month of the archive.") {
    Field(
      "title", .text,
      "The month: the theme's text `month-N`, else its number and `archive-month-suffix`; empty for bulletins without a date."
    ) {
      .text($0.title)
    }
    Field("id", .text, "Id of its heading.") { .text($0.id) }
    Field("url", .text, "Where its bulletins stand: on the year's page or, of a year with very many, on its own.") {
      .text($0.url)
    }
    Field("count", .integer, "Number of bulletins.") { .integer($0.count) }
    Field("cards", .list(.object(CardView.self)), "Its bulletins, on the page that shows them; else empty.") {
      $0.cards.value
    }
    Field("hasCards", .bool, "Whether the page shows them.") { .bool(!$0.cards.isEmpty) }
  }
}

/// A file that a bulletin links to.
package struct AttachmentView: TemplateObject {
  let title: String
  let url: String
  let file: Attachments.File

  package static let shape = Shape<AttachmentView>("attachment", "A file of the site that a bulletin links to.") {
    Field("title", .text, "Text of the link, else the name of the file.") { .text($0.title) }
    Field("url", .text, "Address.") { .text($0.url) }
    Field("name", .text, "Name of the file.") { .text($0.file.name) }
    Field("type", .text, "Ending of its name in capitals, such as `PDF`; may be empty.") { .text($0.file.type) }
    Field("size", .text, "Its size, such as `1.4 MB`.") { .text($0.file.sizeText) }
  }
}
