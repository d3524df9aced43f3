import SiteModel

/// Lists that are made of other lists: by year and month, and the parts of sections that readers may ask for.
struct SiteLists: Sendable {
  let archive: BulletinArchive
  /// By section.
  let filters: [[SectionFilter]]

  init(_ site: Site) {
    let isWanted = site.configuration.hasArchive
    archive = BulletinArchive(isWanted ? site.pages : [])
    filters = site.sections.indices.map { isWanted ? SectionFilter.all(ofSection: $0, in: site) : [] }
  }
}
