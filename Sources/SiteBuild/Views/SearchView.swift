import Templates

/// The page on which readers search.
package struct SearchView: TemplateObject {
  let index: String
  let filters: [SearchFilterView]

  init(_ rendering: Rendering) {
    index = rendering.site.url(SearchFiles.page)
    filters = SearchChoices(rendering).choices.map { choice in
      SearchFilterView(
        name: choice.name, title: choice.title,
        options: choice.values.map { SearchOptionView(value: $0.name, title: $0.title, count: $0.pages.count) })
    }
  }

  package static let shape = Shape<SearchView>("search", "The page on which readers search.") {
    Field("index", .text, "Where the files of the index lie.") { .text($0.index) }
    Field("filters", .list(.object(SearchFilterView.self)), "How results can be narrowed.") { $0.filters.value }
  }
}

/// A choice among results.
package struct SearchFilterView: TemplateObject {
  let name: String
  let title: String
  let options: [SearchOptionView]

  package static let shape = Shape<SearchFilterView>(
    "searchFilter", "A choice by which results can be narrowed: kind, a taxonomy, year."
  ) {
    Field("name", .text, "The parameter in the address of a search: `kind`, `year` or a taxonomy's key.") {
      .text($0.name)
    }
    Field("title", .text, "What readers call it.") { .text($0.title) }
    Field("options", .list(.object(SearchOptionView.self)), "What can be chosen.") { $0.options.value }
  }
}

/// One value of a choice.
package struct SearchOptionView: TemplateObject {
  let value: String
  let title: String
  let count: Int

  package static let shape = Shape<SearchOptionView>("searchOption", "One value of a choice.") {
    Field("value", .text, "The value of the parameter.") { .text($0.value) }
    Field("title", .text, "What readers call it.") { .text($0.title) }
    Field("count", .integer, "Number of bulletins and pages.") { .integer($0.count) }
  }
}
