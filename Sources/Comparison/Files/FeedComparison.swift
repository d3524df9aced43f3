/// Compares entries of feeds by their ids, and addresses of sitemaps.
enum FeedComparison {
  static func compare(_ old: [FeedItem], _ new: [FeedItem], feed: String) -> [FeedChange] {
    let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    let after = Set(new.map(\.id))
    var changes: [FeedChange] = []
    for item in new {
      guard let earlier = before[item.id] else {
        changes.append(FeedChange(kind: .added, id: item.id, title: item.title, fields: [], feeds: [feed]))
        continue
      }
      let fields = fields(earlier, item)
      if !fields.isEmpty {
        changes.append(FeedChange(kind: .updated, id: item.id, title: item.title, fields: fields, feeds: [feed]))
      }
    }
    for item in old where !after.contains(item.id) {
      changes.append(FeedChange(kind: .removed, id: item.id, title: item.title, fields: [], feeds: [feed]))
    }
    return changes
  }

  private static func fields(_ old: FeedItem, _ new: FeedItem) -> [ValueChange] {
    var told: Set<[String?]> = []
    // From the back of the alphabet: what title and summary say need not be told again of the content.
    return Set(old.fields.keys).union(new.fields.keys).sorted(by: >).compactMap { name in
      let (before, after) = (old.fields[name], new.fields[name])
      guard before != after, told.insert([before, after]).inserted else { return nil }
      return ValueChange(kind: .metadata, name: name, old: before, new: after)
    }
  }

  static func compare(
    _ old: [(address: String, modified: String?)], _ new: [(address: String, modified: String?)]
  ) -> [ValueChange] {
    let before = Dictionary(old.map { ($0.address, $0.modified ?? "") }) { first, _ in first }
    let after = Set(new.map(\.address))
    var changes: [ValueChange] = []
    for (address, modified) in new {
      let earlier = before[address]
      if earlier != modified ?? "" {
        changes.append(ValueChange(kind: .link, name: address, old: earlier, new: modified ?? ""))
      }
    }
    for (address, modified) in old where !after.contains(address) {
      changes.append(ValueChange(kind: .link, name: address, old: modified ?? "", new: nil))
    }
    return changes
  }

  /// What several feeds say of one entry is told once, with the fields that any of them tells.
  static func merged(_ changes: [FeedChange]) -> [FeedChange] {
    var order: [[String]] = []
    var merged: [[String]: FeedChange] = [:]
    for change in changes {
      // A feed itself has no id: each is one of its own.
      let key = change.id.isEmpty ? [change.title, change.feeds.first ?? ""] : [change.id, change.kind.rawValue]
      guard var first = merged[key] else {
        order.append(key)
        merged[key] = change
        continue
      }
      first.feeds += change.feeds
      let names = Set(first.fields.map(\.name))
      first.fields += change.fields.filter { !names.contains($0.name) }
      merged[key] = first
    }
    return order.compactMap { merged[$0] }
  }
}
