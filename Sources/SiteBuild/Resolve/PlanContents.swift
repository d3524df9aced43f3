import SiteModel

extension OutputPlan {
  /// What the site holds, for the summary of a build.
  func contents(of site: Site) -> BuildReport.Contents {
    var contents = BuildReport.Contents()
    contents.files = outputs.count
    contents.bulletins = site.pages.count { $0.isListed }
    for output in outputs {
      switch output.job {
      case .page, .tombstone, .section, .taxonomy, .term, .datasets, .dataset, .search, .notFound, .archive,
        .archiveYear, .archiveMonth, .filtered:
        contents.pages += 1
      case .feed, .alertFeed: contents.feeds += 1
      case .redirect, .sitemap, .robots, .searchIndex, .asset, .copy, .besidePage, .downloads, .alert, .manifest:
        break
      }
    }
    for hold in site.holds.values {
      switch hold {
      case .draft: contents.drafts += 1
      case .future: contents.future += 1
      case .expired: contents.expired += 1
      case .withdrawn: contents.withdrawn += 1
      }
    }
    return contents
  }
}
