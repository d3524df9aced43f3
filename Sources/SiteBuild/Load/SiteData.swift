import SiteModel

/// What a site knows from `content/data/`.
final class SiteData: Sendable {
  /// The title of a dataset, with the address of its page when it has one.
  func link(toDataset name: String, rendering: Rendering) -> LinkView { LinkView(title: name, url: "") }
}
