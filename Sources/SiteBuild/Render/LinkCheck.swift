import CommonMark
import Concurrency
import Diagnostics
import SiteModel

/// Finds the faults of links without rendering: where templates have faults too, all are told in one run.
struct LinkCheck: Sendable {
  let site: Site
  let links: LinkResolver
  let store: BodyStore

  func run() async -> [Diagnostic] {
    let documents = site.pages.map(\.content) + site.sections.compactMap(\.content)
    return await concurrentMap(documents) { faults(of: $0) }.flatMap { $0 }
  }

  private func faults(of content: ContentPage) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var slots = content.matter.summary == nil ? [] : content.summary?.fragment.slots ?? []
    do {
      if let body = content.body { slots += try store.body(body, path: content.location.path).fragment.slots }
    } catch {
      found.append(Diagnostic(.unreadable, "\(error)", at: content.location))
    }
    for slot in slots where slot.kind.isAddress { _ = links.resolve(slot, in: content.path, into: &found) }
    return found
  }
}
