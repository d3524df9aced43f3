import Alerts
import CommonMark
import Diagnostics
import Files
import Markup
import Publishing
import SiteModel

/// Makes the CAP message of a warning: what its graph knows, with the text of the page and the files beside it.
struct AlertDocument {
  private let warning: WarningGraph.Member
  private let documents: DocumentRenderer
  private let ofLanguages: [String: DocumentRenderer]
  /// The folder with `content/`.
  private let source: String

  /// - Parameters:
  ///   - documents: in the language of the warning's page.
  ///   - ofLanguages: for the texts of its translations.
  init(
    _ warning: WarningGraph.Member, documents: DocumentRenderer, ofLanguages: [String: DocumentRenderer], source: String
  ) {
    self.warning = warning
    self.documents = documents
    self.ofLanguages = ofLanguages
    self.source = source
  }

  /// Nothing after an error: all that the standard forbids is one, at the line where it was written.
  func bytes(into diagnostics: inout [Diagnostic]) -> Bytes {
    let files = files(into: &diagnostics)
    let names = documents.rendering.regionNames
    let page = warning.page
    var view = WarningPage(
      path: page.path, title: documents.rendering.title(of: page), text: documents.plainText(of: page.content),
      address: documents.site.absoluteURL(page.path))
    for translation in warning.translations {
      guard let language = translation.matter.language, let documents = ofLanguages[language] else { continue }
      view.versions[language] = .init(
        title: documents.rendering.title(of: translation), text: documents.plainText(of: translation.content),
        address: documents.site.absoluteURL(translation.path))
    }
    view.file = { files[$0.text] }
    view.regionName = { names.name(of: $0, in: $1) }
    let alert = warning.notice.alert(
      of: view, referringTo: warning.references, configuration: documents.site.configuration)
    diagnostics += faults(in: alert, lacksFiles: files.count < Set(warning.notice.files.values.map(\.text)).count)
    return AlertXML.write(alert)
  }

  /// What the alert breaks. A reference or file that is not found has been reported: what follows from its lack is not.
  private func faults(in alert: Alert, lacksFiles: Bool) -> [Diagnostic] {
    AlertRules.faults(in: alert).filter { fault in
      !(lacksFiles && fault.place.resource != nil)
        && !(!warning.areReferencesSound && fault.place.element == "references")
    }.map { warning.notice.diagnostic($0, documents.site.configuration) }
  }

  /// What is known of the files that its resources name, by the names.
  private func files(into diagnostics: inout [Diagnostic]) -> [String: WarningFile] {
    var files: [String: WarningFile] = [:]
    for name in warning.notice.files.sorted(by: { $0.value.location < $1.value.location }).map(\.value) {
      guard files[name.text] == nil else { continue }
      guard let file = documents.rendering.links.file(name.text, from: warning.page.content.path) else {
        diagnostics.append(
          Diagnostic(
            .warningFileMissing, "there is no file \"\(name.text)\" beside this document", at: name.location,
            remedy: "put the file into the folder of this document, or correct the name"))
        continue
      }
      do {
        let bytes = try File.read(source + "/content/" + file.path)
        files[name.text] = WarningFile(
          address: documents.site.absoluteURL(file.target), mimeType: MediaType.of(fileName: file.path),
          size: bytes.count, digest: SHA1Digest.hexadecimal(bytes))
      } catch {
        diagnostics.append(Diagnostic(.unreadable, "\(error)", at: name.location))
      }
    }
    return files
  }
}

extension DocumentRenderer {
  /// The text of a document without markup. Its faults are reported with its page.
  fileprivate func plainText(of content: ContentPage) -> String {
    var reportedElsewhere: [Diagnostic] = []
    return PlainText.of(html: body(of: content, into: &reportedElsewhere).html)
  }
}
