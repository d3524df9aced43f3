import Concurrency
import Diagnostics
import Files
import SiteBuild
import SiteModel

extension Check {
  /// No Markdown file holds what is left of a copy, a conversion or a draft.
  static let textDefects = Check(.textPinyinGloss, also: DiagnosticKind.ofTextsButGloss + [.linkPrivateAddress]) {
    context in
    let found = await concurrentMap(context.writtenPages) { page in
      context.authoredText(of: page).map(TextDefects.find) ?? []
    }
    return found.flatMap { $0 }
  }
}

extension DiagnosticKind {
  /// What is reported of texts.
  static let ofTexts = [.textPinyinGloss] + ofTextsButGloss

  fileprivate static let ofTextsButGloss: [DiagnosticKind] = [
    .textLostCharacter, .textPlaceholder, .textHalfWidthPunctuation, .textMixedScript,
    .textLookalikeLetter, .textDoubleTitle, .textEmptiedBrackets, .textPageChrome, .textSpaces,
    .textLinkBrackets, .textHeadingSpace,
  ]
}

/// All defects of one text.
enum TextDefects {
  static func find(in text: AuthoredText) -> [Diagnostic] {
    let survey = TextSurvey(text)
    var found = survey.gloss.findings(in: text, hanCount: survey.hanCount)
    found += survey.lost.findings(in: text)
    found += survey.placeholders.findings(in: text)
    found += survey.halfWidth.findings(in: text)
    found += MixedScript.findings(in: text, survey)
    found += survey.lookalikes.findings(in: text)
    found += DoubleTitle.findings(in: text)
    found += survey.brackets.findings(in: text)
    found += survey.chrome.findings(in: text)
    found += survey.spaces.findings(in: text)
    found += survey.links.findings(in: text)
    found += survey.headings.findings(in: text)
    found += PrivateAddresses.findings(in: text)
    return found
  }
}

extension CheckContext {
  /// The Markdown files whose text is or will be public, each once: not drafts, which may have gaps, nor what has
  /// expired or was withdrawn.
  var writtenPages: [ContentPage] {
    var known: Set<String> = []
    return sources.pages.filter { page in
      switch sources.site.holds[page.path] {
      case .draft?, .expired?, .withdrawn?: false
      case .future?, nil: known.insert(page.location.path).inserted
      }
    }
  }

  /// What the author of a page wrote. Nil for a file that has gone since it was loaded.
  func authoredText(of page: ContentPage) -> AuthoredText? {
    guard let bytes = try? File.read(source + "/" + page.location.path) else { return nil }
    return AuthoredText(
      SourceFile(path: page.location.path, bytes: bytes), title: page.matter.title.text, kind: page.matter.kind)
  }
}

extension AuthoredText {
  /// A finding at each of the first five places, and one that counts the rest.
  ///
  /// - Parameter message: what is wrong, from the text that stands at the place.
  func findings(
    _ kind: DiagnosticKind, at places: [Range<Int>], remedy: String, message: (String) -> String
  ) -> [Diagnostic] {
    Self.findings(places) { Diagnostic(kind, message(excerpt($0)), at: location(of: $0), remedy: remedy) }
  }

  /// A finding for each of the first five, and one that counts the rest.
  static func findings<Place>(_ places: some Sequence<Place>, _ finding: (Place) -> Diagnostic) -> [Diagnostic] {
    var findings = CappedFindings<String>(limit: 5)
    for place in places { findings.add("", finding(place)) }
    return findings.diagnostics
  }

  /// The next few places after the first.
  func notes(_ places: [Range<Int>]) -> [Diagnostic.Note] {
    places.dropFirst().prefix(3).map { Diagnostic.Note("also here", at: location(of: $0)) }
  }
}
