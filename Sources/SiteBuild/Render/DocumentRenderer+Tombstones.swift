import Diagnostics
import Markup
import SiteModel

extension DocumentRenderer {
  /// The page that stands at the address of a withdrawn bulletin. Its title is the theme's: nothing of the bulletin is
  /// at hand here but its address.
  func tombstone(_ index: Int, into diagnostics: inout [Diagnostic]) -> Bytes {
    let tombstone = site.tombstones[index]
    let title = rendering.texts["withdrawn-title"] ?? site.configuration.title
    var document = document(
      title: title, description: "", path: tombstone.path, language: tombstone.language, section: tombstone.section)
    document.breadcrumbs.append(LinkView(title: title, url: document.url, isCurrent: true))
    document.isHidden = true
    document.withdrawal = WithdrawalView(tombstone.withdrawal, rendering)
    return render(ThemeRoots.withdrawn, document, into: &diagnostics)
  }
}
