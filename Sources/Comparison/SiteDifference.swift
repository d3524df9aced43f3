/// All that differs between two outputs, in the order in which a reviewer reads it.
package struct SiteDifference: Sendable {
  package struct Counts: Sendable, Equatable {
    package var added = 0
    package var removed = 0
    package var moved = 0
    package var changed = 0
    package var unchanged = 0

    package var isSame: Bool { added + removed + moved + changed == 0 }
  }

  /// The folders, as they were named.
  package let old: String
  package let new: String
  /// Of the new site, such as `zh-Hans`; empty when its pages name none.
  package var language = ""
  package var pageCounts = Counts()
  package var fileCounts = Counts()
  /// Whether files other than pages were compared: a record knows none.
  package var hasFiles = true

  /// Figures by page, in the order of the pages.
  package var figures: [FigureChange] = []
  package var repeatedFigures: [Repeated<FigureChange>] = []
  /// Pages with what differs in them beside figures; what many pages share is told in the `repeated…` lists.
  package var pages: [PageChanges] = []
  package var repeatedTexts: [Repeated<TextChange>] = []
  package var repeatedValues: [Repeated<ValueChange>] = []
  /// The titles of all pages that differ, by address.
  package var titles: [String: String] = [:]
  /// Pages of which only the markup differs.
  package var markupPages: [String] = []

  package var addedPages: [PageNote] = []
  package var removedPages: [PageNote] = []
  package var movedPages: [(old: String, new: PageNote)] = []

  package var feeds: [FeedChange] = []
  /// What very many entries of feeds say alike; in `pages` their titles.
  package var repeatedFields: [Repeated<ValueChange>] = []
  /// Addresses in sitemaps: in `name` the address, dates of the last change in `old` and `new`.
  package var sitemap: [ValueChange] = []
  package var files: [FileChange] = []
  /// What could not be compared.
  package var problems: [String] = []

  package init(old: String, new: String) {
    self.old = old
    self.new = new
  }

  /// Whether the two are the same byte for byte, as far as they could be read.
  package var isSame: Bool { pageCounts.isSame && fileCounts.isSame }
}
