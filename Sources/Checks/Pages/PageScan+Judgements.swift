import Markup
import SiteModel

/// What is judged where it stands: images, frames, languages, and ids that something names.
extension PageScan {
  /// WCAG 2.2, 1.1.1.
  mutating func judgeImage(isHidden: Bool) {
    if isHidden { return }
    let role = html.value(.role).map(string)
    // An empty text is for decoration; Markdown without one has been told of by the build.
    if html.value(.alt) != nil || role == "presentation" || role == "none" { return }
    let source = html.value(.src).map(html.decoded) ?? ""
    report(
      .pageImageAlternative, "the image \"\(SiteAddresses.decoded(source))\" has no alternative text",
      remedy: "say in alt=\"…\" what it shows; alt=\"\" is for decoration", trace: .text(source))
  }

  /// WCAG 2.2, 4.1.2.
  mutating func judgeFrame(isHidden: Bool) {
    if isHidden || html.value(.ariaLabel).map({ !$0.isEmpty }) == true { return }
    if html.value(.title).map({ !$0.isEmpty }) == true { return }
    let source = html.value(.src).map(html.decoded) ?? ""
    report(
      .pageFrameTitle, "the frame of \"\(SiteAddresses.decoded(source))\" has no title",
      remedy: "say in title=\"…\" what it holds",
      trace: .text(source))
  }

  /// WCAG 2.2, 3.1.1 and 3.1.2.
  mutating func judgeLanguage(_ tag: String, _ place: String) {
    if LanguageTag.isWellFormed(tag) || (tag == "x-default" && place == "hreflang") { return }
    // An empty tag says that nobody knows the language of a part.
    if tag.isEmpty, place == "lang" || place == "xml:lang" { return }
    report(
      .pageLanguage, "\"\(tag)\" in \(place) is no language tag",
      remedy: "write a tag such as zh-Hans or en (BCP 47)", trace: .text(tag))
  }

  mutating func judgeMissing(_ name: String, attribute: String) {
    if attribute.isEmpty {
      report(
        .pageFragmentMissing, "\"#\(name)\" leads to nothing on its page: no element has this id",
        remedy: "see what the heading's id is now, or give the place this id", trace: .text("#" + name))
    } else {
      report(
        .pageReferenceMissing, "\(attribute)=\"\(name)\" names an id that is not on the page",
        remedy: "correct the id, or take the attribute out", trace: .text(name))
    }
  }
}
