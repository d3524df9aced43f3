import CommonMark
import Diagnostics
import Markup
import SiteModel
import Templates

/// An HTML document and the files that lie beside it.
struct RenderedDocument {
  let html: Bytes
  var files: [(path: SitePath, bytes: Bytes)] = []
  /// What a bulletin says of the records.
  var figures: [PublishedFigure] = []
}

/// Renders HTML documents of one language through the site's templates.
struct DocumentRenderer: Sendable {
  let rendering: Rendering
  private let store: BodyStore
  var site: Site { rendering.site }

  init(rendering: Rendering, store: BodyStore) {
    self.rendering = rendering
    self.store = store
  }

  func page(_ page: Page, into diagnostics: inout [Diagnostic]) -> RenderedDocument {
    let (body, headings, figures, attachments) = body(of: page.content, into: &diagnostics)
    reportFaults(inSummaryOf: page.content, into: &diagnostics)
    var document = document(
      title: rendering.title(of: page), description: description(page.content), path: page.path,
      language: page.matter.language, section: page.section, versions: site.versions.versions(of: page))
    document.bulletin = BulletinView(
      page: page, rendering: rendering, body: body,
      contents: headings.count < 3 ? [] : ContentsItemView.nest(headings),
      related: site.related(to: page).map { CardView(page: $0, rendering: rendering) }, figures: figures.sources,
      record: rendering.record(of: page), attachments: attachments)
    document.breadcrumbs.append(rendering.link(page).marked(true))
    document.structuredData = StructuredData.article(page, rendering)
    document.feeds = rendering.warningFeeds(of: page)
    document.metaTags += rendering.government?.tags(of: page, rendering) ?? []
    let html = render(template(of: page, into: &diagnostics), document, into: &diagnostics)
    return RenderedDocument(
      html: html, files: figures.downloads.map { (page.path.file($0.name), $0.bytes) },
      figures: figures.published)
  }

  /// The template that the front matter names, else that of the kind, else that of all bulletins.
  private func template(of page: Page, into diagnostics: inout [Diagnostic]) -> String {
    if let named = page.matter.template {
      let root = ThemeRoots.bulletin + "-" + named.text
      if rendering.templates.contains(root) { return root }
      diagnostics.append(
        Diagnostic(
          .templateMissing, "there is no template \"\(root).mustache\"", at: named.location,
          remedy: "write it into templates/, or leave \"template\" out"))
    }
    let ofKind = ThemeRoots.bulletin + "-" + page.matter.kind
    return rendering.templates.contains(ofKind) ? ofKind : ThemeRoots.bulletin
  }

  func section(_ index: Int, _ list: PageOfList, into diagnostics: inout [Diagnostic]) -> RenderedDocument {
    let section = site.sections[index]
    // The home page of another edition is the list of what is translated.
    let isHome = index == 0
    let content = list.number == 1 ? section.content : nil
    var document = document(
      title: section.title,
      description: section.content.map(description)
        ?? (section.isRoot ? site.editions[section.edition].description : ""),
      path: PageOfList.path(list.number, of: section.path), language: section.language,
      section: index, isOwnCrumb: true, versions: list.number == 1 ? site.versions.versions(of: section) : [])
    document.isHome = section.isRoot && list.number == 1
    document.feeds = feeds(of: .section(index), title: section.title) + rendering.warningFeeds(ofSection: section)
    document.metaTags += rendering.government?.tags(ofSection: index, site) ?? []
    let children = section.children.map { LinkView(title: site.sections[$0].title, url: site.sections[$0].url) }
    let text = content.map { body(of: $0, into: &diagnostics) }
    document.list = self.list(
      list, of: section.path, total: section.pages.count, content: text?.html ?? [], children: children,
      figures: text?.figures.sources ?? [])
    if isHome { document.list?.kinds = latestByKind() }
    document.list?.upcoming = rendering.upcoming(content)
    document.list?.filters = filterGroups(ofSection: index)
    if content != nil { document.list?.corrections = rendering.corrections(section.corrections) }
    if section.isRoot { document.structuredData = StructuredData.site(site.editions[section.edition], rendering) }
    let html = render(isHome ? ThemeRoots.home : ThemeRoots.section, document, into: &diagnostics)
    return RenderedDocument(
      html: html, files: text?.figures.downloads.map { (section.path.file($0.name), $0.bytes) } ?? [])
  }

