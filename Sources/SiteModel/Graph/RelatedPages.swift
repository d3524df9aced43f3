extension Site {
  /// How far to look in each term's list, on both sides. It bounds the work, so that a page costs the same in a site
  /// of a hundred and of a hundred thousand bulletins.
  private static let reach = 25

  /// Bulletins that share terms with this one: most shared terms first, rare terms counting more than common ones,
  /// then nearest in time.
  package func related(to page: Page) -> [Page] {
    guard configuration.related > 0, page.isListed else { return [] }
    if !page.isOriginal { return relatedTranslations(to: page) }
    return ranked(relatedTo: page).prefix(configuration.related).map { pages[$0] }
  }

  /// What is related to its original and there in its language too.
  private func relatedTranslations(to page: Page) -> [Page] {
    let edition = sections[page.section].edition
    let found = ranked(relatedTo: original(of: page)).lazy.map { version(of: pages[$0], inEdition: edition) }
    return Array(found.filter { sections[$0.section].edition == edition }.prefix(configuration.related))
  }

  /// The ranks of all that is related to an original, in order.
  private func ranked(relatedTo page: Page) -> [Int] {
    var scores: [Int: Int] = [:]
    for (taxonomy, terms) in zip(taxonomies, page.terms) where !taxonomy.definition.sortsByKind {
      for term in terms {
        let list = taxonomy.terms[term].pages
        let place = list.partitioningIndex { $0 >= page.rank }
        let weight = Self.weight(ofTermWith: list.count, among: pages.count)
        for rank in list[max(0, place - Self.reach)..<min(list.count, place + Self.reach + 1)] where rank != page.rank {
          scores[rank, default: 0] += weight
        }
      }
    }
    let best = scores.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      let distances = (abs(left.key - page.rank), abs(right.key - page.rank))
      return distances.0 != distances.1 ? distances.0 < distances.1 : left.key < right.key
    }
    return best.map(\.key)
  }

  /// About log2(all / count) + 1: how much it says that two pages share a term.
  private static func weight(ofTermWith count: Int, among all: Int) -> Int {
    var weight = 1
    var share = count
    while share < all {
      share *= 2
      weight += 1
    }
    return weight
  }
}

extension Array {
  /// The first index whose element fulfils the predicate, in an array where all such elements come last.
  fileprivate func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
