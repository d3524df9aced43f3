import Diagnostics
import Files
import Publishing
import SiteModel

/// One output of the build and where it comes from.
struct PlannedOutput: Sendable {
  enum Job: Sendable {
    /// By rank: with other texts the plan is the same.
    case page(Int)
    case section(Int, PageOfList)
    case taxonomy(Int)
    case term(taxonomy: Int, term: Int, PageOfList)
    case feed(FeedSource, FeedFormat)
    case redirect(to: SitePath)
    /// Index in `Site.tombstones`.
    case tombstone(Int)
    case notFound, sitemap, robots
    /// The page for searching, and all files of the index; those are written together.
    case search, searchIndex
    case asset([UInt8])
    case copy(String)
    /// The numbers of a chart or table; written with its page.
    case besidePage
    /// The bulletins by year and month: all years, one of them, or one of its months; nil is the part without dates.
    case archive, archiveYear(Int?), archiveMonth(Int, Int)
    /// A part of a section's list, by the number of the filter.
    case filtered(section: Int, filter: Int, PageOfList)
    /// The list of all tables, and one of them.
    case datasets, dataset(String)
    /// All tables as files; written together.
    case downloads
    /// The CAP message of a warning, by its number, and what is in force.
    case alert(Int), alertFeed
    /// Written when all others are.
    case manifest
  }

  let path: SitePath
  let job: Job
  /// What it is, for messages about collisions: made of two parts when one is written, since there are many outputs and
  /// few collisions.
  fileprivate let kind: StaticString
  fileprivate let subject: String
  let location: SourceLocation?

  /// What it is, for messages about collisions.
  var name: String { "\(kind)\(subject)" }
}

/// All outputs of a site, each with an address of its own.
struct OutputPlan: Sendable {
  private(set) var outputs: [PlannedOutput] = []

  /// Plans every file of the site and reports addresses that two of them want.
  static func plan(
    _ site: Site, _ surroundings: Surroundings, files: [String: SitePath], data: SiteData?,
    into diagnostics: inout [Diagnostic]
  ) -> OutputPlan {
    var plan = OutputPlan()
    if site.configuration.writesSearchIndex {
      // First, since it takes longest: one core makes it while the others render pages.
      plan.add(SearchFiles.meta, .searchIndex, "the search index")
      plan.add(SearchFiles.page, .search, "the page for searching")
    }
    plan.addPages(site, into: &diagnostics)
    plan.addTombstones(site, into: &diagnostics)
    plan.addLists(site)
    plan.addArchive(surroundings.lists)
    plan.addFilters(site, surroundings.lists)
    plan.addFeeds(site)
    if let data { plan.addDatasets(data) }
    plan.addWarnings(site, surroundings.warnings)
    plan.add(SitePath("404.html"), .notFound, "the page for missing addresses")
    plan.add(SitePath("sitemap.xml"), .sitemap, "the sitemap")
    plan.add(SitePath("robots.txt"), .robots, "robots.txt")
    plan.add(SitePath(PublishedManifest.fileName), .manifest, "the manifest of the published files")
    plan.add(SitePath(PublishedManifest.signatureFileName), .manifest, "the signature of the manifest")
    for asset in surroundings.assets.files {
      plan.add(SitePath(asset.path), .asset(asset.bytes), "the theme's ", asset.path)
    }
    for (path, target) in files.sorted(by: { $0.key < $1.key }) {
      plan.add(target, .copy(path), "the file ", path, SourceLocation(path: "content/" + path))
    }
    diagnostics += OutputCollisions.find(in: plan.outputs)
    diagnostics += OutputCollisions.amongSearchFiles(plan.outputs)
    return plan
  }

  private mutating func addPages(_ site: Site, into diagnostics: inout [Diagnostic]) {
    outputs.reserveCapacity(site.pages.count * 5 / 4)
    for page in site.pages {
      let content = page.content
      add(page.path, .page(page.rank), "the page ", content.path, content.matter.slug?.location ?? content.location)
      if !content.dataSlots.isEmpty { addFigures(of: content, beside: page.path) }
      addAliases(content.matter.aliases, of: content.path, to: page.path, into: &diagnostics)
    }
  }

  private mutating func addTombstones(_ site: Site, into diagnostics: inout [Diagnostic]) {
    for (index, tombstone) in site.tombstones.enumerated() {
      add(tombstone.path, .tombstone(index), "the withdrawn page ", tombstone.contentPath, tombstone.location)
      addAliases(tombstone.aliases, of: tombstone.contentPath, to: tombstone.path, into: &diagnostics)
    }
  }

  private mutating func addAliases(
    _ aliases: [LocatedText], of page: String, to target: SitePath, into diagnostics: inout [Diagnostic]
  ) {
    for alias in aliases {
      if let path = Self.aliasPath(alias, into: &diagnostics) {
        add(path, .redirect(to: target), "an alias of ", page, alias.location)
      }
    }
  }

