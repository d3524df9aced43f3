/// The blocks that parent tags replace, as chains from the innermost parent tag outwards.
///
/// The outermost parent tag that gives a block a content wins (Mustache specification, *inheritance*, "Multi-level
/// inheritance").
struct OverrideChains {
  private struct Link {
    let inclusion: Node.Inclusion
    let template: Int
    let outer: Int?
  }

  private struct Key: Hashable {
    let template: Int
    let offset: Int
    let outer: Int?
  }

  /// A parent tag: the template it is in, and where.
  private struct Site: Hashable {
    let template: Int
    let offset: Int
  }

  private var links: [Link] = []
  private var known: [Key: Int] = [:]
  /// Blocks that were met behind each parent tag.
  private var met: [Site: Set<String>] = [:]
  /// Parent tags behind which a template stands that is known only at run time.
  private var open: Set<Site> = []

  /// The chain behind a parent tag. A tag that is in the chain already would add nothing, since its outer use wins; so
  /// a template that is its own parent leads to finitely many chains.
  mutating func extend(_ chain: Int?, with inclusion: Node.Inclusion, in template: Int) -> Int {
    let site = Site(template: template, offset: inclusion.tag.lowerBound)
    var next = chain
    while let index = next {
      if self.site(of: index) == site { return chain ?? index }
      next = links[index].outer
    }
    let key = Key(template: template, offset: inclusion.tag.lowerBound, outer: chain)
    if let index = known[key] { return index }
    links.append(Link(inclusion: inclusion, template: template, outer: chain))
    known[key] = links.count - 1
    return links.count - 1
  }

  /// What replaces a block, with the chain that holds for it and the template it was written in; nil when nothing does.
  mutating func override(
    of name: String, in chain: Int?
  ) -> (override: Node.Override, chain: Int?, template: Int)? {
    var found: (Node.Override, Int?, Int)?
    var next = chain
    while let index = next {
      met[site(of: index), default: []].insert(name)
      let link = links[index]
      if let override = link.inclusion.overrides.first(where: { $0.name == name }) {
        found = (override, link.outer, link.template)
      }
      next = link.outer
    }
    return found
  }

  /// Notes that what is rendered with a chain is not known before run time.
  mutating func markOpen(_ chain: Int?) {
    var next = chain
    while let index = next {
      open.insert(site(of: index))
      next = links[index].outer
    }
  }

  /// Contents for blocks that nothing behind their parent tag has, and the blocks that there are.
  var unusedOverrides: [(override: Node.Override, template: Int, known: [String])] {
    var seen: Set<Site> = []
    return links.indices.flatMap { index -> [(override: Node.Override, template: Int, known: [String])] in
      let site = site(of: index)
      guard !open.contains(site), seen.insert(site).inserted else { return [] }
      let met = met[site, default: []]
      return links[index].inclusion.overrides.filter { !met.contains($0.name) }
        .map { ($0, links[index].template, met.sorted()) }
    }
  }

  private func site(of index: Int) -> Site {
    Site(template: links[index].template, offset: links[index].inclusion.tag.lowerBound)
  }
}