  func term(_ taxonomyIndex: Int, _ termIndex: Int, _ list: PageOfList, into diagnostics: inout [Diagnostic]) -> Bytes {
    let taxonomy = site.taxonomies[taxonomyIndex]
    let term = taxonomy.terms[termIndex]
    let title = rendering.termTitle(termIndex, ofTaxonomy: taxonomyIndex)
    var document = document(
      title: title, description: "", path: PageOfList.path(list.number, of: term.path), language: nil, section: 0)
    document.breadcrumbs += [
      LinkView(title: taxonomy.definition.title, url: taxonomy.url),
      LinkView(title: title, url: term.url, isCurrent: true),
    ]
    document.feeds = feeds(of: .term(taxonomy: taxonomyIndex, term: termIndex), title: title)
    document.metaTags += rendering.government?.tags(ofList: title, type: taxonomy.definition.title) ?? []
    document.list = self.list(list, of: term.path, total: term.pages.count, content: [], children: [])
    return render(ThemeRoots.term, document, into: &diagnostics)
  }

  func taxonomy(_ index: Int, into diagnostics: inout [Diagnostic]) -> Bytes {
    let taxonomy = site.taxonomies[index]
    let title = taxonomy.definition.title
    var document = document(title: title, description: "", path: taxonomy.path, language: nil, section: 0)
    document.breadcrumbs.append(LinkView(title: title, url: taxonomy.url, isCurrent: true))
    document.metaTags += rendering.government?.tags(ofList: title, type: title) ?? []
    document.taxonomy = TaxonomyView(
      title: title,
      terms: taxonomy.terms.enumerated().map { number, term in
        TermView(title: rendering.termTitle(number, ofTaxonomy: index), url: term.url, count: term.pages.count)
      })
    return render(ThemeRoots.taxonomy, document, into: &diagnostics)
  }

  func search(into diagnostics: inout [Diagnostic]) -> Bytes {
    let title = rendering.texts["search"] ?? "Search"
    var document = document(title: title, description: "", path: SearchFiles.page, language: nil, section: 0)
    document.isHidden = true
    document.breadcrumbs.append(LinkView(title: title, url: document.url, isCurrent: true))
    document.search = SearchView(rendering)
    return render(ThemeRoots.search, document, into: &diagnostics)
  }

  func notFound(into diagnostics: inout [Diagnostic]) -> Bytes {
    let title = rendering.texts["not-found-title"] ?? "404"
    var document = document(title: title, description: "", path: SitePath("404.html"), language: nil, section: 0)
    document.isHidden = true
    return render(ThemeRoots.notFound, document, into: &diagnostics)
  }

  func redirect(from path: SitePath, to target: SitePath, into diagnostics: inout [Diagnostic]) -> Bytes {
    var document = document(
      title: rendering.texts["redirect-title"] ?? site.configuration.title, description: "", path: target,
      language: nil, section: 0)
    document.isHidden = true
    document.redirect = LinkView(
      title: site.absoluteURL(target), url: site.url(target), permalink: site.absoluteURL(target))
    return render(ThemeRoots.redirect, document, into: &diagnostics)
  }

  /// The body of a document with its links filled in, for feeds: links are absolute.
  func feedContent(_ page: Page) -> Bytes {
    guard let stored = storedBody(of: page.content) else { return [] }
    var html = Bytes()
    var reportedElsewhere: [Diagnostic] = []
    let answerer = FigureAnswerer(page.content, rendering, fileBase: site.absoluteURL(page.path.file("")))
    let figures = PageFigures.bind(page.content, answerer, into: &reportedElsewhere)
    stored.fragment.append(to: &html) { slot in
      let url =
        slot.kind == .figure
        ? figures.filling(slot).flatMap(\.text)
        : slot.kind.isAddress ? rendering.links.resolve(slot, in: page.content.path, into: &reportedElsewhere) : nil
      guard let url else { return figures.filling(slot) }
      return .text(url.hasPrefix("/") ? site.absoluteURL(ofRootRelative: url) : site.absoluteURL(page.path) + url)
    }
    return html
  }

  /// Nil for a document without text, or when it cannot be read back, which is reported with its page.
  func storedBody(of content: ContentPage) -> StoredBody? {
    content.body.flatMap { try? store.body($0, path: content.location.path) }
  }

  // MARK: Parts

  func render(_ template: String, _ document: DocumentView, into diagnostics: inout [Diagnostic]) -> Bytes {
    var output = Bytes()
    output.reserveCapacity(16_384)
    rendering.templates.render(template, document, into: &output, diagnostics: &diagnostics)
    return output
  }