  private mutating func addFigures(of content: ContentPage, beside path: SitePath) {
    for (slot, number) in FigureNumbers.blocks(of: content.dataSlots) {
      add(path.file(FigureNumbers.fileName(number)), .besidePage, "the numbers of a chart or table", "", slot.location)
    }
  }

  private mutating func addLists(_ site: Site) {
    for (index, section) in site.sections.enumerated() {
      // The home page shows the newest only; all of them are in the sections.
      let lists =
        index == 0
        ? [PageOfList(number: 1, count: 1, ranks: section.pages.prefix(site.configuration.pageSize))]
        : PageOfList.split(section.pages, size: site.configuration.pageSize)
      for list in lists {
        add(
          PageOfList.path(list.number, of: section.path), .section(index, list),
          index == 0 ? "the home page" : section.edition > 0 ? "the list of translations in " : "the section ",
          index == 0 ? "" : section.edition > 0 ? section.path.text : section.folder, section.content?.location)
      }
      if let content = section.content { addFigures(of: content, beside: section.path) }
    }
    for (index, taxonomy) in site.taxonomies.enumerated() where !taxonomy.terms.isEmpty {
      let place = taxonomy.definition.location
      add(taxonomy.path, .taxonomy(index), "the taxonomy ", taxonomy.definition.name, place)
      for (number, term) in taxonomy.terms.enumerated() {
        let name = "\(term.name) of \(taxonomy.definition.name)"
        for list in PageOfList.split(term.pages, size: site.configuration.pageSize) {
          add(
            PageOfList.path(list.number, of: term.path), .term(taxonomy: index, term: number, list),
            "the term ", name, place)
        }
      }
    }
  }

  private mutating func addArchive(_ lists: SiteLists) {
    let what: StaticString = "the list of all bulletins by year (\"archive: false\" in site.yaml turns it off)"
    guard !lists.archive.years.isEmpty else { return }
    add(BulletinArchive.path, .archive, what)
    for year in lists.archive.years {
      add(year.path, .archiveYear(year.year), what)
      guard year.isDivided, let number = year.year else { continue }
      for month in year.months {
        if let name = month.month { add(month.path, .archiveMonth(number, name), what) }
      }
    }
  }

  private mutating func addFilters(_ site: Site, _ lists: SiteLists) {
    for (section, filters) in lists.filters.enumerated() {
      for (number, filter) in filters.enumerated() {
        for list in PageOfList.split(filter.ranks, size: site.configuration.pageSize) {
          add(
            PageOfList.path(list.number, of: filter.path), .filtered(section: section, filter: number, list),
            "a filter of the section ", site.sections[section].folder,
            site.sections[section].content?.location)
        }
      }
    }
  }

  private mutating func addDatasets(_ data: SiteData) {
    let tables = data.published
    guard !tables.isEmpty else { return }
    add(SiteData.home, .datasets, "the list of all tables")
    add(SiteData.home.file("datapackage.json"), .downloads, "the data package")
    for table in tables {
      let name = table.resource.name
      add(
        SiteData.path(ofTable: name), .dataset(name), "the page of the table ", name, table.resource.written.location)
      for format in ["csv", "json"] {
        add(SiteData.home.file("\(name).\(format)"), .besidePage, "a download of the table ", name)
      }
    }
  }

  private mutating func addWarnings(_ site: Site, _ warnings: WarningGraph) {
    for (number, warning) in warnings.members.enumerated() {
      let content = warning.page.content
      add(
        warning.page.path.file(WarningPaths.alert), .alert(number), "the CAP message of ", content.path,
        content.location)
    }
    if warnings.hasFeed(in: site) { add(WarningPaths.feed, .alertFeed, "the feed of what is in force") }
  }

  private mutating func addFeeds(_ site: Site) {
    for source in FeedSource.all(in: site) {
      for format in FeedFormat.allCases {
        add(source.path(in: site).file(format.fileName), .feed(source, format), "a feed")
      }
    }
  }

  private mutating func add(
    _ path: SitePath, _ job: PlannedOutput.Job, _ kind: StaticString, _ subject: String = "",
    _ location: SourceLocation? = nil
  ) {
    outputs.append(PlannedOutput(path: path, job: job, kind: kind, subject: subject, location: location))
  }

  /// `/old/page/` and `/old/page` are folders with an index; a name with an extension is a file.
  private static func aliasPath(_ alias: LocatedText, into diagnostics: inout [Diagnostic]) -> SitePath? {
    let names = alias.text.split(separator: "/").map(String.init)
    let isPath = !alias.text.contains("://") && !alias.text.utf8.contains { "?#%".utf8.contains($0) }
    let fault =
      names.isEmpty
      ? "is the home page" : isPath ? names.lazy.compactMap(PathSegment.fault).first : "is not a plain path"
    if let fault {
      diagnostics.append(
        Diagnostic(
          .invalidAlias, "the alias \"\(alias.text)\" \(fault)", at: alias.location,
          remedy: "write a path of this site, such as \"/2019/old-name/\""))
      return nil
    }
    let isFile = names.last?.lowercased().hasSuffix(".html") ?? false
    return SitePath(names.joined(separator: "/") + (isFile ? "" : "/"))
  }
}
