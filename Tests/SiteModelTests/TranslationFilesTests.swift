import Testing

@testable import SiteModel

struct TranslationFilesTests {
  private func files(_ paths: [String], _ languages: String = "languages: [en, zh-Hant]") -> TranslationFiles {
    TranslationFiles(paths, configuration: Samples.configuration(languages))
  }

  @Test("a declared language before .md makes a translation of the file beside it")
  func findsTranslations() {
    let found = files([
      "_index.md", "_index.en.md", "n/a.md", "n/a.EN.md", "n/a.zh-Hant.md", "b/index.md", "b/index.en.md",
    ])
    #expect(found.diagnostics.isEmpty)
    #expect(found["n/a.EN.md"] == Translation(of: "n/a.md", into: "en"))
    #expect(found["n/a.zh-Hant.md"] == Translation(of: "n/a.md", into: "zh-Hant"))
    #expect(found["b/index.en.md"]?.original == "b/index.md")
    #expect(found["_index.en.md"]?.original == "_index.md")
    #expect(found["n/a.md"] == nil)
    #expect(found.paths(of: "n/a.md") == ["n/a.EN.md", "n/a.zh-Hant.md"])
  }

  @Test("a language that is not declared keeps its name, with a hint where it looks like a translation")
  func hintsAtUndeclared() {
    let found = files(["n/a.md", "n/a.fr.md", "n/b.fr.md", "n/a.v2.md", "n/a.final.md", "n/a.2024.md"])
    #expect(found["n/a.fr.md"] == nil)
    #expect(found.diagnostics.map(\.kind.id) == ["translation-undeclared"])
    #expect(found.diagnostics.first?.location?.path == "content/n/a.fr.md")
    #expect(files(["n/a.md", "n/a.zh-Hans.md"], "").diagnostics.isEmpty)
  }

  @Test("a translation without an original, two of one document, and the site's own language are faults")
  func reportsFaults() {
    #expect(files(["n/a.en.md"]).diagnostics.map(\.kind.id) == ["translation-orphan"])
    #expect(files(["n/a.md", "n/a.EN.md", "n/a.en.md"]).diagnostics.map(\.kind.id) == ["translation-twice"])
    #expect(files(["n/a.md", "n/a.zh-Hans.md"]).diagnostics.map(\.kind.id) == ["translation-twice"])
    #expect(files(["n/a.zh-Hans.md"]).diagnostics.map(\.kind.id) == ["translation-orphan"])
  }
}