  func document(
    title: String, description: String, path: SitePath, language: String?, section: Int, isOwnCrumb: Bool = false,
    versions: [SiteVersions.Version] = []
  ) -> DocumentView {
    let edition = site.sections[section].edition
    var document = DocumentView(
      site: rendering.siteViews[edition], title: title, description: description,
      language: language ?? site.configuration.language, url: site.url(path), canonical: site.absoluteURL(path),
      openGraphType: "website")
    document.warnings = rendering.banner
    document.hasWarningScript = rendering.needsWarningScript
    document.languages = rendering.languages(versions, edition: edition, url: document.url)
    document.alternates = rendering.alternates(versions)
    let frame = rendering.frames[section]
    document.metaTags = rendering.government?.siteTags ?? []
    document.breadcrumbs = frame.breadcrumbs
    if isOwnCrumb, let own = document.breadcrumbs.popLast() { document.breadcrumbs.append(own.marked(true)) }
    let url = document.url
    document.menu =
      rendering.menuTargets.contains(url)
      ? frame.menu.map { $0.marked($0.isCurrent || $0.url == url) }.value : frame.menuValue
    return document
  }

  func list(
    _ list: PageOfList, of path: SitePath, total: Int, content: Bytes, children: [LinkView],
    figures: [FigureSourceView] = []
  ) -> ListView {
    func url(_ number: Int) -> String? {
      (1...list.count).contains(number) ? site.url(PageOfList.path(number, of: path)) : nil
    }
    let pager = PagerView(
      number: list.number, count: list.count, previous: url(list.number - 1), next: url(list.number + 1))
    return ListView(
      content: content, cards: list.ranks.map { CardView(page: site.pages[$0], rendering: rendering) }, count: total,
      children: children, pager: list.count > 1 ? pager : nil, isFirst: list.number == 1,
      figures: figures)
  }

  private func feeds(of source: FeedSource, title: String) -> [LinkView] {
    FeedFormat.allCases.map { format in
      let path = source.path(in: site).file(format.fileName)
      return LinkView(
        title: "\(title) (\(format.name))", url: site.url(path), type: format.mediaType,
        permalink: site.absoluteURL(path))
    }
  }

  func body(
    of content: ContentPage, into diagnostics: inout [Diagnostic]
  ) -> (html: Bytes, headings: [Heading], figures: PageFigures, attachments: [AttachmentView]) {
    let figures = PageFigures.bind(content, FigureAnswerer(content, rendering), into: &diagnostics)
    guard let reference = content.body else { return ([], [], figures, []) }
    do {
      let stored = try store.body(reference, path: content.location.path)
      var html = Bytes()
      var found: [Diagnostic] = []
      var attachments: [AttachmentView] = []
      stored.fragment.append(to: &html) { slot in
        guard slot.kind.isAddress else { return figures.filling(slot) }
        guard let url = rendering.links.resolve(slot, in: content.path, into: &found) else { return nil }
        if slot.kind == .link, let file = rendering.attachments[url], !attachments.contains(where: { $0.url == url }) {
          attachments.append(AttachmentView(title: slot.text.isEmpty ? file.name : slot.text, url: url, file: file))
        }
        return .text(url)
      }
      diagnostics += found
      return (html, stored.headings.map { $0.filled(figures.filling) }, figures, attachments)
    } catch {
      diagnostics.append(Diagnostic(.unreadable, "\(error)", at: content.location))
      return ([], [], figures, [])
    }
  }

  /// A summary from front matter has links of its own; any other is part of the body.
  private func reportFaults(inSummaryOf content: ContentPage, into diagnostics: inout [Diagnostic]) {
    guard content.matter.summary != nil, let summary = content.summary else { return }
    for slot in summary.fragment.slots where slot.kind.isAddress {
      _ = rendering.links.resolve(slot, in: content.path, into: &diagnostics)
    }
  }

  /// Plain text of at most 160 characters, cut after a sentence where one ends in the second half.
  private func description(_ content: ContentPage) -> String {
    guard let text = rendering.summaryText(of: content) else { return "" }
    guard text.unicodeScalars.count > 160 else { return text }
    let scalars = Array(text.unicodeScalars.prefix(160))
    let stops: Set<Unicode.Scalar> = ["。", "!", "?", "！", "？", ";", "；"]
    let end = scalars.lastIndex(where: stops.contains).map { $0 + 1 } ?? 0
    var view = String.UnicodeScalarView()
    view.append(contentsOf: end >= 80 ? scalars[..<end] : scalars[..<159])
    return String(view) + (end >= 80 ? "" : "…")
  }
}
